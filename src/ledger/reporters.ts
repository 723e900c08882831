import type { Reported } from '../trade/trade.ts'
import type { Ledger, Load } from './ledger-interface.ts'

/**
 * A ledger of one reporter and source alone, to which whatever is asked of it is limited: the data of several reporters
 * share a ledger and are never added up. What is loaded and withdrawn is all there is.
 *
 * @param reported absent for Chinese customs' own statistics.
 */
export function selectReporter(ledger: Ledger, reported: Reported | undefined): Ledger {
  const keys = reported && { reporter: reported.reporter, source: reported.source }
  return {
    ...ledger,
    loads: async (filter) => (await ledger.loads(filter)).filter((load) => isReported(load, reported)),
    coverage: (filter = {}) => ledger.coverage({ ...filter, ...keys }),
    totals: (request) => ledger.totals({ ...request, ...keys }),
    trace: (request) => ledger.trace({ ...request, ...keys }),
  }
}

/** Whose statistics a load is; undefined for Chinese customs. */
export const getReported = ({ reporter, source }: Pick<Load, 'reporter' | 'source'>): Reported | undefined =>
  reporter === undefined ? undefined : { reporter, source }

/** Whether a load is of a reporter and source. */
export const isReported = (
  { reporter, source }: Pick<Load, 'reporter' | 'source'>,
  reported: Reported | undefined,
): boolean => reporter === reported?.reporter && (reported === undefined || source === reported.source)
