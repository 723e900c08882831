import { z } from 'zod'
import { formatMonth } from '../../trade/trade.ts'
import { readStatus } from '../../workspace/inspect/inspect.ts'
import { cutWords } from '../../workspace/words/words.ts'
import { findProduct } from './named-brief.ts'
import { defineTool, fields } from './tool.ts'

const loadsListed = 200

export const coverage = defineTool({
  name: 'coverage',
  title: { zh: '数据覆盖范围', en: 'Coverage of the data' },
  description: {
    zh: '数据有哪些：每个产品按流向、币种和维度，各月是否完整；以及导入的文件和各自的数据日期。',
    en: 'What the data cover: each product by flow, currency and dimensions, month by month; and the files that were loaded, with the dates of their data.',
  },
  input: (say) => z.strictObject({ product: fields.product(say).optional() }),
  async run({ data, language }, { product }) {
    const products = product === undefined ? await data.products() : [await findProduct(data, product)]
    const { rows, without, limits, loads } = await readStatus(data.ledger, products)
    const used = loads.filter(({ commodities }) => commodities.length > 0)
    return {
      rows: rows.map(({ product: id, flow, currency, cut, months }) => ({
        ...{ product: id, flow, currency },
        cut: cutWords(cut)[language],
        complete: months.filter(({ state }) => state === 'complete').map(({ month }) => formatMonth(month)),
        incomplete: months
          .filter(({ state }) => state !== 'complete')
          .map(({ month, state }) => ({ month: formatMonth(month), state })),
      })),
      productsWithoutData: without,
      limits: limits.map(({ words }) => words[language]),
      loadCount: used.length,
      loads: used.slice(-loadsListed).map((load) => ({
        ...{ file: load.file, sha256: load.sha256, vintage: load.asOf, source: load.source },
        ...{ flow: load.flow, currency: load.currency, rows: load.rows },
        period: { from: formatMonth(load.period.from), to: formatMonth(load.period.to) },
      })),
    }
  },
})
