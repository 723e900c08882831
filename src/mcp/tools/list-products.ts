import { z } from 'zod'
import { allCodes } from '../../brief/product/product.ts'
import { formatMonth } from '../../trade/trade.ts'
import { briefStates, findCommodities } from '../../workspace/inspect/inspect.ts'
import { defineTool, fields } from './tool.ts'

/** So many recent months have their states. */
const monthsListed = 12
const commoditiesListed = 20

export const listProducts = defineTool({
  name: 'list_products',
  title: { zh: '查找产品', en: 'Find products' },
  description: {
    zh: '列出工作区的产品：编号、名称、商品编码、最近各月能否编制简报；按词查找时也列出数据里名称相符的商品编码。',
    en: 'Lists the products of the workspace: id, names, commodity codes, and for which recent months a brief can be built. With words to find, also the commodity codes of the data whose names match.',
  },
  input: (say) =>
    z.strictObject({
      search: fields.search(say),
      limit: fields.limit(say, 500, 100),
      offset: fields.offset(say),
    }),
  async run({ data }, { search, limit, offset }) {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean)
    const matching = (await data.products()).filter(({ id, name, ...product }) => {
      const text = [id, name.zh, name.en, ...allCodes(product)].join(' ').toLowerCase()
      return words.every((word) => text.includes(word))
    })
    const page = matching.slice(offset, offset + limit)
    const states = await briefStates(data.ledger, page, { count: monthsListed })
    const commodities = words.length > 0 ? await findCommodities(data.ledger, search, commoditiesListed) : []
    return {
      total: matching.length,
      products: states.map(({ product, latest, months }) => ({
        product: product.id,
        name: product.name,
        codes: [...new Set(allCodes(product))],
        latestMonth: latest === null ? null : formatMonth(latest),
        briefs: months.map(({ month, state }) => ({ period: formatMonth(month), state })),
      })),
      commodities: commodities.map(({ code, name, months }) => ({
        code,
        name,
        from: formatMonth(months.from),
        to: formatMonth(months.to),
      })),
    }
  },
})
