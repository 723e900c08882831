import { atBoundary, isPageBoundary, type PageEnd } from '../coverage/pages.ts'
import { portalKey } from '../sql/portal-key.ts'
import type { Connection } from './connection.ts'
import { listed } from './literal.ts'
import type { RivalLoad } from './rival-loads.ts'

/**
 * Which rivals of a load are the page before it or after it (see `isPageBoundary`), by the number of the rival with the
 * number of the first page.
 */
export async function findPages(
  connection: Connection,
  series: string,
  own: RivalLoad,
  rivals: readonly RivalLoad[],
): Promise<Map<number, number>> {
  const pages = new Map<number, number>()
  for (const ownIsFirst of [true, false]) {
    const month = ownIsFirst ? own.period.to : own.period.from
    const candidates = rivals.filter((rival) =>
      ownIsFirst ? atBoundary(own, rival) : atBoundary(rival, own),
    )
    if (candidates.length === 0) continue
    const names = listed(
      'page',
      [own, ...candidates].map(({ batch }) => batch),
    )
    const rows = await connection.read(
      `SELECT batch, CAST(count(*) AS decimal(38, 0)) AS row_count, min(${portalKey}) AS first_key,
         max(${portalKey}) AS last_key
       FROM observations
       WHERE series = $series AND batch IN (${names.sql}) AND from_month = $month AND to_month = $month
       GROUP BY batch`,
      { series, month, ...names.parameters },
    )
    const ends = new Map(
      rows.map((row): [string, PageEnd] => [
        row.text('batch'),
        { rows: row.number('row_count'), firstKey: row.text('first_key'), lastKey: row.text('last_key') },
      ]),
    )
    for (const rival of candidates) {
      const [first, next] = ownIsFirst ? [own, rival] : [rival, own]
      if (isPageBoundary(first, ends.get(first.batch), ends.get(next.batch), next))
        pages.set(rival.id, first.id)
    }
  }
  return pages
}
