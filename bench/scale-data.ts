import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { LoadFacts } from '../src/ledger/ledger.ts'
import { type Flow, flows, listMonths, type Month, toMonth } from '../src/trade/trade.ts'
import { type Entry, largestCommodity, partnerEntries, placeEntries, procedureEntries } from './catalogue.ts'
import { generatedFacts } from './generated-facts.ts'

/** A product that has as many rows in a month however large the ledger is: what grows is the trade around it. */
export const steadyCommodity = '84713010'
const steadyRows = 300

/** The largest product has so many of ten thousand rows, as in the files of `generate.ts`. */
const largestShare = 260

const months = listMonths({ from: toMonth(2022, 1), to: toMonth(2023, 12) })

/** One file of a month and flow, as the portal gives them. */
export interface MonthFile {
  readonly flow: Flow
  readonly month: Month
  readonly rows: number
  readonly seed: number
}

/** The files of so many rows: 24 months of exports and imports. */
export function monthFiles(rows: number): MonthFile[] {
  const files = months.flatMap((month) => flows.map((flow) => ({ flow, month })))
  const upTo = (index: number) => Math.round((rows * index) / files.length)
  return files.map((file, index) => ({ ...file, rows: upTo(index + 1) - upTo(index), seed: index }))
}

/**
 * Writes a staged file: 9,000 commodities, partners, procedures and places, skewed as trade is, from a fixed seed. It
 * is made in the engine rather than read from text, which would take the most time and is no concern here.
 */
export async function stageMonth(
  folder: string,
  { flow, month, rows, seed }: MonthFile,
): Promise<{ readonly path: string; readonly facts: LoadFacts }> {
  const path = join(folder, `${flow}-${month}.parquet`)
  const instance = await DuckDBInstance.create(':memory:', { memory_limit: '512MB' })
  try {
    const connection = await instance.connect()
    const draw = (salt: number) => `((hash(range, ${seed}, ${salt}) % 1000000) / 1000000.0)`
    await connection.run(`COPY (
      SELECT (range + 2)::INTEGER AS line, ${month}::INTEGER AS month,
        CASE WHEN range < ${steadyRows} THEN '${steadyCommodity}'
          WHEN hash(range, ${seed}, 9) % 10000 < ${largestShare} THEN '${largestCommodity}'
          ELSE (10000000 + floor(9000 * ${draw(1)} ** 2)::INTEGER * 9973)::VARCHAR END AS commodity,
        ${drawn(partnerEntries(), draw(2))} AS partner, ${drawn(procedureEntries(), draw(3))} AS procedure,
        ${drawn(placeEntries(), draw(4))} AS place,
        (hash(range, ${seed}, 5) % 100000000)::BIGINT AS value, (hash(range, ${seed}, 6) % 1000000)::BIGINT AS quantity,
        '千克' AS unit, NULL::BIGINT AS quantity2, NULL::VARCHAR AS unit2
      FROM range(${rows})) TO '${path.replaceAll("'", "''")}' (FORMAT parquet)`)
    const answer = await connection.runAndReadAll(
      `SELECT sum(value)::HUGEINT AS total, list_sort(list(DISTINCT commodity))::VARCHAR[] AS codes
       FROM '${path.replaceAll("'", "''")}'`,
    )
    const { total, codes } = answer.getRowObjectsJS()[0] ?? {}
    if (typeof total !== 'bigint' || !Array.isArray(codes)) throw new Error('no total')
    const file = `${flow}-${month}.csv`
    const commodities = codes.map(String)
    const facts = generatedFacts({ file, identity: `${rows} ${file}`, flow, month, commodities, rows, total })
    return { path, facts }
  } finally {
    instance.closeSync()
  }
}

/** One of the codes; those of the first ranks often. They are of our own lists and hold no quote. */
function drawn(entries: readonly Entry[], draw: string): string {
  const codes = [...entries].sort((a, b) => a.rank - b.rank).map(({ code }) => `'${code}'`)
  return `[${codes.join(', ')}][1 + floor(${codes.length} * ${draw} ** 3)::INTEGER]`
}
