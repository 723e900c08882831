import type { StatedFacts } from '../../src/workspace/project/stated-facts.ts'
import { changedRow, type RealFile, type RealRow, sortedRows } from './real-download.ts'

// How a second download of a year can relate to the first: the second table of the domain's notes on real data.

/** A download in the order of its date. */
export interface Download {
  readonly name: string
  readonly asOf: string
  readonly rows: readonly RealRow[]
}

/** What comes of downloads where somebody says something of the last one, or nobody says anything. */
export interface Expected {
  /** Of the last download. */
  readonly stated: StatedFacts
  /** The rows that count then. */
  readonly counted: readonly RealRow[]
  /** Whether the brief of the year's last month is built. */
  readonly isBuilt: boolean
}

export interface RelationCase {
  /** The row of the table. */
  readonly row: string
  readonly what: string
  readonly downloads: readonly Download[]
  /** What comes of them where nobody says anything; null where the program asks. */
  readonly unstated: Expected | null
  /** Findings of the last download where nobody says anything. */
  readonly findings: readonly string[]
  /** What comes of them with each statement. */
  readonly stated: readonly Expected[]
}

const dates = ['2024-01-18', '2024-02-18', '2024-03-18']

/** Downloads of ascending dates; they are named as people name them. */
const downloads = (...realRowses: readonly (readonly RealRow[])[]): Download[] =>
  realRowses.map((rows, index) => ({
    name: `出口2023-${index + 1}.csv`,
    asOf: dates[index] ?? '',
    rows: sortedRows(rows),
  }))

/** One that needs no statement. */
const decided = (
  row: string,
  what: string,
  files: readonly Download[],
  counted: readonly RealRow[],
  more: Partial<Pick<RelationCase, 'findings' | 'stated'>> & { readonly isBuilt?: boolean } = {},
): RelationCase => ({
  row,
  what,
  downloads: files,
  unstated: { stated: {}, counted, isBuilt: more.isBuilt ?? true },
  findings: more.findings ?? [],
  stated: more.stated ?? [],
})

/** One that is asked about. */
const asked = (
  row: string,
  what: string,
  files: readonly Download[],
  stated: readonly Expected[],
): RelationCase => ({ row, what, downloads: files, unstated: null, findings: [], stated })

/** The partners of some rows, those with most value first. */
function partnersByValue(rows: readonly RealRow[]): string[] {
  const sums = new Map<string, number>()
  for (const { partner, value } of rows) sums.set(partner, (sums.get(partner) ?? 0) + value)
  return [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([partner]) => partner)
}

const cellKey = ({ month, partner, place }: RealRow): string => `${month} ${partner} ${place}`

/** Values of every third row raised by a tenth. */
const revisedValues = (rows: readonly RealRow[]): RealRow[] =>
  rows.map((row, index) =>
    index % 3 === 0 ? changedRow(row, { value: row.value + 1 + Math.floor(row.value / 10) }) : row,
  )

/** All rows of the base, with those that the update has in their place. */
const updated = (base: readonly RealRow[], update: readonly RealRow[]): RealRow[] => {
  const cells = new Set(update.map(cellKey))
  return [...base.filter((row) => !cells.has(cellKey(row))), ...update]
}

/** The rows of least value of different months, of partners that are small there. */
function smallCells(rows: readonly RealRow[], count: number): RealRow[] {
  const months = [...new Set(rows.map(({ month }) => month))]
  return months.slice(0, count).flatMap((month) => {
    const realRows = rows.filter((row) => row.month === month)
    const main = new Set(partnersByValue(realRows).slice(0, 5))
    return realRows.filter(({ partner }) => !main.has(partner)).sort((a, b) => a.value - b.value)[0] ?? []
  })
}

/** The largest cells, one a month, of partners that have others in the month. */
function largeCells(rows: readonly RealRow[], count: number): RealRow[] {
  const months = [...new Set(rows.map(({ month }) => month))]
  return months
    .flatMap((month) => {
      const realRows = rows.filter((row) => row.month === month)
      const several = realRows.filter(
        ({ partner }) => realRows.filter((row) => row.partner === partner).length > 1,
      )
      return several.sort((a, b) => b.value - a.value)[0] ?? []
    })
    .slice(0, count)
}

