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
  /** What it is told as, where it does not keep the brief from being built. */
  readonly severity?: 'warning'
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

/** Rows without the month in the midst of a year. */
const withoutJune = (rows: readonly RealRow[]) => rows.filter(({ month }) => !month.endsWith('06'))

/** 上海市, as the bytes of a download. */
const nameOfShanghai = '\xc9\xcf\xba\xa3\xca\xd0'

/** Zhejiang under the name of Shanghai. */
const misnamed = (rows: readonly RealRow[]) =>
  rows.map((row) => {
    if (row.place !== '33') return row
    const fields = row.line.slice(1).split('","')
    fields[6] = nameOfShanghai
    return { ...row, line: `"${fields.join('","')}` }
  })

/** 合计, as the bytes of a download. */
const nameOfTotal = '\xba\xcf\xbc\xc6'

/** Each month with a row of its total, under a code that stands for no partner. */
const withTotals = (partner: string) => (rows: readonly RealRow[]) =>
  [...new Set(rows.map(({ month }) => month))].flatMap((month) => {
    const realRows = rows.filter((row) => row.month === month)
    const [first] = realRows
    if (!first) return []
    const fields = first.line.slice(1).split('","')
    fields[4] = nameOfTotal
    const value = realRows.reduce((sum, row) => sum + row.value, 0)
    return [...realRows, changedRow({ ...first, line: `"${fields.join('","')}` }, { partner, value })]
  })

const fewRows = 'of forty rows a month as many are gone as in a quiet month'
const alike = 'two years that are wrong alike look right beside each other'
const rarelyZero = `${alike}, and small trade has no quantity that rounds to zero`
const sporadic = `${alike}, and the places of a single partner are few`

export const faults: readonly Fault[] = [
  { row: 'wrong factor', name: 'in thousands', spoil: times(1 / 1000) },
  { row: 'wrong factor', name: 'in 万', spoil: times(1 / 10_000) },
  { row: 'wrong factor', name: 'a thousand times', spoil: times(1000) },
  { row: 'wrong factor', name: 'renminbi under US dollars', spoil: times(7.05), untold: { both: alike } },
  {
    row: 'wrong factor',
    name: 'value and quantity exchanged',
    spoil: exchanged,
    untoldOfSmallTrade: { both: rarelyZero },
  },
  { row: 'partial month', name: 'half of the last month', spoil: brokenOff(0.5) },
  {
    row: 'partial month',
    name: 'three tenths of the last month are gone',
    spoil: brokenOff(0.7),
    untoldOfSmallTrade: { base: fewRows },
  },
  {
    row: 'partial month',
    name: 'a fifth of the last month is gone',
    spoil: brokenOff(0.8),
    untoldOfSmallTrade: { month: fewRows, year: fewRows, base: fewRows, both: fewRows },
  },
  {
    row: 'partial month',
    name: 'a block of each month is gone',
    spoil: withoutMiddle,
    untoldOfSmallTrade: { month: fewRows, both: fewRows },
  },
  ...[1, 3, 5, 10].map((count) => ({
    row: 'filtered file',
    name: count === 1 ? 'a partner' : `${count} partners`,
    spoil: (rows: readonly RealRow[]) => largest(rows, 'partner', count),
    ...(count === 1 && { untoldOfSmallTrade: { both: sporadic } }),
    ...(count === 10 && { untoldOfSmallTrade: { month: fewRows } }),
  })),
  ...[1, 2, 3].map((count) => ({
    row: 'filtered file',
    name: count === 1 ? 'a place' : `${count} places`,
    spoil: (rows: readonly RealRow[]) => largest(rows, 'place', count),
    ...(count === 3 && { untoldOfSmallTrade: { month: fewRows } }),
  })),
  { row: 'pasted twice', name: 'all rows twice', spoil: (rows) => [...rows, ...rows] },
  { row: 'absent month', name: 'June is not there', spoil: withoutJune, untold: { month: 'it is not June' } },
  { row: 'names of places', name: '33 under the name of 31', spoil: misnamed, severity: 'warning' },
  { row: 'total row', name: 'under 999', spoil: withTotals('999'), severity: 'warning' },
  { row: 'total row', name: 'under 701', spoil: withTotals('701'), severity: 'warning' },
]

/** Rows of the table that other tests hold to in full. */
export const heldElsewhere: readonly (readonly [row: string, test: string])[] = [
  ['partners that no list has', 'test/field/unlisted-codes.test.ts'],
  ['a revision moves a shipment', 'test/field/relations.test.ts'],
  ['two years of different cuts', 'test/workspace/years-of-different-cuts.test.ts'],
  ['a month between the first and the last, stated', 'test/workspace/relation.test.ts'],
  ['`?`, `#`, `%`, spaces, Chinese in paths', 'test/workspace/odd-paths.test.ts'],
  ['renminbi in both years, with a third year or the other currency', 'test/field/wrong-currency.test.ts'],
  ['several files of one query, copies, subsets', 'test/field/relations.test.ts'],
  ['how a new file relates to what is loaded', 'test/field/relations.test.ts'],
]
