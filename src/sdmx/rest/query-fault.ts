import { UserError } from '../../trade/errors/errors.ts'
import type { Localized } from '../../trade/trade.ts'

/**
 * The statuses of SDMX REST for queries that are not answered: wrong, not acceptable, too large, and, as the
 * standard calls what a service does not offer, not implemented.
 */
export type QueryStatus = 400 | 406 | 413 | 501

/** A query that is not answered, with the status that says why. */
export class QueryFault extends UserError {
  readonly status: QueryStatus

  constructor(status: QueryStatus, words: Localized, hint?: Localized) {
    super(words, hint ? { hint } : {})
    this.status = status
  }
}

/** A part of a query that cannot be read. */
export const badQuery = (part: string, found: string, expected: Localized): QueryFault =>
  new QueryFault(400, {
    zh: `查询的 ${part} 有误（${JSON.stringify(found.slice(0, 100))}）：${expected.zh}`,
    en: `The query’s ${part} is wrong (${JSON.stringify(found.slice(0, 100))}): ${expected.en}`,
  })

/** A part of the standard that the desk does not offer, for which the standard has the status 501. */
export const notImplemented = (part: string): QueryFault =>
  new QueryFault(501, {
    zh: `这里没有实现 SDMX REST 的 ${part}。`,
    en: `${part} of SDMX REST is not implemented here.`,
  })
