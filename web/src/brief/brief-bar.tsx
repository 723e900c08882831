import { formatDescriptions, formats } from '../../../src/press/formats/formats.ts'
import type { Localized } from '../api.ts'
import { EditionSwitch } from '../parts/edition-switch.tsx'
import { MonthChoice } from '../parts/month-choice.tsx'
import { getEdition, periodName, sameTimeIn } from '../periods.ts'
import { useSpeech } from '../say.tsx'
import { type Checks, countToConfirm, toLookAt } from './checks-panel.tsx'
import type { SidePanelState } from './use-side-panel.ts'

/** What a brief is of, and the ways on from it: another period or language, its checks, its files. */
export function BriefBar({
  product,
  name,
  month,
  months,
  latest,
  language,
  printed,
  checks,
  panel,
  onGo,
}: {
  readonly product: string
  readonly name: string
  /** A month, or the period of another edition. */
  readonly month: string
  /** Of the same edition. */
  readonly months: readonly string[]
  /** The last month that there are data of. */
  readonly latest: string | null
  readonly language: 'zh' | 'en'
  /** Whether there is a brief to be taken along. */
  readonly printed: boolean
  readonly checks: Checks | null
  readonly panel: SidePanelState
  readonly onGo: (to: { month?: string; language?: string }) => void
}) {
  const { say, language: spoken } = useSpeech()
  return (
    <div class="bar">
      <h1>
        {name} · {periodName(month, spoken)}
      </h1>
      <EditionSwitch
        edition={getEdition(month)}
        onChoose={(to) => onGo({ month: sameTimeIn(to, month, latest) })}
      />
      <MonthChoice
        label={{ zh: '时期', en: 'Period' }}
        month={month}
        months={months}
        onChoose={(to) => onGo({ month: to })}
      />
      <LanguageSwitch language={language} onChoose={(to) => onGo({ language: to })} />
      {checks && <ChecksButton checks={checks} panel={panel} />}
      {printed && (
        <button
          type="button"
          class="quiet"
          ref={panel.revisionsButton}
          onClick={() => panel.toggle('revisions')}
        >
          {say({ zh: '修订', en: 'Revisions' })}
        </button>
      )}
      {printed && <Downloads product={product} month={month} language={language} />}
    </div>
  )
}

function LanguageSwitch({
  language,
  onChoose,
}: {
  readonly language: 'zh' | 'en'
  readonly onChoose: (language: 'zh' | 'en') => void
}) {
  const { say } = useSpeech()
  return (
    <fieldset class="switch">
      <legend class="hidden">{say({ zh: '简报的语言', en: 'Language of the brief' })}</legend>
      {(['zh', 'en'] as const).map((item) => (
        <button
          key={item}
          type="button"
          lang={item === 'zh' ? 'zh-CN' : 'en'}
          aria-pressed={item === language}
          onClick={() => onChoose(item)}
        >
          {item === 'zh' ? '中文' : 'English'}
        </button>
      ))}
    </fieldset>
  )
}

function checksLabel(found: number, toConfirm: number): Localized {
  if (toConfirm > 0) return { zh: `检查：${toConfirm} 处待确认`, en: `Checks: ${toConfirm} to confirm` }
  return found > 0
    ? { zh: `检查：${found} 处提醒`, en: `Checks: ${found} to look at` }
    : { zh: '检查：无提醒', en: 'Checks: nothing to look at' }
}

function ChecksButton({ checks, panel }: { readonly checks: Checks; readonly panel: SidePanelState }) {
  const { say } = useSpeech()
  const found = toLookAt(checks)
  return (
    <button
      type="button"
      ref={panel.checksButton}
      class={found > 0 ? 'found' : undefined}
      onClick={() => panel.toggle('checks')}
    >
      {say(checksLabel(found, countToConfirm(checks)))}
    </button>
  )
}

function Downloads({
  product,
  month,
  language,
}: {
  readonly product: string
  readonly month: string
  readonly language: 'zh' | 'en'
}) {
  const { say } = useSpeech()
  return (
    <nav class="downloads" aria-label={say({ zh: '下载', en: 'Download' })}>
      {formats.map((format) => (
        <a
          key={format}
          class="button quiet"
          download
          href={`/api/briefs/${encodeURIComponent(product)}/${month}/file?format=${format}&language=${language}`}
        >
          {formatDescriptions[format].label}
        </a>
      ))}
    </nav>
  )
}
