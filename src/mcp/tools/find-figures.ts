import { z } from 'zod'
import { figureWords } from '../../codes/codes.ts'
import { figureData, sourcesData } from '../brief-data.ts'
import { findBrief } from './named-brief.ts'
import { defineTool, fields } from './tool.ts'

export const findFigures = defineTool({
  name: 'find_figures',
  title: { zh: '查找数字', en: 'Find figures' },
  description: {
    zh: '列出一份简报的数字：编号、名称、印出的文字、精确值和单位。按编号的各段或名称的词查找，如 export month value 或 美国 同比。',
    en: 'Lists the figures of a brief: id, name, printed text, exact value and unit. Finds them by parts of ids or words of names, such as "export month value" or "United States yoy".',
  },
  input: (say) =>
    z.strictObject({
      product: fields.product(say),
      period: fields.period(say),
      search: fields.search(say),
      limit: fields.limit(say, 1000, 50),
      offset: fields.offset(say),
    }),
  async run({ data, language }, input) {
    const { product, month } = await findBrief(data, input)
    const { document, codes } = await data.brief(product, month, language)
    const words = input.search.toLowerCase().split(/\s+/).filter(Boolean)
    const found = [...document.figures.values()].filter(({ id }) => {
      if (words.length === 0) return true
      const { zh, en } = figureWords(id, codes, month)
      const text = `${id} ${zh} ${en}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    const page = found.slice(input.offset, input.offset + input.limit)
    return {
      ...sourcesData(document),
      total: found.length,
      figures: page.map((figure) => figureData(figure, { codes, month, language })),
    }
  },
})
