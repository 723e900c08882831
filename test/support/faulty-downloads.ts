import { changedRow, type RealRow, sortedRows } from './real-download.ts'

// What goes wrong in real downloads, done to the rows of real files: the first table of the domain's notes.

/** Where a fault is: in the brief's month alone, in the file of its year, in that of the year before, or in both. */
export const faultPlaces = ['month', 'year', 'base', 'both'] as const
export type FaultPlace = (typeof faultPlaces)[number]

export interface Fault {
  /** The row of the table. */
  readonly row: string
  readonly name: string
  /** What it does to the rows of a file, or of a month. */
  readonly spoil: (rows: readonly RealRow[]) => RealRow[]
  /** Where nothing can tell of it, with the reason; it is found everywhere else. */
  readonly untold?: Partial<Record<FaultPlace, string>>
  /** The same where trade has some forty rows a month, which vary by as much from month to month. */
  readonly untoldOfSmallTrade?: Partial<Record<FaultPlace, string>>
}

const times = (factor: number) => (rows: readonly RealRow[]) =>
  rows.map((row) => changedRow(row, { value: Math.round(row.value * factor) }))

/** The first quantity and the value exchanged. */
const exchanged = (rows: readonly RealRow[]) =>
  rows.map((row) => {
    const fields = row.line.slice(1).split('","')
    const quantity = Number(fields[7])
    fields[7] = String(row.value)
    return changedRow({ ...row, line: `"${fields.join('","')}` }, { value: quantity })
  })

/** The first part of the rows of the last month, as where a download broke off. */
const brokenOff = (part: number) => (rows: readonly RealRow[]) => {
  const last = String(Math.max(...rows.map(({ month }) => Number(month))))
  const realRows = sortedRows(rows.filter(({ month }) => month === last))
  return [
    ...rows.filter(({ month }) => month !== last),
    ...realRows.slice(0, Math.floor(realRows.length * part)),
  ]
}

/** Rows without a block in the midst of each month. */
const withoutMiddle = (rows: readonly RealRow[]) =>
  [...new Set(rows.map(({ month }) => month))].flatMap((month) => {
    const realRows = sortedRows(rows.filter((row) => row.month === month))
    const [from, to] = [Math.floor(realRows.length * 0.3), Math.floor(realRows.length * 0.7)]
    return realRows.filter((_, index) => index < from || index >= to)
  })

const largest = (rows: readonly RealRow[], by: 'partner' | 'place', count: number) => {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(row[by], (sums.get(row[by]) ?? 0) + row.value)
  const chosen = new Set(
    [...sums]
      .sort(([, a], [, b]) => b - a)
      .slice(0, count)
      .map(([code]) => code),
  )
  return rows.filter((row) => chosen.has(row[by]))
}

const fewRows = 'of forty rows a month, sixteen fewer are within what months of this product vary by'
const otherMembers =
  'not found yet: each month lacks other members, so that hardly any is missing from all of the year'
const alike = 'two years that are wrong alike look right beside each other'

export const faults: readonly Fault[] = [
  { row: 'wrong factor', name: 'in thousands', spoil: times(1 / 1000) },
  { row: 'wrong factor', name: 'in 万', spoil: times(1 / 10_000) },
  { row: 'wrong factor', name: 'a thousand times', spoil: times(1000) },
  { row: 'wrong factor', name: 'renminbi under US dollars', spoil: times(7.05), untold: { both: alike } },
  { row: 'wrong factor', name: 'value and quantity exchanged', spoil: exchanged, untold: { both: alike } },
  {
    row: 'partial month',
    name: 'half of the last month',
    spoil: brokenOff(0.5),
    untoldOfSmallTrade: { both: alike },
  },
  {
    row: 'partial month',
    name: 'a block of each month is gone',
    spoil: withoutMiddle,
    untold: { year: otherMembers, base: otherMembers, both: alike },
    untoldOfSmallTrade: { month: fewRows },
  },
  {
    row: 'filtered file',
    name: 'five partners',
    spoil: (rows) => largest(rows, 'partner', 5),
    untold: { both: alike },
  },
  {
    row: 'filtered file',
    name: 'two places',
    spoil: (rows) => largest(rows, 'place', 2),
    untold: { both: alike },
  },
  { row: 'pasted twice', name: 'all rows twice', spoil: (rows) => [...rows, ...rows] },
]
