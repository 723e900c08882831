import { dimensions } from '../../../trade/trade.ts'
import { toSeries } from '../../coverage/coverage.ts'
import type { LoadFacts } from '../../ledger-interface.ts'
import { sumsByDimension } from '../by-dimension.ts'
import type { Connection } from '../connection/connection.ts'
import { type Stretch, within } from '../parts.ts'

/**
 * Adds up what of a batch is crowded, in total and by each dimension of its cut, so that a brief reads no more
 * of a product with many rows than of one with few. A slice is a commodity in a month or period of one load; below
 * some hundred rows its sums would hardly be fewer than they are.
 *
 * Its rows must be there already, and all of a commodity in one stretch.
 *
 * @param crowded the most rows of a slice that is not added up.
 */
export async function keepSums(
  connection: Connection,
  batch: string,
  facts: LoadFacts,
  stretches: readonly Stretch[],
  crowded: number,
): Promise<void> {
  if (facts.rows <= crowded) return
  const slice = 'commodity, from_month, to_month'
  const split = dimensions
    .filter((dimension) => dimension !== 'commodity')
    .filter((dimension) => facts.cut.includes(dimension))
  for (const stretch of stretches) {
    const condition = within(stretch)
    const rows = `FROM observations WHERE series = $series AND batch = $batch
      AND from_month BETWEEN $from AND $to AND ${condition.sql}`
    const crowdedRows = `(SELECT * ${rows}) JOIN (
         SELECT ${slice} ${rows} GROUP BY ${slice} HAVING count(*) > ${crowded}
       ) USING (${slice})`
    await connection.write(
      `INSERT INTO sums
       SELECT series, batch, commodity, from_month, to_month, dimension, code, unit, unit2, value, quantity,
         quantity2, CAST(row_count AS bigint)
       FROM (${sumsByDimension(crowdedRows, 'batch', split)})`,
      {
        series: toSeries(facts),
        batch,
        from: facts.period.from,
        to: facts.period.to,
        ...condition.parameters,
      },
    )
  }
}
