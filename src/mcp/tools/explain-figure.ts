import { z } from 'zod'
import { explain } from '../../review/explain/explain.ts'
import { explanationData, sourcesData } from '../brief-data.ts'
import { findBrief } from './named-brief.ts'
import { defineTool, fields } from './tool.ts'

export const explainFigure = defineTool({
  name: 'explain_figure',
  title: { zh: '说明一个数字的来历', en: 'Explain a figure' },
  description: {
    zh: '说明一份简报里的一个数字怎样算出：所用的数字，直到文件和行号。',
    en: 'Says how a figure of a brief came about: the figures that it was computed from, down to files and lines.',
  },
  input: (say) =>
    z.strictObject({
      product: fields.product(say),
      period: fields.period(say),
      id: z
        .string()
        .min(1)
        .max(200)
        .describe(
          say({
            zh: '数字的编号，如 export.partner.USA.month.value.yoy',
            en: 'id of the figure, such as export.partner.USA.month.value.yoy',
          }),
        ),
    }),
  async run({ data, language }, input) {
    const { product, month } = await findBrief(data, input)
    const { document, codes } = await data.brief(product, month, language)
    const explanation = await explain(document.figures, input.id, data.ledger)
    return { ...sourcesData(document), figure: explanationData(explanation, { codes, month, language }) }
  },
})
