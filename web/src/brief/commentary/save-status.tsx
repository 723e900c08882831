import type { Localized } from '../../api.ts'
import { useSpeech } from '../../say.tsx'
import type { CommentaryDraft } from './use-commentary-draft.ts'

/** Whether what was typed is saved, and if not, where it is and what happens next. */
export function SaveStatus({
  draft,
  isMentioning,
}: {
  readonly draft: CommentaryDraft
  /** Whether a reference is being typed, which is no mistake yet. */
  readonly isMentioning: boolean
}) {
  const { say } = useSpeech()
  const { state, isKept, retry } = draft
  const isUnfinished = isMentioning && state.kind === 'refused'
  return (
    <div
      class={
        ['saved', 'saving'].includes(state.kind) || isUnfinished ? 'save-status' : 'save-status not-saved'
      }
    >
      <p role="status">{say(isUnfinished ? unfinished : stateWords(draft))}</p>
      {state.kind === 'waiting' && (
        <>
          <p>{say(state.problem.words)}</p>
          <button type="button" onClick={retry}>
            {say({ zh: '现在再试', en: 'Try again now' })}
          </button>
        </>
      )}
      {!isKept && state.kind !== 'saved' && (
        <p class="strong">
          {say({
            zh: '这个浏览器存不下文字：保存之前请不要关闭网页。',
            en: 'This browser cannot store the text: do not close the page before it is saved.',
          })}
        </p>
      )}
    </div>
  )
}

const unfinished = {
  zh: '选好数字以后就保存。',
  en: 'It is saved once a figure is chosen.',
}

function stateWords({ state, isKept }: CommentaryDraft): Localized {
  const here = isKept
    ? { zh: '文字已存在这个浏览器里。', en: 'The text is stored in this browser.' }
    : { zh: '', en: '' }
  switch (state.kind) {
    case 'saved':
      return { zh: '已保存', en: 'Saved' }
    case 'saving':
      return { zh: '正在保存…', en: 'Saving…' }
    case 'refused':
      return {
        zh: `还没有保存：请先改好文中的错误。${here.zh}`,
        en: `Not saved yet: mend the mistake in the text first. ${here.en}`,
      }
    case 'waiting':
      return { zh: `还没有保存，会自动再试。${here.zh}`, en: `Not saved yet; trying again. ${here.en}` }
    case 'conflict':
      return {
        zh: `还没有保存：别人同时改了这一段。${here.zh}`,
        en: `Not saved yet: someone else has changed this part at the same time. ${here.en}`,
      }
  }
}
