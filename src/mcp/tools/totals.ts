import { z } from 'zod'
import { productCodes } from '../../brief/product/product.ts'
import { isReported } from '../../ledger/ledger.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { breakdowns, flows, formatMonth, type Month, monthsBetween } from '../../trade/trade.ts'
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
      .enum(['USD', 'CNY'])
      .default('USD')
      .describe(say({ zh: '币种，两种不相换算', en: 'currency; one is never converted into the other' })),
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
    const { flow, currency, per, by } = asked
    if (asked.product !== undefined && (await findProduct(data, asked.product)).reported)
      throw ofOtherReporter()
    const codesOf = await readCodes(data, asked)
    const found = await explore(data.ledger, {
      ...{ flow, currency, per, codesOf },
      by: by === 'none' ? null : by,
      months: { from, to },
      codes: getWorkspaceCodes(await data.workspace()),
    })
    const loads = await data.ledger.loads({ commodities: codesOf(to) })
    const used = loads.filter(
      ({ commodities, period, ...load }) =>
        isReported(load, undefined) &&
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
        value: String(row.value),
        currency,
        quantity: row.quantity === null ? null : String(row.quantity),
        unit: row.unit,
        share: row.share?.toFixed(1) ?? null,
        growth: row.growth?.toFixed(1) ?? null,
        quantityGrowth: row.quantityGrowth?.toFixed(1) ?? null,
        rows: row.rows,
      })),
    }
  },
})

async function readCodes(
  data: TradeData,
  {
    product: id,
    codes,
  }: { readonly product?: string | undefined; readonly codes?: readonly string[] | undefined },
): Promise<(month: Month) => readonly string[]> {
  if (codes) return () => [...new Set(codes)]
  if (id === undefined)
    throw new UserError({ zh: '请指明产品或商品编码。', en: 'Name a product or commodity codes.' })
  const product = await findProduct(data, id)
  return (month) => productCodes(product, month)
}

const ofOtherReporter = (): UserError =>
  new UserError(
    {
      zh: '合计只有中国海关的数据；这个产品属于其他报告方。',
      en: 'Sums are those of Chinese customs alone; this product is of another reporter.',
    },
    { hint: { zh: '用 read_brief 或 find_figures。', en: 'Use read_brief or find_figures.' } },
  )

const tooLong = (): UserError =>
  new UserError({
    zh: `月份应当从早到晚，不超过 ${mostMonths} 个月。`,
    en: `The months go from the earlier to the later, ${mostMonths} at most.`,
  })
