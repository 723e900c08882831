import { z } from 'zod'
import { UserError } from '../../trade/errors/errors.ts'
import {
  type EditionLanguage,
  type FigureId,
  type Language,
  type Localized,
  languages,
  parseFigureId,
} from '../../trade/trade.ts'
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
  // What is not written yet is absent: the brief of that language is without it, and says so in a warning.
  const unwritten = ''
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
    heading: editionWords(words.default(unwritten)).describe(
      'The heading, without a number; a brief in a language without one has no such section.',
    ),
    text: z.array(editionWords(sentence.default(unwritten))).default([]),
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

/** A part of an own section that is not written in a language, so that the brief of that language is without it. */
export interface UnwrittenPart {
  /** The section's name in the product file. */
  readonly section: string
  readonly heading: Localized
  readonly language: EditionLanguage
  /** What is absent: the heading or all paragraphs, and with them the section; or one paragraph, from 1. */
  readonly lacks: 'heading' | 'text' | number
}

/** Whether a brief in that language has the section: it has a heading there, and something below that. */
export const isWrittenIn = (file: OwnSectionFile, language: EditionLanguage): boolean =>
  findUnwritten('', file, language).every(({ lacks }) => typeof lacks === 'number')

/** What own sections of a product's brief lack in a language, in the order of the brief. */
export const listUnwritten = (product: {
  readonly sections: readonly string[]
  readonly ownSections: Readonly<Record<string, OwnSectionFile>>
}): UnwrittenPart[] =>
  product.sections.flatMap((section) => {
    const file = product.ownSections[section]
    return file ? languages.flatMap((language) => findUnwritten(section, file, language)) : []
  })

function findUnwritten(section: string, file: OwnSectionFile, language: EditionLanguage): UnwrittenPart[] {
  const heading = {
    zh: file.heading.zh || file.heading.en || section,
    en: file.heading.en || file.heading.zh || section,
  }
  const part = (lacks: UnwrittenPart['lacks']) => ({ section, heading, language, lacks })
  const absent = file.text.flatMap((text, index) => (text[language] ? [] : [index + 1]))
  if (!file.heading[language]) return [part('heading')]
  if (absent.length > 0 && absent.length === file.text.length && !file.table) return [part('text')]
  return absent.map(part)
}
