import { z } from 'zod'
import { formatMonth } from '../../trade/trade.ts'
import { holdPrinted } from '../../workspace/inspect/inspect.ts'
import { sourcesData } from '../brief-data.ts'
import { checkText as check } from '../draft/draft.ts'
import { findBrief } from './named-brief.ts'
import { defineTool, fields } from './tool.ts'

/** A brief has some 20,000 characters. */
const longest = 60_000

export const checkText = defineTool({
  name: 'check_text',
  title: { zh: '核对文字', en: 'Check a text' },
  description: {
    zh: '把草稿（纯文本或 Markdown）里的每个数字与一份简报核对：same 相同，rounded 四舍五入后相同，roundedOtherwise 末位取舍不同，otherVintage 与另一日期的数据相符，wrong 错误，unread 语句没有读懂、但简报有同样的数字，unsupported 没有依据。words 列出名称、单位、时期或方向与简报不同之处。problems 为 0 表示没有发现问题。language 为草稿的语言。',
    en: 'Matches each number of a draft (plain text or Markdown) to a figure of a brief: same, rounded, roundedOtherwise (last digit rounded differently), otherVintage (right by data of another date), wrong, unread (the words were not understood, but the brief prints that number), unsupported. "words" lists names, units, periods or directions that differ from the brief. With "problems" 0 nothing was found. language is that of the draft.',
  },
  input: (say) =>
    z.strictObject({
      product: fields.product(say),
      period: fields.period(say),
      text: z
        .string()
        .min(1)
        .max(longest)
        .describe(say({ zh: '草稿', en: 'the draft' })),
      list: z
        .enum(['problems', 'all'])
        .default('problems')
        .describe(say({ zh: '列出有问题的数字，或全部', en: 'list the numbers with problems, or all' })),
    }),
  async run({ data, language }, input) {
    const { product, month } = await findBrief(data, input)
    const { document, codes } = await data.brief(product, month, language)
    const hold = async (brief: Parameters<typeof holdPrinted>[2]['brief']) =>
      holdPrinted(await data.workspace(), data.ledger, { product, month, brief })
    const { numbers, words, draftMonth } = await check(input.text, { document, codes, product, month, hold })
    const problems = numbers.filter(({ verdict }) => !sound.has(verdict))
    const counts = Object.fromEntries(
      [...new Set(numbers.map(({ verdict }) => verdict))].map((verdict) => [
        verdict,
        numbers.filter((number) => number.verdict === verdict).length,
      ]),
    )
    const listed = (input.list === 'all' ? numbers : problems).map(({ figure, ...number }) => {
      const shown = figure === null ? undefined : document.figures.get(figure)
      return { ...number, figure, printed: shown?.text ?? null, unit: shown?.unit ?? null }
    })
    return {
      ...sourcesData(document),
      draftMonth: draftMonth === null ? null : formatMonth(draftMonth),
      problems: problems.length + words.length,
      counts,
      numbers: listed,
      words,
    }
  },
})

const sound: ReadonlySet<string> = new Set(['same', 'rounded', 'reference'])
