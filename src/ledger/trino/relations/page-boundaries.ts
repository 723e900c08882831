import { atBoundary, followsByName, isPageBoundary, type PageEnd } from '../../coverage/coverage.ts'
import { portalKey } from '../../sql/sql.ts'
import { type Connection, listed } from '../connection/connection.ts'
import type { RivalLoad } from './overlapping-loads.ts'

/**
 * Which rivals of a load are the page before it or after it (see `isPageBoundary`), by the number of the rival with the
 * number of the first page.
 */
export async function findPages(
  connection: Connection,
  series: string,
  rivalLoad: RivalLoad,
  rivals: readonly RivalLoad[],
): Promise<Map<number, number>> {
  const candidates = rivals.flatMap((rival) =>
    [
      { rival, first: rivalLoad, next: rival },
      { rival, first: rival, next: rivalLoad },
    ].filter(({ first, next }) => mayBePages(first, next)),
  )
  const pages = new Map<number, number>()
  if (candidates.length === 0) return pages
  const ends = await readEnds(
    connection,
    series,
    candidates.flatMap(({ first, next }) => [first.batch, next.batch]),
    candidates.map(({ first }) => first.period.to),
  )
  for (const { rival, first, next } of candidates) {
    const endOf = ({ batch }: RivalLoad) => ends.get(`${batch} ${first.period.to}`)
    if (isPageBoundary(first, endOf(first), endOf(next), next)) pages.set(rival.id, first.id)
  }
  return pages
}

/**
 * Whether two loads meet in a month and one of them goes on before or after it, the first is cut off there, or their names
 * say so.
 */
const mayBePages = (first: RivalLoad, next: RivalLoad): boolean =>
  atBoundary(first, next) &&
  (first.truncatedAt === first.period.to ||
    followsByName(first.file, next.file) ||
    first.period.from < first.period.to ||
    next.period.to > next.period.from)

/** What loads have in some months, by their names and the month. */
async function readEnds(
  connection: Connection,
  series: string,
  batches: readonly string[],
  months: readonly number[],
): Promise<Map<string, PageEnd>> {
  const names = listed('page', batches)
  const rows = await connection.read(
    `SELECT batch, from_month, CAST(count(*) AS decimal(38, 0)) AS row_count, min(${portalKey}) AS first_key,
       max(${portalKey}) AS last_key
     FROM observations
     WHERE series = $series AND batch IN (${names.sql}) AND from_month = to_month AND contains($months, from_month)
     GROUP BY batch, from_month`,
    { series, months, ...names.parameters },
  )
  return new Map(
    rows.map((row): [string, PageEnd] => [
      `${row.text('batch')} ${row.number('from_month')}`,
      { rows: row.number('row_count'), firstKey: row.text('first_key'), lastKey: row.text('last_key') },
    ]),
  )
}
