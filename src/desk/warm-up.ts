import { setImmediate as nextTurn } from 'node:timers/promises'
import { addMonths } from '../trade/trade.ts'
import { printTask } from '../workspace/build/print/print.ts'
import { readUploadTask } from '../workspace/load/load.ts'
import { printLimits, spareChildren, tableLimits } from '../workspace/process/process.ts'
import type { DeskState } from './desk-state.ts'
import { monthNamed } from './http/http.ts'
import { readOverviewRows } from './operations/operations.ts'

/** So many briefs at most: those of a ministry would keep a processor busy for minutes. */
const mostBriefs = 30
/** So many of a product. */
const newestMonths = 6

/**
 * Does when a desk opens what the first visitors would wait for: starts the child processes that print and read uploads,
 * and computes the overview and the newest complete briefs of each product. The overview is computed again after each job,
 * since that of 300 products takes 1.4 s of processor time. A product or brief that cannot be read is passed over; who
 * opens it is told why.
 *
 * @param signal ends it after the brief that is being computed.
 */
export async function warmUp(deskState: DeskState, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  spareChildren.prepare(printTask.name, printLimits)
  spareChildren.prepare(readUploadTask.name, tableLimits)
  deskState.jobs.whenIdle(() => deskState.inBackground(() => readOverviewRows(deskState)))
  try {
    const { rows } = await readOverviewRows(deskState)
    const newest = rows.flatMap(({ product, complete }) => (complete ? [{ id: product.id, complete }] : []))
    // The newest of each first.
    const briefs = Array.from({ length: newestMonths }, (_, back) =>
      newest.map(({ id, complete }) => ({ id, month: addMonths(monthNamed(complete), -back) })),
    )
    for (const { id, month } of briefs.flat().slice(0, mostBriefs)) {
      if (signal.aborted) return
      const product = await deskState.product(id)
      await deskState.checks(product, month).catch(() => null)
      await nextTurn()
    }
  } catch {
    // A product's file has a mistake, or the ledger was closed meanwhile.
  }
}
