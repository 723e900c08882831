import { z } from '@hono/zod-openapi'
import { formatMonth, formatRange } from '../../trade/trade.ts'
import { listConfirmations } from '../../workspace/build/confirmations/confirmations.ts'
import { planDownloads, queryWords, readStatus } from '../../workspace/inspect/inspect.ts'
import { cutWords, nameStatistics } from '../../workspace/words/words.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { briefNamed, ofBrief, operation, productName, queryFields } from '../http/http.ts'
import { listedConfirmation, localized, plannedQuery, statusRow } from '../schemas/schemas.ts'

/** Coverage: what is there, month by month, and what to download next. */
export function coverageOperations(app: DeskApp, deskState: DeskState): void {
  addReadCoverage(app, deskState)
  addPlanDownloads(app, deskState)
}

function addReadCoverage(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/coverage',
      tag: 'coverage',
      summary: 'What the ledger has: product by flow, currency and cut, month by month',
      role: 'reader',
      query: z.object({
        product: productName.optional(),
        rows: z.enum(['all', 'none']).default('all').openapi({
          description: 'Without the months, which take long for hundreds of products.',
        }),
      }),
      answer: z.object({
        rows: z.array(statusRow),
        without: z.array(z.string()),
        /** What keeps files from standing for the whole trade. */
        limits: z.array(localized),
        /** What people confirmed of implausible data, the latest first; in words, with who and when. */
        confirmations: z.array(listedConfirmation),
      }),
      follows: 'data',
    },
    async ({ query }) => {
      const products =
        query.product === undefined ? await deskState.products() : [await deskState.product(query.product)]
      const { rows, without, limits, loads } =
        query.rows === 'all'
          ? await readStatus(deskState.ledger, products)
          : { rows: [], without: [], limits: [], loads: await deskState.loads() }
      const confirmations = await listConfirmations(await deskState.workspace(), products, loads)
      return {
        rows: rows.map(({ months, cut, ...row }) => ({
          ...row,
          cut: [...cut],
          statistics: row.reported ? nameStatistics(row.reported, {}) : null,
          cutWords: cutWords(cut),
          months: months.map(({ month, state }) => ({ month: formatMonth(month), state })),
        })),
        without: [...without],
        limits: limits.map(({ words }) => words),
        confirmations,
      }
    },
  )
}

function addPlanDownloads(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/plan',
      tag: 'coverage',
      summary: 'The queries to run at the portal before a brief can be built',
      role: 'reader',
      query: ofBrief,
      answer: z.array(plannedQuery),
      follows: 'data',
    },
    async ({ query }) => {
      const { product, month } = await briefNamed(deskState, query)
      const queries = await planDownloads(deskState.ledger, product, month)
      return queries.map((item) => ({
        flow: item.flow,
        currency: item.currency,
        cut: [...item.cut],
        codes: [...item.codes],
        months: formatRange(item.months),
        rows: item.rows,
        ...(item.reported && { reported: item.reported }),
        words: queryWords(item),
        fields: queryFields(item),
      }))
    },
  )
}