const without = (rows: readonly RealRow[], gone: readonly RealRow[]): RealRow[] =>
  rows.filter((row) => !gone.includes(row))

/** A partner of the year that has no trade in a cell's month. */
function partnerWithout(rows: readonly RealRow[], { month }: RealRow): string {
  const present = new Set(rows.filter((row) => row.month === month).map(({ partner }) => partner))
  const found = partnersByValue(rows).find((partner) => !present.has(partner))
  if (found === undefined) throw new Error(`every partner has trade in ${month}`)
  return found
}

/** Every way in which a second download can relate to the first, on the rows of a real year. */
export function relationCases({ rows }: RealFile): RelationCase[] {
  return [...revisions(rows), ...parts(rows), ...subsets(rows), ...overlaps(rows), ...removals(rows)]
}

function revisions(rows: readonly RealRow[]): RelationCase[] {
  const row = 'the same, some values differ; few added, few gone'
  const small = smallCells(rows, 2)
  const added = small.map((cell) => changedRow(cell, { partner: partnerWithout(rows, cell), value: 7 }))
  const revision = [...revisedValues(rows), ...added].filter(
    (realRow) => !small.some((cell) => cellKey(cell) === cellKey(realRow)),
  )
  const [shipment] = [...rows].sort((a, b) => b.value - a.value)
  if (!shipment) throw new Error('a real file has rows')
  const other = partnerWithout(rows, shipment)
  const moved = rows.map((item) => (item === shipment ? changedRow(item, { partner: other }) : item))
  return [
    decided(row, 'values revised, two cells added, two gone', downloads(rows, revision), revision, {
      findings: ['revised', 'removed'],
    }),
    decided(row, 'a revision moves a shipment from one partner to another', downloads(rows, moved), moved, {
      findings: ['moved'],
    }),
    decided(row, 'three revisions, one after another', downloads(rows, moved, revision), revision),
  ]
}

function parts(rows: readonly RealRow[]): RelationCase[] {
  const row = 'disjoint from those loaded'
  const partners = [...new Set(rows.map(({ partner }) => partner))].sort()
  const half = new Set(partners.filter((_, index) => index % 2 === 0))
  const east = new Set(['31', '32', '33', '35', '37'])
  const split = (what: string, isFirst: (realRow: RealRow) => boolean) =>
    decided(
      row,
      what,
      downloads(
        rows.filter(isFirst),
        rows.filter((item) => !isFirst(item)),
      ),
      rows,
      {
        isBuilt: false,
        findings: ['partial'],
        stated: [{ stated: { relation: 'part' }, counted: rows, isBuilt: true }],
      },
    )
  const pages = (...ends: readonly number[]) => {
    const sorted = sortedRows(rows)
    const cuts = [0, ...ends.map((end) => Math.floor((sorted.length * end) / 100)), sorted.length]
    return cuts.slice(1).map((end, index) => ({
      name: `出口2023_p${(cuts[index] ?? 0) + 1}-${end}.csv`,
      asOf: '2024-01-18',
      rows: sorted.slice(cuts[index], end),
    }))
  }
  return [
    split('a query split by partner', ({ partner }) => half.has(partner)),
    split('a query split by place', ({ place }) => east.has(place)),
    decided(row, 'two pages of a query', pages(47), rows, { findings: ['pages'] }),
    decided(row, 'three pages of a query', pages(31, 64), rows, { findings: ['pages'] }),
    decided(
      row,
      'a query split by half-year',
      downloads(
        rows.filter(({ month }) => month <= '202306'),
        rows.filter(({ month }) => month > '202306'),
      ),
      rows,
    ),
  ]
}

