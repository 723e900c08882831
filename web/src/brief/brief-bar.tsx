import { Link } from '../address.tsx'
import type { Localized } from '../api.ts'
import { type EditionLanguage, editionLanguages, nameEdition, tagEdition } from '../editions.ts'
import { EditionSwitch } from '../parts/edition-switch.tsx'
import { MonthChoice } from '../parts/month-choice.tsx'
import { getEdition, periodName, sameTimeIn } from '../periods.ts'
import { ReleaseButton } from '../releases/release-button.tsx'
import { useSpeech } from '../say.tsx'
import { type Checks, listToConfirm, toLookAt } from './checks-panel.tsx'
import { Downloads } from './downloads.tsx'
import type { PanelKind, SidePanelState } from './use-side-panel.ts'

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
  isEditor,
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
  readonly language: EditionLanguage
  /** Whether there is a brief to be taken along. */
  readonly printed: boolean
  readonly checks: Checks | null
  readonly panel: SidePanelState
  /** Whether what is taken along is stored, too. */
  readonly isEditor: boolean
  readonly onGo: (to: { month?: string; language?: string }) => void
}) {
  const { say, language: spoken } = useSpeech()
  return (
    <div class="bar">
      <div class="brief-line">
        <div class="brief-title">
          <h1>{[name, periodName(month, spoken)].filter(Boolean).join(' · ')}</h1>
          <Link href={`/products/${encodeURIComponent(product)}`}>
            {say({ zh: '产品设置', en: 'Product settings' })}
          </Link>
        </div>
        <BriefChoices {...{ month, months, latest, language, onGo }} />
      </div>
      <div class="brief-line">
        <div class="brief-controls">
          <ChecksButton checks={checks} panel={panel} />
          <PanelButtons panel={panel} isReady={printed} />
          <ReleaseButton {...{ product, month, panel, isEditor }} isReady={printed} />
        </div>
        <Downloads {...{ product, month, language, isEditor }} isReady={printed} />
      </div>
    </div>
  )
}

/** Another edition, period or language. */
function BriefChoices({
  month,
  months,
  latest,
  language,
  onGo,
}: Pick<Parameters<typeof BriefBar>[0], 'month' | 'months' | 'latest' | 'language' | 'onGo'>) {
  return (
    <div class="brief-controls">
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
    </div>
  )
}

const panelWords: readonly (readonly [kind: PanelKind, words: Localized])[] = [
  ['outline', { zh: '目录', en: 'Outline' }],
  ['pages', { zh: '页面', en: 'Pages' }],
  ['compare', { zh: '比较', en: 'Compare' }],
  ['revisions', { zh: '修订', en: 'Revisions' }],
]

/** What can be opened beside a brief. The buttons are there before it is, so that nothing moves when it comes. */
function PanelButtons({ panel, isReady }: { readonly panel: SidePanelState; readonly isReady: boolean }) {
  const { say } = useSpeech()
  return (
    <>
      {panelWords.map(([kind, words]) => (
        <button
          key={kind}
          type="button"
          class="quiet"
          disabled={!isReady}
          aria-expanded={panel.content?.kind === kind}
          onClick={({ currentTarget }) => panel.toggle(kind, currentTarget)}
        >
          {say(words)}
        </button>
      ))}
    </>
  )
}

/** In which language a brief is shown. */
export function LanguageSwitch({
  language,
  onChoose,
}: {
  readonly language: EditionLanguage
  readonly onChoose: (language: EditionLanguage) => void
}) {
  const { say } = useSpeech()
  return (
    <fieldset class="switch">
      <legend class="hidden">{say({ zh: '简报的语言', en: 'Language of the brief' })}</legend>
      {editionLanguages.map((item) => (
        <button
          key={item}
          type="button"
          lang={tagEdition(item)}
          aria-pressed={item === language}
          onClick={() => onChoose(item)}
        >
          {nameEdition(item)}
        </button>
      ))}
    </fieldset>
  )
}

function checksLabel(found: number, toConfirm: number): Localized {
  if (toConfirm > 0) return { zh: `检查：${toConfirm} 处待确认`, en: `Checks: ${toConfirm} to confirm` }
  return found > 0
    ? { zh: `检查：${found} 处提醒`, en: `Checks: ${found} to look at` }
    : { zh: '检查：无提醒', en: 'Checks: nothing found' }
}

function ChecksButton({
  checks,
  panel,
}: {
  /** Null until they have run. */
  readonly checks: Checks | null
  readonly panel: SidePanelState
}) {
  const { say } = useSpeech()
  const found = checks ? toLookAt(checks) : 0
  return (
    <button
      type="button"
      class={found > 0 ? 'checks-button found' : 'checks-button'}
      disabled={checks === null}
      onClick={({ currentTarget }) => panel.toggle('checks', currentTarget)}
    >
      {say(checks ? checksLabel(found, listToConfirm(checks).length) : { zh: '检查…', en: 'Checks …' })}
    </button>
  )
}
