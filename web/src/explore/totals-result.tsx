import type { Localized } from '../api.ts'
import { monthName } from '../months.ts'
import { CopyTextButton } from '../parts/copy-text-button.tsx'
import { type Language, useSpeech } from '../say.tsx'
import { asTabs, type Column, sharedUnit } from './columns.ts'
import type { Enquiry } from './enquiry.ts'
import type { Subject } from './subject.ts'
import { mostDrawn } from './totals-chart.ts'
import { TotalsTable } from './totals-table.tsx'
import type { Totals } from './use-totals.ts'

const subjectWords = {
  none: { zh: '范围', en: 'Of' },
  product: { zh: '产品', en: 'Product' },
  partner: { zh: '贸易伙伴', en: 'Partner' },
  place: { zh: '注册地', en: 'Place' },
  procedure: { zh: '贸易方式', en: 'Procedure' },
} as const

interface TotalsResultProps {
  readonly totals: Totals
  readonly enquiry: Enquiry
  /** Of the answer, which is that of the words around it but for a moment. */
  readonly language: Language
  readonly question: string
  /** In the order in which they are shown. */
  readonly subjects: readonly Subject[]
  readonly columns: readonly Column[]
  readonly onSet: (changes: Partial<Enquiry>) => void
}

/** What came of an enquiry: where it is from, the table, and the ways to take it along. */
export function TotalsResult(props: TotalsResultProps) {
  const { totals, enquiry, subjects, columns, onSet } = props
  const { say } = useSpeech()
  const heading = say(subjectWords[enquiry.by])
  const unit = sharedUnit(enquiry, totals)
  return (
    <section aria-label={say({ zh: '结果', en: 'Result' })}>
      <ResultBar {...props} heading={heading} />
      {unit !== '' && subjects.length > 0 && (
        <p class="faint">{say({ zh: `单位：${unit}`, en: `In ${unit}` })}</p>
      )}
      {subjects.length === 0 ? (
        <p>{say(emptyWords(totals))}</p>
      ) : (
        <TotalsTable
          subjects={subjects}
          columns={columns}
          sort={enquiry.sort}
          only={enquiry.only}
          heading={heading}
          onSort={(sort) => onSet({ sort })}
          onOnly={enquiry.by === 'none' ? null : (only) => onSet({ only })}
        />
      )}
      <ResultNotes totals={totals} enquiry={enquiry} />
    </section>
  )
}

/** The filter by name, and the table as text and as a file. */
function ResultBar({
  enquiry,
  language,
  question,
  subjects,
  columns,
  heading,
  onSet,
}: TotalsResultProps & { readonly heading: string }) {
  const { say } = useSpeech()
  const csv = new URLSearchParams(question)
  if (enquiry.only.length > 0) csv.set('only', enquiry.only.join())
  csv.set('format', 'csv')
  return (
    <div class="result-bar">
      {enquiry.by !== 'none' && (
        <label>
          <span class="hidden">{say({ zh: '按名称筛选', en: 'Filter by name' })}</span>
          <input
            type="search"
            value={enquiry.find}
            placeholder={say({ zh: '按名称筛选', en: 'Filter by name' })}
            onInput={(event) => onSet({ find: event.currentTarget.value })}
          />
        </label>
      )}
      {enquiry.only.length > 0 && (
        <button type="button" onClick={() => onSet({ only: [] })}>
          {say({
            zh: `取消勾选的 ${enquiry.only.length} 项`,
            en: `Untick ${enquiry.only.length}`,
          })}
        </button>
      )}
      <span class="actions">
        <CopyTextButton
          text={asTabs(heading, subjects, columns, language)}
          label={{ zh: '复制表格', en: 'Copy the table' }}
        />
        {enquiry.by !== 'product' && (
          <a class="button" download href={`/api/totals?${csv}`}>
            {say({ zh: '下载 CSV', en: 'Download CSV' })}
          </a>
        )}
      </span>
    </div>
  )
}

/** Why a result has no rows. */
function emptyWords({ rows, missing }: Totals): Localized {
  if (rows.length > 0) return { zh: '没有这样的名称。', en: 'There is no such name.' }
  return missing.length > 0
    ? { zh: '台账里没有这些月份的完整数据。', en: 'The ledger has no whole data of these months.' }
    : { zh: '这些月份没有贸易。', en: 'There was no trade in these months.' }
}

/** What the chart has, and where the result is from. */
function ResultNotes({ totals, enquiry }: Pick<TotalsResultProps, 'totals' | 'enquiry'>) {
  const { say } = useSpeech()
  return (
    <p class="faint">
      {enquiry.by !== 'none' &&
        say({
          zh: `图中是勾选的各项，没有勾选时是最大的几项，至多 ${mostDrawn[enquiry.draw]} 项。`,
          en: `The chart has what is ticked, or else the largest; ${mostDrawn[enquiry.draw]} at most. `,
        })}
      {say({ zh: '取自维度为', en: 'From the cut by ' })}
      {say(totals.cut)}
      {say({ zh: '的数据', en: '' })}
      {totals.missing.length > 0 &&
        say({
          zh: `；没有完整数据、未计入的月份：${totals.missing.map((month) => monthName(month, 'zh')).join('、')}`,
          en: `; months that are not whole, left out: ${totals.missing.map((month) => monthName(month, 'en')).join(', ')}`,
        })}
      {say({ zh: '。', en: '.' })}
    </p>
  )
}