function subsets(rows: readonly RealRow[]): RelationCase[] {
  const five = partnersByValue(rows).slice(0, 5)
  const current = (realRow: RealRow) => five.includes(realRow.partner)
  const excerpt = rows.filter(current)
  const revised = revisedValues(excerpt)
  const scope = { partner: [...five].sort() }
  const last = rows.filter(({ month }) => month === '202312')
  const broken = revisedValues(without(rows, last.slice(Math.floor(last.length * 0.4))))
  const brokenEqual = without(rows, last.slice(Math.floor(last.length * 0.4)))
  const outside = rows.filter((row) => !current(row))
  const few = [...revised].sort((a, b) => a.value - b.value).slice(0, 1)
  return [
    decided(
      'a strict subset with equal values',
      'an excerpt of five partners',
      downloads(rows, excerpt),
      rows,
      { findings: ['excerpt'] },
    ),
    decided(
      'a strict subset with equal values',
      'a download that broke off, of the same data',
      downloads(rows, brokenEqual),
      rows,
      { findings: ['excerpt'] },
    ),
    asked('a strict subset with other values', 'five partners, revised', downloads(rows, revised), [
      { stated: { relation: 'revised' }, counted: revised, isBuilt: true },
      { stated: { relation: 'filtered' }, counted: updated(rows, revised), isBuilt: true },
      { stated: { scope }, counted: [...outside, ...revised], isBuilt: true },
    ]),
    asked('much less trade', 'a download of a later date that broke off', downloads(rows, broken), [
      { stated: { relation: 'revised' }, counted: broken, isBuilt: true },
      { stated: { relation: 'filtered' }, counted: updated(rows, broken), isBuilt: true },
    ]),
    {
      ...decided(
        'a strict subset with other values',
        'a filtered later download, declared with its scope, that lacks a cell',
        downloads(rows, without(revised, few)),
        [],
      ),
      unstated: null,
      stated: [{ stated: { scope }, counted: [...outside, ...without(revised, few)], isBuilt: true }],
    },
  ]
}

function overlaps(rows: readonly RealRow[]): RelationCase[] {
  const partners = [...new Set(rows.map(({ partner }) => partner))].sort()
  const third = Math.floor(partners.length / 3)
  const first = rows.filter(({ partner }) => partners.indexOf(partner) < 2 * third)
  const last = rows.filter(({ partner }) => partners.indexOf(partner) >= third)
  const other = revisedValues(last)
  const months = (from: string, to: string) => rows.filter(({ month }) => month >= from && month <= to)
  return [
    decided(
      'partly overlapping, equal where they overlap',
      'months that overlap',
      downloads(months('202301', '202308'), months('202306', '202312')),
      rows,
    ),
    decided(
      'partly overlapping, equal where they overlap',
      'partners that overlap',
      downloads(first, last),
      rows,
      {
        isBuilt: false,
        findings: ['partial'],
        stated: [{ stated: { relation: 'part' }, counted: rows, isBuilt: true }],
      },
    ),
    asked(
      'partly overlapping, different where they overlap',
      'partners that overlap, revised',
      downloads(first, other),
      [
        { stated: { relation: 'part' }, counted: updated(first, other), isBuilt: true },
        { stated: { relation: 'revised' }, counted: other, isBuilt: true },
        { stated: { relation: 'filtered' }, counted: updated(first, other), isBuilt: true },
      ],
    ),
  ]
}

function removals(rows: readonly RealRow[]): RelationCase[] {
  const few = without(rows, smallCells(rows, 3))
  const june = rows.filter(({ month }) => month === '202306')
  const [main] = partnersByValue(june)
  const mainGone = revisedValues(rows).filter(({ month, partner }) => month !== '202306' || partner !== main)
  const much = revisedValues(rows).filter(
    (realRow) => !largeCells(rows, 5).some((cell) => cellKey(cell) === cellKey(realRow)),
  )
  const row = 'replacing must never lose trade silently'
  const answers = (later: readonly RealRow[]): Expected[] => [
    { stated: { relation: 'revised' }, counted: later, isBuilt: true },
    { stated: { relation: 'filtered' }, counted: updated(rows, later), isBuilt: true },
  ]
  return [
    decided(row, 'three small cells are gone', downloads(rows, few), few, { findings: ['removed'] }),
    asked(row, 'a main partner of a month is gone', downloads(rows, mainGone), answers(mainGone)),
    asked(row, 'over one percent of the value is gone', downloads(rows, much), answers(much)),
  ]
}
