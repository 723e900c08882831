import { z } from 'zod'
import { pressesFor } from '../../press/press.ts'
import { sourcesData, warningsData } from '../brief-data.ts'
import { findBrief } from './named-brief.ts'
import { defineTool, fields } from './tool.ts'

export const readBrief = defineTool({
  name: 'read_brief',
  title: { zh: '读一份简报', en: 'Read a brief' },
  description: {
    zh: '给出一份简报的全文（Markdown），连同数据日期、所依据的文件和须知。',
    en: 'Returns the text of a brief (Markdown), with the date of its data, the files that it rests on, and warnings.',
  },
  input: (say) => z.strictObject({ product: fields.product(say), period: fields.period(say) }),
  async run({ data, language }, input) {
    const { product, month } = await findBrief(data, input)
    const brief = await data.brief(product, month, language)
    const [press] = await pressesFor(['md'])
    if (!press) throw new Error('Markdown has a press')
    return {
      ...sourcesData(brief.document),
      title: brief.document.title,
      warnings: warningsData(brief, language),
      markdown: new TextDecoder().decode(await press.print(brief.document)),
    }
  },
})
