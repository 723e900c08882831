import { z } from '@hono/zod-openapi'
import { showAmount } from '../../brief/brief.ts'
import { productCodes } from '../../brief/product/product.ts'
import { unitNamed } from '../../codes/units/units.ts'
import { toCsv } from '../../press/shared/shared.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import {
  type AmountScale,
  formatMonth,
  type MonthRange,
  monthsBetween,
  type Reported,
} from '../../trade/trade.ts'
import { type Explored, type ExploredRow, explore } from '../../workspace/inspect/inspect.ts'
import { getWorkspaceCodes } from '../../workspace/project/references/references.ts'
import { cutWords } from '../../workspace/words/words.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { monthNamed, monthText, operation, productName } from '../http/http.ts'
import { Refusal } from '../problem.ts'
import { currency, flow, language, localized, type TotalsRow, totalsRow } from '../schemas/schemas.ts'

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
  currency: currency.default('USD'),
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
    .regex(/^[a-z]+$/)
    .optional()
    .openapi({ description: 'The source of the data, with `reporter`.', example: 'comtrade' }),
  by: z.enum(['none', 'partner', 'place', 'procedure']).default('none'),
  from: monthText,
  to: monthText.openapi({ description: `Not before \`from\`, and ${mostMonths} months at most with it.` }),
  per: z.enum(['month', 'period']).default('month'),
  scale: z.enum(['1', '1000', '10000', '1000000', '100000000']).default('1').openapi({
    description: 'How many units make one of the texts’ units; the values are exact whatever it is.',
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
        missing: z.array(z.string()),
        total: z.number(),
        rows: z.array(totalsRow),
      }),
      mediaTypes: ['text/csv'],
      follows: 'data',
    },
    async ({ query: asked }) => {
      const { flow, currency, by, from, to, per, product, codes } = asked
      const months = rangeOf(from, to)
      const reported = await reportedOf(deskState, asked)
      const key = JSON.stringify([reported, flow, currency, by, from, to, per, product, codes])
      const found = await deskState.explored(key, async () =>
        explore(deskState.ledger, {
          ...{ flow, currency, months, per, reported },
          by: by === 'none' ? null : by,
          codesOf: await codesOf(deskState, asked),
          codes: getWorkspaceCodes(await deskState.workspace()),
        }),
      )
      const only = asked.only === undefined ? null : new Set(asked.only.split(','))
      const rows = found.rows.filter(({ id }) => only === null || only.has(id))
      const limit = asked.limit ?? (asked.format === 'csv' ? mostRows : 500)
      const page = rows.slice(asked.offset, asked.offset + limit)
      const scales = { value: BigInt(asked.scale), quantity: quantityScales[asked.language] }
      const plain = page.map((row) => plainRow(row, scales, found.scale))
      if (asked.format === 'csv') return csvResponse(plain, asked.language)
      return { ...headOf(found), total: rows.length, rows: plain }
    },
  )
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

/** Whose statistics are asked for: those of the product's reporter, or of one that is named with codes. */
async function reportedOf(
  deskState: DeskState,
  { product, codes, reporter, source }: z.infer<typeof query>,
): Promise<Reported | undefined> {
  if (codes === undefined && product !== undefined) return (await deskState.product(product)).reported
  return reporter !== undefined && source !== undefined ? { reporter, source } : undefined
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

const quantityScales = { zh: 10_000n, en: 1_000n } as const

function plainRow(
  row: ExploredRow,
  scales: { readonly value: bigint; readonly quantity: bigint },
  scale: AmountScale = { value: 0, quantity: 0 },
): TotalsRow {
  const value = Fraction.of(row.value, 10n ** BigInt(scale.value))
  const quantity = row.quantity === null ? null : Fraction.of(row.quantity, 10n ** BigInt(scale.quantity))
  const decimals = scales.value === 1n ? 0 : 1
  const percent = (value: Fraction | null) => value?.toFixed(1) ?? null
  return {
    period: row.period,
    id: row.id,
    name: row.name,
    value: value.toDecimal(),
    quantity: quantity?.toDecimal() ?? null,
    unit: row.unit,
    unitWords: row.unit === null ? null : { zh: row.unit, en: unitNamed(row.unit)?.short ?? row.unit },
    valueText: showAmount(value.dividedBy(Fraction.of(scales.value)), decimals),
    quantityText: quantity === null ? null : showAmount(quantity.dividedBy(Fraction.of(scales.quantity)), 1),
    share: percent(row.share),
    growth: percent(row.growth),
    quantityGrowth: percent(row.quantityGrowth),
    rows: row.rows,
  }
}

function csvResponse(rows: readonly TotalsRow[], language: 'zh' | 'en'): Response {
  const heading = {
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
      'period',
      'id',
      'name',
      'value',
      'quantity',
      'unit',
      'share %',
      'growth %',
      'quantity growth %',
      'rows',
    ],
  }[language]
  const lines = rows.map((row) => [
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
  return new Response(toCsv([heading, ...lines]), {
    headers: {
      'content-type': 'text/csv;charset=utf-8',
      'content-disposition': 'attachment; filename="totals.csv"',
    },
  })
}
