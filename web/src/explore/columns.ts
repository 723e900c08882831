import type { TotalsRow } from '../api.ts'
import { monthName } from '../months.ts'
import type { Language } from '../say.tsx'
import { type Enquiry, isPivot, isSummed } from './enquiry.ts'
import { measureNames, measures } from './measures.ts'
import type { Subject } from './subject.ts'
import type { Totals } from './use-totals.ts'

/** The unit of all columns, where no heading of a column says it: of months, and of the members of a dimension. */
export const sharedUnit = (enquiry: Enquiry, { units }: Totals): string =>
  isSummed(enquiry) && !isPivot(enquiry) ? '' : measures[enquiry.show].unit(units)

/** A column of the table: its heading, and of each subject what is shown and what it is sorted by. */
export interface Column {
  readonly key: string
  readonly heading: string
  /** The heading of exact values, whose unit is another. */
  readonly exactHeading: string
  text(subject: Subject): string | null
  /** Exact, as a decimal; null where there is nothing. */
  exact(subject: Subject): string | null
}

/** The members of the second dimension, in the order of their columns. */
const listAcross = (rows: readonly TotalsRow[]): readonly NonNullable<TotalsRow['across']>[] => [
  ...new Map(rows.flatMap(({ across }) => (across ? [[across.id, across]] : []))).values(),
]

const totalWords = { zh: '合计', en: 'Total' } as const

/**
 * Sums over the months have a column for each measure; a course has one for each month, and sums by two dimensions one for
 * each member of the second.
 */
export function listColumns(
  enquiry: Enquiry,
  subjects: readonly Subject[],
  { periods, totals: { units, rows: all } }: { readonly periods: readonly string[]; readonly totals: Totals },
  language: Language,
): readonly Column[] {
  const rows = subjects.flatMap((subject) => [...subject.rows.values()])
  const measure = measures[enquiry.show]
  const exactUnit = measure.exactUnit(enquiry, rows)[language]
  const measured = (key: string, heading: string): Column => ({
    key,
    heading,
    exactHeading: withUnit(heading, exactUnit, language),
    text: (subject) => valueAt(subject, key, measure.text),
    exact: (subject) => valueAt(subject, key, measure.exact),
  })
  if (!isSummed(enquiry)) return periods.map((period) => measured(period, monthName(period, language)))
  const [period = ''] = periods
  if (isPivot(enquiry)) {
    const unit = measure.unit(units)
    const members = listAcross(all)
    return [
      measured(period, withUnit(totalWords[language], unit, language)),
      ...members.map(({ id, name }) => measured(id, name[language])),
    ]
  }
  return measureNames.map((name) => {
    const measure = measures[name]
    const measureName = measure.name[language]
    return {
      key: name,
      heading: withUnit(measureName, measure.unit(units), language),
      exactHeading: withUnit(measureName, measure.exactUnit(enquiry, rows)[language], language),
      text: (subject) => valueAt(subject, period, measure.text),
      exact: (subject) => valueAt(subject, period, measure.exact),
    }
  })
}

function withUnit(name: string, unit: string, language: Language): string {
  if (unit === '') return name
  return language === 'zh' ? `${name}（${unit}）` : `${name}, ${unit}`
}

function valueAt({ rows }: Subject, period: string, read: (row: TotalsRow) => string | null): string | null {
  const row = rows.get(period)
  return row ? read(row) : null
}

/** In the order of a column; what has nothing there comes last, whichever way. */
export function inOrder(
  subjects: readonly Subject[],
  columns: readonly Column[],
  sort: string,
  language: 'zh' | 'en',
): readonly Subject[] {
  const key = sort.replace(/^-/, '')
  const sign = sort.startsWith('-') ? -1 : 1
  if (key === 'name')
    return subjects.toSorted((a, b) => sign * a.name[language].localeCompare(b.name[language], language))
  const column = columns.find((item) => item.key === key)
  if (!column) return subjects
  return subjects.toSorted((a, b) => {
    const [entry, other] = [column.exact(a), column.exact(b)]
    if (entry === null || other === null) return Number(entry === null) - Number(other === null)
    return sign * (Number(entry) - Number(other))
  })
}

/** As a spreadsheet takes it from the clipboard: the headings with the units of exact values, then these. */
export const asTabs = (
  heading: string,
  subjects: readonly Subject[],
  columns: readonly Column[],
  language: 'zh' | 'en',
): string =>
  [
    [heading, ...columns.map((column) => column.exactHeading)],
    ...subjects.map((subject) => [
      subject.name[language],
      ...columns.map((column) => column.exact(subject) ?? ''),
    ]),
  ]
    .map((cells) => cells.map((cell) => cell.replace(/[\t\n]/g, ' ')).join('\t'))
    .join('\n')
