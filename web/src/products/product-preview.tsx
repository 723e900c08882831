import { useEffect, useState } from 'preact/hooks'
import { Link } from '../address.tsx'
import { askText, type Problem } from '../api.ts'
import { LanguageSwitch } from '../brief/brief-bar.tsx'
import type { EditionLanguage } from '../editions.ts'
import { MonthChoice } from '../parts/month-choice.tsx'
import { Printed } from '../parts/printed.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { briefAddress } from '../periods.ts'
import { useSpeech } from '../say.tsx'
import type { ProductDraft } from './use-product-draft.ts'

/** The brief that the file would make, with what it changes marked. */
export function ProductPreview({
  id,
  draft: { made, waiting },
  month,
  months,
  language,
  onMonth,
  onLanguage,
}: {
  readonly id: string
  readonly draft: ProductDraft
  readonly month: string
  readonly months: readonly string[]
  readonly language: EditionLanguage
  readonly onMonth: (month: string) => void
  readonly onLanguage: (language: EditionLanguage) => void
}) {
  const { say } = useSpeech()
  const before = useStored(`${encodeURIComponent(id)}/${month}`, language)
  const changes = made?.html && before ? made.html !== before : false
  return (
    <section class="preview" aria-labelledby="preview" aria-busy={waiting}>
      <div class="bar">
        <h2 id="preview">{say({ zh: '预览', en: 'Preview' })}</h2>
        <MonthChoice label={{ zh: '月份', en: 'Month' }} month={month} months={months} onChoose={onMonth} />
        <LanguageSwitch language={language} onChoose={onLanguage} />
        <span class="faint" role="status">
          {waiting
            ? say({ zh: '正在编制…', en: 'being made…' })
            : changes
              ? say({
                  zh: '有竖线的地方与打开本页时不同',
                  en: 'what has a bar beside it differs from when this page was opened',
                })
              : made?.html &&
                before &&
                say({ zh: '与打开本页时相同', en: 'the same as when this page was opened' })}
        </span>
      </div>
      {made?.incomplete && (
        <ProblemBox problem={made.incomplete}>
          <Link class="button" href={`/data?product=${encodeURIComponent(id)}&month=${month}#plan`}>
            {say({ zh: '看看要下载什么', en: 'See what to download' })}
          </Link>
        </ProblemBox>
      )}
      {made?.obstacle && <Obstacle problem={made.obstacle} brief={briefAddress(id, month)} />}
      {made?.html && <Printed html={made.html} before={before} />}
      {!made && month !== '' && <Skeleton lines={10} />}
      {month === '' && (
        <p class="faint">
          {say({ zh: '载入数据以后才有预览。', en: 'There is a preview once there are data.' })}
        </p>
      )}
    </section>
  )
}

/** Why the brief below would not be printed. */
function Obstacle({ problem, brief }: { readonly problem: Problem; readonly brief: string }) {
  const { say } = useSpeech()
  return (
    <ProblemBox problem={problem}>
      <Link class="button" href={brief}>
        {say({ zh: '查看检查', en: 'See the checks' })}
      </Link>
    </ProblemBox>
  )
}

/** The brief as the stored file makes it; null where it makes none. */
function useStored(subject: string, language: string): string | null {
  const [page, setPage] = useState<{ html: string | null; key: string }>({ html: null, key: '' })
  const key = `${subject} ${language}`
  useEffect(() => {
    if (subject.endsWith('/')) return
    let current = true
    const keep = (html: string | null) => current && setPage({ html, key })
    askText(`/api/briefs/${subject}/file?format=html&language=${language}`).then(keep, () => keep(null))
    return () => {
      current = false
    }
  }, [subject, language, key])
  return page.key === key ? page.html : null
}
