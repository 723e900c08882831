import { z } from '@hono/zod-openapi'
import { showAmount } from '../../brief/brief.ts'
import { productCodes } from '../../brief/product/product.ts'
import { findPublication } from '../../codes/publications/publications.ts'
import { unitNamed } from '../../codes/units/units.ts'
import { toCsv } from '../../press/shared/shared.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import {
  type AmountScale,
  type Currency,
  formatMonth,
  type MonthRange,
  monthsBetween,
  type Reported,
} from '../../trade/trade.ts'
import {
  type Explored,
  type ExploredRow,
  type ExploreQuery,
  explore,
} from '../../workspace/inspect/inspect.ts'
import { getWorkspaceCodes } from '../../workspace/project/references/references.ts'
import { cutWords } from '../../workspace/words/words.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { monthNamed, monthText, operation, productName } from '../http/http.ts'
import { Refusal } from '../problem.ts'
import {
  currency,
  flow,
  language,
  localized,
  type TotalsRow,
  totalsRow,
  totalsUnits,
} from '../schemas/schemas.ts'
import { chooseTotalsUnits, plainUnits, type TotalsUnits } from './totals-units.ts'

const mostMonths = 240
/** Two hundred partners over eight years of months. */
const mostRows = 20_000

const query = z.object({
  product: productName.optional(),
  codes: z
    .string()
    .regex(/^\d{2,10}(,\d{2,10}){0,199}$/)
    .optional()
    .openapi({ description: 'Commodity codes with commas, instead of a product.', example: '85076000' }),
  flow: flow.default('export'),
  currency: currency.optional().openapi({
    description: 'By default that of the product, or with codes US dollars; one is never converted.',
  }),
  reporter: z
    .string()
    .regex(/^[A-Z]{2,3}$/)
    .optional()
    .openapi({
      description: 'With codes: whose trade, with `source`; by default Chinese customs.',
      example: 'BRA',
    }),
  source: z
    .string()
    .regex(/^[a-z]+(?:-[a-z]+)*$/)
    .optional()
    .openapi({ description: 'The source of the data, with `reporter`.', example: 'comtrade' }),
  by: z.enum(['none', 'partner', 'place', 'procedure']).default('none'),
  across: z.enum(['none', 'partner', 'place', 'procedure']).default('none').openapi({
    description:
      'A second dimension, with `per=period`: the sums in total, then within each of its 12 largest members, then within the others together.',
  }),
  from: monthText,
  to: monthText.openapi({ description: `Not before \`from\`, and ${mostMonths} months at most with it.` }),
  per: z.enum(['month', 'period']).default('month'),
  scale: z.enum(['auto', '1', '1000', '10000', '1000000', '100000000', '1000000000']).default('1').openapi({
    description:
      'How many units of the currency make one of the texts’ units, or `auto`: as in a brief, by the largest sum. The values are exact whatever it is.',
  }),
  only: z.string().max(2000).optional().openapi({ description: 'Ids to keep, with commas: USA,DEU.' }),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(mostRows).optional().openapi({
    description: 'By default 500 rows as JSON, and all as CSV.',
  }),
  format: z.enum(['json', 'csv']).default('json'),
  language: language.default('zh'),
})

/** Totals: sums by partner, place, procedure and month, with shares and growth. */
export function totalsOperations(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/totals',
      tag: 'totals',
      summary: 'Sums of a product’s or of codes’ trade, with shares and growth; as JSON or CSV',
      role: 'reader',
      query,
      answer: z.object({
        cut: localized,
        currency,
        missing: z.array(z.string()),
        units: totalsUnits,
        total: z.number(),
        rows: z.array(totalsRow),
      }),
      mediaTypes: ['text/csv'],
      follows: 'data',
    },
    async ({ query: asked }) => {
      const { found, currency } = await exploreAsked(deskState, asked)
      const only = asked.only === undefined ? null : new Set(asked.only.split(','))
      const rows = found.rows.filter(({ id }) => only === null || only.has(id))
      const limit = asked.limit ?? (asked.format === 'csv' ? mostRows : 500)
      const page = rows.slice(asked.offset, asked.offset + limit)
      const units = chooseTotalsUnits(found, {
        ...{ currency, language: asked.language },
        factor: asked.scale === 'auto' ? null : BigInt(asked.scale),
      })
      const plain = page.map((row) => plainRow(row, units, found.scale))
      if (asked.format === 'csv') return csvResponse(plain, asked)
      return { ...headOf(found), currency, units: plainUnits(units), total: rows.length, rows: plain }
    },
  )
}

type TotalsQuery = z.infer<typeof query>

/** The sums that are asked for; kept while the data stay as they are. */
async function exploreAsked(
  deskState: DeskState,
  asked: TotalsQuery,
): Promise<{ readonly found: Explored; readonly currency: Currency }> {
  const { flow, from, to, per, product, codes } = asked
  const months = rangeOf(from, to)
  const { reported, currency } = await seriesOf(deskState, asked)
  const split = splitOf(asked)
  const key = JSON.stringify([reported, flow, currency, split, from, to, per, product, codes])
  const found = await deskState.explored(key, async () =>
    explore(deskState.ledger, {
      ...{ flow, currency, months, per, reported, ...split },
      codesOf: await codesOf(deskState, asked),
      codes: getWorkspaceCodes(await deskState.workspace()),
    }),
  )
  return { found, currency }
}

