import { z } from 'zod'
import {
  type BlockChange,
  compareBriefs as compare,
  listBlockTexts,
  type TextChange,
} from '../../compare/compare.ts'
import { comparisonData } from '../../compare/formats/formats.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { parseDate } from '../../trade/trade.ts'
import { silentEffects } from '../../workspace/workspace.ts'
import type { TradeData } from '../trade-data.ts'
import { findBrief } from './named-brief.ts'
import { defineTool, fields, type Say } from './tool.ts'

const version = (say: Say) =>
  z.strictObject({
    product: fields.product(say),
    period: fields.period(say),
    asOf: z
      .string()
      .regex(/^\d{4}-\d{2}-\d{2}$/)
      .optional()
      .describe(say({ zh: '只用这一天及以前的数据', en: 'only data published by this day' })),
  })

export const compareBriefs = defineTool({
  name: 'compare_briefs',
  title: { zh: '比较两份简报', en: 'Compare two briefs' },
  description: {
    zh: '比较一份简报的两个版本，或两份简报：哪些数字、句子和表格不同，为什么。',
    en: 'Compares two versions of a brief, or two briefs: which figures, sentences and tables differ, and why.',
  },
  input: (say) =>
    z.strictObject({
      older: version(say).describe(say({ zh: '较早的版本', en: 'the older version' })),
      newer: version(say).describe(say({ zh: '较新的版本', en: 'the newer version' })),
      limit: fields.limit(say, 2000, 100),
    }),
  async run({ data, language }, { older, newer, limit }) {
    const order = { older: await toReference(data, older), newer: await toReference(data, newer), language }
    const { comparison } = await compare(await data.workspace(), data.ledger, order, silentEffects)
    const { figures, cells, blocks, ...rest } = comparisonData(comparison)
    return {
      ...rest,
      figureCount: figures.length,
      figures: figures.slice(0, limit),
      cellCount: cells.length,
      cells: cells.slice(0, limit),
      sentences: blocks.flatMap(listChangedTexts).slice(0, limit),
    }
  },
})

/** The sentences, captions and notes of a block that differ; what a table shows is among the figures. */
function listChangedTexts(block: BlockChange): TextChange[] {
  const texts = block.kind === 'chart' ? [block.caption] : listBlockTexts(block)
  return texts.filter(({ status }) => status !== 'same')
}

type Version = z.output<ReturnType<typeof version>>

async function toReference(data: TradeData, { product, period, asOf }: Version) {
  const brief = await findBrief(data, { product, period })
  const moment = asOf === undefined ? null : parseDate(`${asOf}T23:59:59.999`)
  if (asOf !== undefined && moment === null)
    throw new UserError({ zh: `没有这一天：${asOf}`, en: `There is no such day: ${asOf}` })
  return {
    kind: 'brief' as const,
    product,
    period: { edition: brief.product.edition ?? 'month', last: brief.month },
    ...(moment !== null && { asOf: moment }),
  }
}
