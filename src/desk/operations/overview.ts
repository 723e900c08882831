import { z } from '@hono/zod-openapi'
import { moneyWords } from '../../brief/brief.ts'
import { formatEditionPeriod, type Product, productCodes } from '../../brief/product/product.ts'
import { dayInChina, findCurrentRelease, type ReleaseDay } from '../../codes/release-days/release-days.ts'
import { formatMonth, formatPeriod, type Month } from '../../trade/trade.ts'
import { checkProduct, listWarnings, readBuildStates } from '../../workspace/build/build.ts'
import { toConfirm } from '../../workspace/build/confirmations/confirmations.ts'
import {
  lastGrowth,
  missingWords,
  type ProductOverview,
  type RecentMonths,
  readOverview,
} from '../../workspace/inspect/overview/overview.ts'
import { readCalendar } from '../../workspace/project/project.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { briefNamed, operation } from '../http/http.ts'
import { Refusal } from '../problem.ts'
import { briefState, currentRelease, type ProductRow, productRow } from '../schemas/schemas.ts'

const mostProducts = 50

/** Overview: every product in one row, the state of the newest brief of some, and which month is due. */
export function overviewOperations(app: DeskApp, deskState: DeskState): void {
  addReadOverview(app, deskState)
  addReadStates(app, deskState)
  addReadRelease(app, deskState)
}

function addReadRelease(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/current-release',
      tag: 'overview',
      summary: 'The newest month that the customs online query has, and when the next one comes',
      role: 'reader',
      answer: currentRelease,
    },
    async () => {
      const { days } = readCalendar(await deskState.workspace())
      const { newest, next } = findCurrentRelease(dayInChina(deskState.now()), days)
      return { newest: toReleaseDay(newest), next: toReleaseDay(next) }
    },
  )
}

const toReleaseDay = ({ month, ...rest }: ReleaseDay) => ({ month: formatMonth(month), ...rest })

function addReadOverview(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/overview',
      tag: 'overview',
      summary:
        'Every product in one row: its newest complete month or longer period, value, growth and trend',
      role: 'reader',
      answer: z.object({
        loads: z.number(),
        products: z.array(productRow),
      }),
      follows: 'data',
    },
    async () => {
      const { rows } = await readOverviewRows(deskState)
      return { loads: (await deskState.loads()).length, products: [...rows] }
    },
  )
}

/** The rows as they are sent, computed once for a state of the data. */
export const readOverviewRows = (deskState: DeskState): Promise<{ readonly rows: readonly ProductRow[] }> =>
  deskState.answer('overview', async () => ({
    rows: (await readOverview(deskState.ledger, await deskState.products())).map(toRow),
  }))

function toRow({ product, data, complete, missing, recent }: ProductOverview): ProductRow {
  const newest = recent?.newest ?? null
  return {
    product: {
      id: product.id,
      name: product.name,
      codes: data ? [...productCodes(product, data.to)] : [],
      tags: [...product.tags],
    },
    reported: product.reported ?? null,
    flow: recent?.flow ?? product.flows[0] ?? 'export',
    first: data && formatMonth(data.from),
    latest: data && formatMonth(data.to),
    complete: complete && formatPeriod(complete),
    missing: missing.map(missingWords),
    value: newest === null ? null : moneyWords(newest, product),
    exact: newest === null ? null : newest.toString(),
    growth: recent && (lastGrowth(recent)?.toFixed(1) ?? null),
    trend: recent ? toTrend(recent.months) : [],
  }
}

/** Whole thousandths of the largest month: enough for a line of forty pixels. */
function toTrend(months: RecentMonths): (number | null)[] {
  const values = months.map(({ value }) => value)
  const largest = values.reduce<bigint>((most, value) => (value !== null && value > most ? value : most), 0n)
  return values.map((value) =>
    value === null ? null : largest === 0n ? 0 : Number((value * 1000n) / largest),
  )
}

const stateQuery = z.object({
  products: z
    .string()
    .min(1)
    .max(mostProducts * 65)
    .openapi({
      example: 'lithium-ion',
      description: `The ids of ${mostProducts} products at most, with commas.`,
    }),
})

function addReadStates(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/overview/states',
      tag: 'overview',
      summary:
        'Of products’ newest complete months: what waits to be confirmed, how many warnings, whether it is built',
      role: 'reader',
      query: stateQuery,
      answer: z.array(briefState),
    },
    async ({ query }) => {
      const ids = [...new Set(query.products.split(','))]
      if (ids.length > mostProducts) throw tooMany
      const months = new Map((await readOverviewRows(deskState)).rows.map((row) => [row.product.id, row]))
      const named = await Promise.all(
        ids.map(async (id) => {
          const product = await deskState.product(id)
          const row = months.get(product.id)
          const text = row?.complete ?? row?.latest ?? null
          return text === null
            ? []
            : [{ text, ...(await briefNamed(deskState, { product: id, month: text })) }]
        }),
      )
      const briefs = named.flat()
      const [built, counts] = await Promise.all([
        readBuildStates(await deskState.workspace(), deskState.ledger, briefs),
        Promise.all(briefs.map(({ product, month }) => countFindings(deskState, product, month))),
      ])
      return briefs.map(({ product, text }, index) => ({
        ...{ product: product.id, month: text },
        ...(counts[index] ?? { open: [], warnings: 0 }),
        built: built[index] ?? 'none',
      }))
    },
  )
}

/** What the checks of a product’s period find, in short; the whole report is large, and there are many products. */
const countFindings = (deskState: DeskState, product: Product, month: Month) =>
  deskState.answer(`findings ${product.id} ${formatEditionPeriod(product, month)}`, async () => {
    const report = await checkProduct(await deskState.workspace(), deskState.ledger, product, month)
    const open = toConfirm(report).map(({ words, confirmation }) => ({ ...confirmation, words }))
    return { open, warnings: listWarnings(report).length }
  })

const tooMany = new Refusal(400, {
  zh: `一次至多 ${mostProducts} 个产品。`,
  en: `${mostProducts} products at most at a time.`,
})
