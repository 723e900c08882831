import { z } from 'zod'
import { UserError } from '../../trade/errors/errors.ts'
import { type FigureId, type Language, type Localized, parseFigureId } from '../../trade/trade.ts'
import { takeMentions } from '../commentary/commentary.ts'
import { plainText } from '../plain-text.ts'
import { editionWords } from './edition-words.ts'

/**
 * A section of an issuer's own, as a product file gives it: a heading, paragraphs that refer to figures by id as
 * commentary does, and a table of figures, in Chinese, in English and, if wanted, in further languages of editions.
 */
export function ownSectionSchema(language: Language) {
  const say = (words: Localized): string => words[language]
  const words = plainText(language).refine((text) => !/[\r\n]/.test(text), {
    error: say({ zh: '应为一行', en: 'expected one line' }),
  })
  const localized = editionWords(words)
  const figure = z
    .string()
    .refine((id) => parseFigureId(id) !== null, {
      error: say({
        zh: '不是数字的编号，编号如 export.partner.USA.month.value.yoy',
        en: 'this is no id of a figure; one is export.partner.USA.month.value.yoy',
      }),
    })
    .describe('The id of a figure: export.partner.USA.month.value.yoy.')
  const sentence = words
    .superRefine((text, context) => {
      for (const message of faultsOf(text, language)) context.addIssue({ code: 'custom', message })
    })
    .describe('A paragraph; {{id}}, {{id number}} or {{id change}} stands for a figure.')
  return z.strictObject({
    heading: localized.describe('The heading, without a number.'),
    text: z.array(editionWords(sentence)).default([]),
    table: z
      .strictObject({
        caption: localized.describe('The caption, without a number.'),
        columns: z.array(localized).min(1).describe('Headings of the columns of figures.'),
        rows: z
          .array(z.strictObject({ name: localized, figures: z.array(figure).min(1) }))
          .min(1)
          .describe('Each row has a name and a figure for every column.'),
        notes: z.array(localized).default([]),
      })
      .superRefine(({ columns, rows }, context) => {
        for (const [index, { figures }] of rows.entries())
          if (figures.length !== columns.length)
            context.addIssue({
              code: 'custom',
              path: ['rows', index, 'figures'],
              message: say({
                zh: `应有 ${columns.length} 个数字，每列一个`,
                en: `expected ${columns.length} figures, one for each column`,
              }),
            })
      })
      .optional(),
  })
}

export type OwnSectionFile = z.infer<ReturnType<typeof ownSectionSchema>>

/** What is wrong with the references of a paragraph. */
function faultsOf(text: string, language: Language): string[] {
  try {
    const { mentions } = takeMentions(text, '')
    return mentions
      .filter(({ id }) => parseFigureId(id) === null)
      .map(({ id }) => ({ zh: `${id} 不是数字的编号`, en: `${id} is no id of a figure` })[language])
  } catch (error) {
    if (error instanceof UserError) return [error.words[language]]
    throw error
  }
}

/** The figures that a section refers to, in any language. */
export function listFigures({ text, table }: OwnSectionFile): FigureId[] {
  const inText = text.flatMap((versions) =>
    Object.values(versions).flatMap((words = '') => takeMentions(words, '').mentions.map(({ id }) => id)),
  )
  return [...new Set([...inText, ...(table?.rows.flatMap(({ figures }) => figures) ?? [])])]
}
