import { z } from 'zod'
import type { Language, Localized } from '../../trade/trade.ts'
import { plainText } from '../plain-text.ts'
import { chartIds } from './chart-names.ts'
import { flowSectionNames, sectionNames, wholeTableNames } from './section-names/section-names.ts'

const byFlow = flowSectionNames.flatMap((name) => [`export.${name}` as const, `import.${name}` as const])

/** The headings that a product file can word, by the parts of the brief that they head. */
export const headingParts = [...sectionNames, 'statements' as const, ...byFlow]

/** The tables of other reporters' data, one for each of these. */
const reporterTables = ['market', 'market.unitValues', 'mirror', 'mirror.import'] as const

/** The tables and charts whose titles it can word, by id. */
export const captionIds = [...wholeTableNames, ...byFlow, ...chartIds, ...reporterTables]

/** What the program puts into words of one's own. */
const slots = ['year', 'month', 'period', 'product', 'top', 'reporter'] as const

/**
 * The words of its own that a product file may give one language. Numbers and units stay the program's: `表1：` and
 * `（亿美元）` stand around a caption, `一、` before a heading.
 */
export function ownWordsSchema(language: Language) {
  const say = (words: Localized): string => words[language]
  const existing = slots.map((slot) => `{${slot}}`).join(' ')
  const words = plainText(language)
    .max(200)
    .refine((text) => !/[\r\n]/.test(text), { error: say({ zh: '应为一行', en: 'expected one line' }) })
    .refine((text) => placeholders(text).every((slot) => slots.some((item) => item === slot)), {
      error: say({ zh: `花括号里只能写 ${existing}`, en: `in braces only ${existing} may stand` }),
    })
  const some = <Part extends string>(parts: readonly Part[]) => z.partialRecord(z.enum(parts), words)
  return z.strictObject({
    title: words.optional().describe('The title of the brief: {year}年{month}月{product}贸易月报.'),
    headings: some(headingParts).optional().describe('Headings, without their numbers.'),
    captions: some(captionIds)
      .optional()
      .describe(
        'Captions of tables and charts, without their numbers and units; {top} is the length of a ranking, {reporter} the other reporter of `market` and `mirror`.',
      ),
    source: words
      .optional()
      .describe('The note under the first table, and under charts, that names the source.'),
  })
}

/** The slots in braces that a text names: `year`, `product`. */
export const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{([^{}]*)\}/g)].map(([, slot = '']) => slot)