/** The dimensions that sums are split by. Two are of a whole run of months, and differ. */
function splitOf({ by, across, per }: TotalsQuery): Pick<ExploreQuery, 'by' | 'across'> {
  if (across === 'none') return { by: by === 'none' ? null : by, across: undefined }
  if (by === 'none' || by === across || per === 'month')
    throw new Refusal(400, {
      zh: '按两个维度汇总时，by 和 across 应为两个不同的维度，per 应为 period。',
      en: 'For sums by two dimensions, by and across are two different ones, and per is period.',
    })
  return { by, across }
}

const headOf = ({ cut, missing }: Explored) => ({ cut: cutWords(cut), missing: missing.map(formatMonth) })

function rangeOf(fromText: string, toText: string): MonthRange {
  const [from, to] = [monthNamed(fromText), monthNamed(toText)]
  if (from > to || monthsBetween(from, to) >= mostMonths)
    throw new Refusal(400, {
      zh: `月份应当从早到晚，不超过 ${mostMonths} 个月。`,
      en: `The months go from the earlier to the later, ${mostMonths} at most.`,
    })
  return { from, to }
}

/** Whose statistics are asked for and in which currency: those of the product, or those that are named with codes. */
async function seriesOf(
  deskState: DeskState,
  asked: TotalsQuery,
): Promise<{ readonly reported: Reported | undefined; readonly currency: Currency }> {
  const { product, codes, reporter, source } = asked
  if (codes === undefined && product !== undefined) {
    const { reported, currency } = await deskState.product(product)
    return { reported, currency: asked.currency ?? currency }
  }
  const isNamed = reporter !== undefined && source !== undefined
  const usual = isNamed ? findPublication(source)?.currency : undefined
  return {
    reported: isNamed ? { reporter, source } : undefined,
    currency: asked.currency ?? usual ?? 'USD',
  }
}

async function codesOf(
  deskState: DeskState,
  asked: { product?: string | undefined; codes?: string | undefined },
) {
  if (asked.codes !== undefined) {
    const codes = [...new Set(asked.codes.split(','))]
    return () => codes
  }
  if (asked.product === undefined)
    throw new Refusal(400, { zh: '请指明产品或商品编码。', en: 'Name a product or commodity codes.' })
  const product = await deskState.product(asked.product)
  return (month: MonthRange['from']) => productCodes(product, month)
}

function plainRow(
  row: ExploredRow,
  units: TotalsUnits,
  scale: AmountScale = { value: 0, quantity: 0 },
): TotalsRow {
  const value = Fraction.ofScaled(row.value, scale.value)
  const quantity = row.quantity === null ? null : Fraction.ofScaled(row.quantity, scale.quantity)
  const show = (amount: Fraction, { factor }: { readonly factor: bigint }) =>
    showAmount(amount.dividedBy(Fraction.of(factor)), factor === 1n ? 0 : 1)
  const percent = (value: Fraction | null) => value?.toFixed(1) ?? null
  return {
    period: row.period,
    id: row.id,
    name: row.name,
    across: row.across ?? null,
    value: value.toDecimal(),
    quantity: quantity?.toDecimal() ?? null,
    unit: row.unit,
    unitWords: row.unit === null ? null : { zh: row.unit, en: unitNamed(row.unit)?.short ?? row.unit },
    valueText: show(value, units.value),
    quantityText: quantity && show(quantity, units.quantity ?? { factor: 1n }),
    share: percent(row.share),
    growth: percent(row.growth),
    quantityGrowth: percent(row.quantityGrowth),
    rows: row.rows,
  }
}

const csvHeadings = {
  zh: [
    '时期',
    '编码',
    '名称',
    '金额',
    '数量',
    '单位',
    '比重（%）',
    '金额同比（%）',
    '数量同比（%）',
    '数据行数',
  ],
  en: [
    ...['period', 'id', 'name', 'value', 'quantity', 'unit', 'share %', 'growth %', 'quantity growth %'],
    'rows',
  ],
} as const
/** Before the others, where the sums are by two dimensions. */
const acrossHeadings = { zh: ['列编码', '列名称'], en: ['column id', 'column name'] } as const

function csvResponse(rows: readonly TotalsRow[], { language, across }: TotalsQuery): Response {
  const isPivot = across !== 'none'
  const lines = rows.map((row) => [
    ...(isPivot ? [row.across?.id ?? '', row.across?.name[language] ?? totalName[language]] : []),
    row.period,
    row.id,
    row.name[language],
    row.value,
    row.quantity ?? '',
    row.unit ?? '',
    row.share ?? '',
    row.growth ?? '',
    row.quantityGrowth ?? '',
    String(row.rows),
  ])
  const heading = [...(isPivot ? acrossHeadings[language] : []), ...csvHeadings[language]]
  return new Response(toCsv([heading, ...lines]), {
    headers: {
      'content-type': 'text/csv;charset=utf-8',
      'content-disposition': 'attachment; filename="totals.csv"',
    },
  })
}

const totalName = { zh: '合计', en: 'Total' } as const
