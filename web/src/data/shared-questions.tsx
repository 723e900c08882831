import type { Localized, Question } from '../api.ts'
import { useSpeech } from '../say.tsx'
import { type SharedQuestion, shareQuestions } from './dropped-file.ts'
import type { DroppedFiles } from './use-dropped-files.ts'

/** What several files are asked in common; each is named with what it has below. */
const wordsOfMany: Readonly<Record<Question['about'], (count: number) => Localized>> = {
  flow: (count) => ({
    zh: `这 ${count} 个文件是出口还是进口？`,
    en: `Are these ${count} files of exports or imports?`,
  }),
  scope: (count) => ({
    zh: `这 ${count} 个文件只有很少几个贸易伙伴、注册地或贸易方式。是全部贸易，还是只查了这些？`,
    en: `These ${count} files have few partners, places or procedures. Are they the whole trade, or were the queries filtered?`,
  }),
  months: (count) => ({
    zh: `这 ${count} 个文件的首尾之间有月份没有数据行。如不说明，这些月份按没有数据处理。确实没有贸易吗？`,
    en: `These ${count} files have months without rows between their first and last. Unless you say otherwise these count as missing. Was there no trade?`,
  }),
  relation: (count) => ({
    zh: `这 ${count} 个文件与已载入的数据是什么关系？`,
    en: `How do these ${count} files relate to what is loaded?`,
  }),
  'repeated-rows': (count) => ({
    zh: `这 ${count} 个文件有重复的数据行，怎样计算？`,
    en: `These ${count} files have repeated rows; how do they count?`,
  }),
}

/** The open questions of all files, each asked once; one answer serves every file that it is asked of. */
export function SharedQuestions({ dropped }: { readonly dropped: DroppedFiles }) {
  return (
    <>
      {shareQuestions(dropped.files).map((shared) => (
        <OneQuestion
          key={`${shared.question.about} ${shared.question.choices.map(({ label }) => label.en).join()}`}
          shared={shared}
          dropped={dropped}
        />
      ))}
    </>
  )
}

function OneQuestion({
  shared,
  dropped,
}: {
  readonly shared: SharedQuestion
  readonly dropped: DroppedFiles
}) {
  const { say } = useSpeech()
  const { question, files } = shared
  const isBusy = files.some((file) => file.isBusy)
  const keys = files.map(({ key }) => key)
  return (
    <fieldset class="question" disabled={isBusy}>
      <legend>
        {say(files.length === 1 ? question.question : wordsOfMany[question.about](files.length))}
      </legend>
      {files.length > 1 && (
        <ul class="asked-files">
          {files.map(({ key, file, upload }) => (
            <li key={key}>
              {file}
              {question.about === 'scope' && upload?.load && (
                <span class="faint"> · {say(upload.load.scopeWords)}</span>
              )}
            </li>
          ))}
        </ul>
      )}
      {question.choices.map(({ value, label }) => (
        <button key={value} type="button" onClick={() => dropped.answer(keys, question.about, label.en)}>
          {say(label)}
        </button>
      ))}
    </fieldset>
  )
}
