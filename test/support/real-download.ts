import { readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { portal } from './workspaces.ts'

/** A row of a real file of the online query; its codes, value and the bytes of its line, one character a byte. */
export interface RealRow {
  /** YYYYMM. */
  readonly month: string
  readonly partner: string
  readonly place: string
  readonly value: number
  readonly line: string
}

/** A real file of exports in US dollars, by commodity, partner and place. */
export interface RealFile {
  readonly heading: string
  readonly rows: readonly RealRow[]
}

const separator = '","'
/** Where a row ends; some names of partners have a line break in them. */
const endOfRow = /(?<=",)\r?\n/

/** Reads the real file of a product's year. */
export function readRealFile(commodity: string, year: number): RealFile {
  const bytes = readFileSync(join(portal, `出口_${commodity}_${year}_美元.csv`), 'latin1')
  const [heading = '', ...lines] = bytes.split(endOfRow).filter((line) => line !== '')
  return { heading, rows: lines.map(rowOf) }
}

function rowOf(line: string): RealRow {
  const fields = line.slice(1).split(separator)
  const value = fields.at(-1)?.replace(/",$/, '').replaceAll(',', '')
  return {
    month: fields[0] ?? '',
    partner: fields[3] ?? '',
    place: fields[5] ?? '',
    value: Number(value),
    line,
  }
}

/** The same row with other codes or another value; the bytes of names stay as they are. */
export function changedRow(
  row: RealRow,
  change: Partial<Pick<RealRow, 'month' | 'partner' | 'place' | 'value'>>,
): RealRow {
  const next = { ...row, ...change }
  const fields = row.line.slice(1).split(separator)
  fields[0] = next.month
  fields[3] = next.partner
  fields[5] = next.place
  fields[fields.length - 1] = `${next.value.toLocaleString('en-US')}",`
  return { ...next, line: `"${fields.join(separator)}` }
}

/** Rows as the portal sorts them: by month, commodity and codes. */
export const sortedRows = (rows: readonly RealRow[]): RealRow[] =>
  [...rows].sort((a, b) => (portalKey(a) < portalKey(b) ? -1 : 1))

const portalKey = ({ month, partner, place }: RealRow): string => `${month} ${partner} ${place}`

/** Writes rows as a download of the portal, in its own encoding, and gives its path. */
export async function writeDownload(
  path: string,
  heading: string,
  rows: readonly RealRow[],
): Promise<string> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, [heading, ...rows.map(({ line }) => line), ''].join('\n'), 'latin1')
  return path
}

/** The sum of rows by what a function names. */
export function sumRows(
  rows: readonly RealRow[],
  keyOf: (row: RealRow) => string,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const row of rows) sums.set(keyOf(row), (sums.get(keyOf(row)) ?? 0) + row.value)
  return sums
}
