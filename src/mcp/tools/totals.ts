import { z } from 'zod'
import { productCodes } from '../../brief/product/product.ts'
import { isReported } from '../../ledger/ledger.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import {
  breakdowns,
  type Currency,
  currencies,
  flows,
  formatMonth,
  type Month,
  monthsBetween,
  type Reported,
} from '../../trade/trade.ts'
import { explore } from '../../workspace/inspect/inspect.ts'
import { getWorkspaceCodes } from '../../workspace/project/references/references.ts'
import { cutWords } from '../../workspace/words/words.ts'
import type { TradeData } from '../trade-data.ts'
import { findProduct, readMonth } from './named-brief.ts'
import { defineTool, fields, type Say } from './tool.ts'

const mostMonths = 240

const input = (say: Say) =>
  z.strictObject({
    product: fields.product(say).optional(),
    codes: z
      .array(z.string().regex(/^\d{2,10}$/))
      .min(1)
      .max(200)
      .optional()
      .describe(say({ zh: '商品编码，代替产品', en: 'commodity codes, instead of a product' })),
    flow: z
      .enum(flows)
      .default('export')
      .describe(say({ zh: '出口或进口', en: 'exports or imports' })),
    currency: z
      .enum(currencies)
      .optional()
      .describe(
        say({
          zh: '币种，不相换算；默认用产品的，按编码时为美元',
          en: 'currency; one is never converted into another. By default that of the product, with codes US dollars',
        }),
      ),
    by: z
      .enum(['none', ...breakdowns])
      .default('none')
      .describe(say({ zh: '按什么分', en: 'what to break the sums down by' })),
    from: fields.month(say({ zh: '第一个月', en: 'first month' })),
    to: fields.month(say({ zh: '最后一个月', en: 'last month' })),
    per: z
      .enum(['month', 'period'])
      .default('month')
      .describe(say({ zh: '逐月，或整段一个合计', en: 'a sum for each month, or one for the run' })),
    limit: fields.limit(say, 5000, 200),
    offset: fields.offset(say),
  })

export const totals = defineTool({
  name: 'totals',
  title: { zh: '合计', en: 'Totals' },
  description: {
    zh: '按月份以及贸易伙伴、地区或贸易方式汇总金额和数量，给出比重和同比；不完整的月份列在 missing，不计入。',
    en: 'Sums of values and quantities by month and by partner, place or procedure, with shares and growth in percent. Months that are not whole are listed in "missing" and left out.',
  },
  input,
  async run({ data, language }, asked) {
    const [from, to] = [readMonth(asked.from), readMonth(asked.to)]
    if (from > to || monthsBetween(from, to) >= mostMonths) throw tooLong()
    const { flow, per, by } = asked
    const { codesOf, reported, ...series } = await readSubject(data, asked)
    const currency = asked.currency ?? series.currency
    const found = await explore(data.ledger, {
      ...{ flow, currency, per, codesOf, reported },
      by: by === 'none' ? null : by,
      months: { from, to },
      codes: getWorkspaceCodes(await data.workspace()),
    })
    const loads = await data.ledger.loads({ commodities: codesOf(to) })
    const used = loads.filter(
      ({ commodities, period, ...load }) =>
        isReported(load, reported) &&
        commodities.length > 0 &&
        load.flow === flow &&
        load.currency === currency &&
        period.from <= to &&
        from <= period.to,
    )
    return {
      cut: cutWords(found.cut)[language],
      vintage:
        used
          .map(({ asOf }) => asOf)
          .sort()
          .at(-1) ?? null,
      files: used.map(({ file, sha256, asOf }) => ({ file, sha256, vintage: asOf })),
      missing: found.missing.map(formatMonth),
      total: found.rows.length,
      rows: found.rows.slice(asked.offset, asked.offset + asked.limit).map((row) => ({
        period: row.period,
        id: row.id,
        name: row.name[language],
        value: writeAmount(row.value, found.scale?.value),
        currency,
        quantity: row.quantity === null ? null : writeAmount(row.quantity, found.scale?.quantity),
        unit: row.unit,
        share: row.share?.toFixed(1) ?? null,
        growth: row.growth?.toFixed(1) ?? null,
        quantityGrowth: row.quantityGrowth?.toFixed(1) ?? null,
        rows: row.rows,
      })),
    }
  },
})

/** Whose trade is added up, and of which commodities. */
interface Subject {
  readonly reported?: Reported | undefined
  readonly currency: Currency
  readonly codesOf: (month: Month) => readonly string[]
}

async function readSubject(
  data: TradeData,
  {
    product: id,
    codes,
  }: { readonly product?: string | undefined; readonly codes?: readonly string[] | undefined },
): Promise<Subject> {
  if (codes) {
    const distinct = [...new Set(codes)]
    return { currency: 'USD', codesOf: () => distinct }
  }
  if (id === undefined)
    throw new UserError({ zh: '请指明产品或商品编码。', en: 'Name a product or commodity codes.' })
  const product = await findProduct(data, id)
  const { reported, currency } = product
  return { reported, currency, codesOf: (month) => productCodes(product, month) }
}

/** Exact, in whole units. */
const writeAmount = (amount: bigint, decimals = 0): string => Fraction.ofScaled(amount, decimals).toDecimal()

const tooLong = (): UserError =>
  new UserError({
    zh: `月份应当从早到晚，不超过 ${mostMonths} 个月。`,
    en: `The months go from the earlier to the later, ${mostMonths} at most.`,
  })
