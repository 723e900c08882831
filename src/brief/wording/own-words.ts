import { z } from 'zod'
import type { Language, Localized } from '../../trade/language.ts'
import { calendarMonthOf, type Month, yearOf } from '../../trade/month.ts'
import { chartIds } from '../charts/chart-names.ts'
import { plainText } from '../plain-text.ts'
import type { Product } from '../product.ts'
import { flowSectionNames, sectionNames, wholeTableNames } from '../sections/section-names.ts'
import { months, titlePeriod } from './en-phrases.ts'
import type { Wording } from './wording.ts'
import { period as zhPeriod } from './zh-phrases.ts'

const byFlow = flowSectionNames.flatMap((name) => [`export.${name}` as const, `import.${name}` as const])

/** The headings that a product file can word, by the parts of the brief that they head. */
export const headingParts = [...sectionNames, 'statements' as const, ...byFlow]

/** The tables and charts whose titles it can word, by id. */
export const captionIds = [...wholeTableNames, ...byFlow, ...chartIds]

/** What the program puts into words of one's own. */
const slots = ['year', 'month', 'period', 'product', 'top'] as const

/**
 * The words of its own that a product file may give one language. Numbers and units stay the program's: `表1：` and
 * `（亿美元）` stand around a caption, `一、` before a heading.
 */
export function ownWordsSchema(language: Language) {
  const say = (words: Localized): string => words[language]
  const known = slots.map((slot) => `{${slot}}`).join(' ')
  const words = plainText(language)
    .max(200)
    .refine((text) => !/[\r\n]/.test(text), { error: say({ zh: '应为一行', en: 'expected one line' }) })
    .refine((text) => placeholders(text).every((slot) => slots.some((one) => one === slot)), {
      error: say({ zh: `花括号里只能写 ${known}`, en: `in braces only ${known} may stand` }),
    })
  const some = <Part extends string>(parts: readonly Part[]) => z.partialRecord(z.enum(parts), words)
  return z.strictObject({
    title: words.optional().describe('The title of the brief: {year}年{month}月{product}贸易月报.'),
    headings: some(headingParts).optional().describe('Headings, without their numbers.'),
    captions: some(captionIds)
      .optional()
      .describe(
        'Captions of tables and charts, without their numbers and units; {top} is the length of a ranking.',
      ),
    source: words
      .optional()
      .describe('The note under the first table, and under charts, that names the source.'),
  })
}

/** A wording with what a product words of its own beside headings and captions, which `Writing` asks for by id. */
export function withOwnWords(wording: Wording, product: Product): Wording {
  const own = product.wording[wording.language]
  if (!own) return wording
  const { title, source } = own
  const { language, note, chart } = wording
  return {
    ...wording,
    title: (name, month, window) =>
      title === undefined || !fits(title, product)
        ? wording.title(name, month, window)
        : filled(title, language, product, { month, top: null }),
    note: { ...note, source: source ?? note.source },
    chart: { ...chart, source: source ?? chart.source },
  }
}

/** What a product file calls a part of the brief; undefined where it leaves that to the program. */
export const ownHeading = (
  product: Product,
  language: Language,
  part: string,
  month: Month,
): string | undefined =>
  ownWordsFor(product.wording[language]?.headings, part, language, product, { month, top: null })

/** The title that a product file gives a table or a chart; undefined where it gives none. */
export const ownTitle = (
  product: Product,
  language: Language,
  id: string,
  facts: TitleFacts,
): string | undefined => ownWordsFor(product.wording[language]?.captions, id, language, product, facts)

function ownWordsFor(
  all: Readonly<Record<string, string | undefined>> = {},
  id: string,
  language: Language,
  product: Product,
  facts: TitleFacts,
): string | undefined {
  const words = all[id]
  return words === undefined || !fits(words, product) ? undefined : filled(words, language, product, facts)
}

/** Words that name the month are not those of a half-year's edition, which has the program's. */
const fits = (words: string, { edition = 'month' }: Product): boolean =>
  edition === 'month' || !placeholders(words).includes('month')

interface TitleFacts {
  readonly month: Month
  /** The length of a ranking; null where nothing is ranked, or fewer. */
  readonly top: number | null
}

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{([^{}]*)\}/g)].map(([, slot = '']) => slot)

function filled(words: string, language: Language, product: Product, { month, top }: TitleFacts): string {
  const number = calendarMonthOf(month)
  const { name, edition = 'month' } = product
  const values: Readonly<Record<string, string>> = {
    year: String(yearOf(month)),
    month: language === 'zh' ? String(number) : (months[number - 1] ?? ''),
    period: { zh: zhPeriod, en: titlePeriod }[language](month, edition),
    product: name[language],
    top: top === null ? '' : String(top),
  }
  return words.replace(/\{([^{}]*)\}/g, (_, slot: string) => values[slot] ?? '')
}
