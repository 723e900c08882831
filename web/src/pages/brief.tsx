import { useEffect, useState } from 'preact/hooks'
import { go, Link } from '../address.tsx'
import { ask, type BriefsOfProduct, type Localized, type Problem, problemOf, useAnswer } from '../api.ts'
import { monthName } from '../months.ts'
import { DerivationPanel } from '../parts/derivation.tsx'
import { Printed } from '../parts/printed.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useSpeech } from '../say.tsx'
import { briefAddress } from './briefs.tsx'

const formats = [
  ['docx', 'Word'],
  ['pdf', 'PDF'],
  ['xlsx', 'Excel'],
  ['html', 'HTML'],
  ['md', 'Markdown'],
  ['json', 'JSON'],
] as const

/** One brief as it will print; every figure tells where it comes from. */
export function BriefPage({
  product,
  month,
  language: asked,
}: {
  readonly product: string
  readonly month: string
  readonly language: string | null
}) {
  const { say, language: spoken } = useSpeech()
  const language = asked === 'zh' || asked === 'en' ? asked : spoken
  const of = `${encodeURIComponent(product)}/${month}`
  const { html, warnings, problem } = useBrief(of, language)
  const [figure, setFigure] = useState<string | null>(null)
  const briefs = useAnswer<{ products: readonly BriefsOfProduct[] }>(`/api/briefs?months=24`)
  const own = briefs.answer?.products.find((one) => one.product.id === product)
  const months = own?.months.map((one) => one.month) ?? []
  const at = (to: { month?: string; language?: string }) =>
    `${briefAddress(product, to.month ?? month)}?language=${to.language ?? language}`
  return (
    <div class={figure ? 'brief with-panel' : 'brief'}>
      <div class="bar">
        <h1>
          {own ? say(own.product.name) : product} · {monthName(month, spoken)}
        </h1>
        <label>
          {say({ zh: '月份', en: 'Month' })}{' '}
          <select value={month} onChange={(event) => go(at({ month: event.currentTarget.value }))}>
            {(months.includes(month) ? months : [...months, month]).toReversed().map((one) => (
              <option key={one} value={one}>
                {monthName(one, spoken)}
              </option>
            ))}
          </select>
        </label>
        <fieldset class="switch">
          <legend class="hidden">{say({ zh: '简报的语言', en: 'Language of the brief' })}</legend>
          {(['zh', 'en'] as const).map((one) => (
            <button
              key={one}
              type="button"
              lang={one === 'zh' ? 'zh-CN' : 'en'}
              aria-pressed={one === language}
              onClick={() => go(at({ language: one }), { replace: true })}
            >
              {one === 'zh' ? '中文' : 'English'}
            </button>
          ))}
        </fieldset>
        {html && (
          <nav class="downloads" aria-label={say({ zh: '下载', en: 'Download' })}>
            {formats.map(([format, name]) => (
              <a
                key={format}
                class="button quiet"
                download
                href={`/api/briefs/${of}/file?format=${format}&language=${language}`}
              >
                {name}
              </a>
            ))}
          </nav>
        )}
      </div>
      {problem && (
        <ProblemBox problem={problem}>
          <p>
            <Link class="button" href={`/data?product=${encodeURIComponent(product)}&month=${month}#plan`}>
              {say({ zh: '看看要下载什么', en: 'See what to download' })}
            </Link>
          </p>
        </ProblemBox>
      )}
      {warnings.length > 0 && (
        <ul class="warnings" aria-label={say({ zh: '提醒', en: 'To know of it' })}>
          {warnings.map((one) => (
            <li key={one.en}>{say(one)}</li>
          ))}
        </ul>
      )}
      {!html && !problem && <Skeleton lines={14} />}
      {html && (
        <div class="desk">
          <Printed
            html={html}
            chosen={figure}
            onChoose={setFigure}
            describe={say({ zh: '看它的来历', en: 'see how it came about' })}
          />
          {figure && (
            <DerivationPanel of={of} id={figure} language={language} onClose={() => setFigure(null)} />
          )}
        </div>
      )}
    </div>
  )
}

interface Shown {
  readonly html: string | null
  readonly warnings: readonly Localized[]
  readonly problem: Problem | null
}

/** The brief as the HTML press prints it, and what is to be known of it. */
function useBrief(of: string, language: string): Shown {
  const [shown, setShown] = useState<Shown>({ html: null, warnings: [], problem: null })
  useEffect(() => {
    let current = true
    const set = (next: Shown) => current && setShown(next)
    const read = async () => {
      const { warnings } = await ask<{ warnings: Localized[] }>(`/api/briefs/${of}?language=${language}`)
      const response = await fetch(`/api/briefs/${of}/file?format=html&language=${language}`)
      if (response.ok) set({ html: await response.text(), warnings, problem: null })
    }
    read().catch((error) => set({ html: null, warnings: [], problem: problemOf(error) }))
    return () => {
      current = false
    }
  }, [of, language])
  return shown
}
