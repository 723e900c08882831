import type { DuckDBConnection } from '@duckdb/node-api'
import type { Month } from '../../../trade/trade.ts'
import { atBoundary, isPageBoundary, type Page, type PageEnd } from '../../coverage/coverage.ts'
import { portalKey } from '../../sql/sql.ts'
import { query } from '../query.ts'

/**
 * Which rivals of a new load are the page before it or after it (see `isPageBoundary`), by the number of the rival with
 * the number of the first page.
 */
export async function findPages(
  connection: DuckDBConnection,
  added: Page,
  rivals: readonly Page[],
): Promise<Map<number, number>> {
  const pages = new Map<number, number>()
  for (const addedIsFirst of [true, false]) {
    const month = addedIsFirst ? added.period.to : added.period.from
    const candidates = rivals.filter((rival) =>
      addedIsFirst ? atBoundary(added, rival) : atBoundary(rival, added),
    )
    if (candidates.length === 0) continue
    const ends = await endsOf(connection, [added, ...candidates], month)
    for (const rival of candidates) {
      const [first, next] = addedIsFirst ? [added, rival] : [rival, added]
      if (isPageBoundary(first, ends.get(first.id), ends.get(next.id), next)) pages.set(rival.id, first.id)
    }
  }
  return pages
}

async function endsOf(
  connection: DuckDBConnection,
  pages: readonly Page[],
  month: Month,
): Promise<Map<number, PageEnd>> {
  const rows = await query(
    connection,
    `SELECT load, count(*) AS row_count, min(${portalKey}) AS first_key, max(${portalKey}) AS last_key
     FROM observations
     WHERE load IN (${pages.map(({ id }) => id).join()}) AND from_month = ${month} AND to_month = ${month}
     GROUP BY load`,
  )
  return new Map(
    rows.map((row) => [
      row.number('load'),
      { rows: row.number('row_count'), firstKey: row.text('first_key'), lastKey: row.text('last_key') },
    ]),
  )
}
