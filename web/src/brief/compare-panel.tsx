import { useState } from 'preact/hooks'
import { Link } from '../address.tsx'
import { type ComparisonChoices, useAnswer, useText } from '../api.ts'
import type { EditionLanguage } from '../editions.ts'
import { ChoiceField, type Option } from '../parts/choice-field.tsx'
import { MonthChoice } from '../parts/month-choice.tsx'
import { Panel } from '../parts/panel.tsx'
import { Printed } from '../parts/printed.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { briefAddress, periodAfter, periodName } from '../periods.ts'
import { useSpeech } from '../say.tsx'
import { timeName } from '../times.ts'

interface ComparePanelProps {
  readonly product: string
  readonly month: string
  /** Of the same edition. */
  readonly months: readonly string[]
  readonly language: EditionLanguage
  readonly onClose: () => void
}

/** What a brief is compared with: another period, an earlier date of its data, or the version that was built last. */
type Older =
  | { readonly kind: 'period'; readonly period: string }
  | { readonly kind: 'date'; readonly asOf: string }
  | { readonly kind: 'issued' }

/** What differs between a brief and another version, and why; also as a Word file with tracked changes. */
export function ComparePanel(props: ComparePanelProps) {
  const { product, month, months, language, onClose } = props
  const { say } = useSpeech()
  const [older, setOlder] = useState<Older>({ kind: 'period', period: periodAfter(month, -1) })
  const path = `/api/comparisons/${encodeURIComponent(product)}/${month}`
  const choices = useAnswer<ComparisonChoices>(`${path}/choices?language=${language}`).answer
  const period = older.kind === 'period' ? older.period : ''
  const kinds = [
    [periodAfter(month, -1), say({ zh: '上一期', en: 'the period before' })],
    [yearBefore(month), say({ zh: '上年同期', en: 'a year before' })],
  ] as const
  return (
    <Panel title={say({ zh: '比较', en: 'Compare' })} kind="compare" onClose={onClose}>
      <div class="actions">
        {kinds.map(([value, label]) => (
          <button
            key={label}
            type="button"
            aria-pressed={period === value}
            onClick={() => setOlder({ kind: 'period', period: value })}
          >
            {label}
          </button>
        ))}
        <button
          type="button"
          aria-pressed={older.kind === 'issued'}
          onClick={() => setOlder({ kind: 'issued' })}
        >
          {say({ zh: '已编制的版本', en: 'the issued version' })}
        </button>
        {months.length > 0 && (
          <MonthChoice
            label={{ zh: '或', en: 'or' }}
            month={period}
            months={months}
            onChoose={(value) => setOlder({ kind: 'period', period: value })}
          />
        )}
        <DateChoice dates={choices?.dates ?? []} older={older} onChoose={setOlder} />
      </div>
      {older.kind === 'issued' && choices && choices.issued === null ? (
        <NotIssued />
      ) : (
        <Differences {...{ path, older, language, product }} issued={choices?.issued ?? null} />
      )}
    </Panel>
  )
}

/** The same period a year earlier: `2022-12` of `2023-12`. */
const yearBefore = (period: string): string => period.replace(/^\d{4}/, (year) => String(Number(year) - 1))

/** Earlier dates of the data, where there are several; the latest is that of the brief itself. */
function DateChoice({
  dates,
  older,
  onChoose,
}: {
  readonly dates: readonly string[]
  readonly older: Older
  readonly onChoose: (older: Older) => void
}) {
  if (dates.length < 2) return null
  const options: Option[] = [
    ['', { zh: '—', en: '—' }],
    ...dates.slice(1).map((date): Option => [date, { zh: date.slice(0, 10), en: date.slice(0, 10) }]),
  ]
  return (
    <ChoiceField
      label={{ zh: '按较早的数据日期 ', en: 'by earlier data ' }}
      value={older.kind === 'date' ? older.asOf : ''}
      options={options}
      onSet={(asOf) => asOf !== '' && onChoose({ kind: 'date', asOf })}
    />
  )
}

function NotIssued() {
  const { say } = useSpeech()
  return (
    <p>
      {say({
        zh: '这份简报还没有作为数据（JSON）编制过。编辑者下载任何一种格式时会一并存下，以后就能比较。',
        en: 'This brief was not built as data (JSON) yet. It is stored with each download by an editor, to compare with later.',
      })}
    </p>
  )
}

/** The page of the comparison, with its downloads. */
function Differences({
  path,
  older,
  language,
  product,
  issued,
}: {
  readonly path: string
  readonly older: Older
  readonly language: EditionLanguage
  readonly product: string
  readonly issued: string | null
}) {
  const { say, language: spoken } = useSpeech()
  const file = (format: string) =>
    `${path}/file?${new URLSearchParams({ format, language, ui: spoken, ...olderQuery(older) })}`
  const { answer, problem, waiting } = useText(file('html'))
  return (
    <>
      {older.kind === 'issued' && issued && (
        <p class="faint">
          {say({ zh: '编制于 ', en: 'Built on ' })}
          {timeName(Date.parse(issued), spoken)}
        </p>
      )}
      {problem && <ProblemBox problem={problem} />}
      {!problem && (!answer || waiting) && <Skeleton lines={8} />}
      {!problem && answer && !waiting && (
        <>
          <nav class="actions" aria-label={say({ zh: '下载比较', en: 'Download the comparison' })}>
            <a class="button quiet" download href={file('docx')}>
              {say({ zh: 'Word（修订标记）', en: 'Word with tracked changes' })}
            </a>
            <a class="button quiet" download href={file('html')}>
              {say({ zh: '网页', en: 'Web page' })}
            </a>
            <a class="button quiet" download href={file('mail')}>
              {say({ zh: '邮件文字', en: 'Text for a mail' })}
            </a>
            {older.kind === 'period' && (
              <Link class="button quiet" target="_blank" href={briefAddress(product, older.period)}>
                {say({
                  zh: `打开${periodName(older.period, spoken)}的简报`,
                  en: `Open the brief of ${periodName(older.period, spoken)}`,
                })}
              </Link>
            )}
          </nav>
          <Printed key={file('html')} html={answer} />
        </>
      )}
    </>
  )
}

function olderQuery(older: Older): Readonly<Record<string, string>> {
  switch (older.kind) {
    case 'period':
      return { withPeriod: older.period }
    case 'date':
      return { withAsOf: older.asOf }
    case 'issued':
      return { issued: 'true' }
  }
}
