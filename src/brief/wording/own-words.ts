import { z } from 'zod'
import type { Language, Localized } from '../../trade/language.ts'
import { calendarMonthOf, type Month, yearOf } from '../../trade/month.ts'
import { months } from './en-phrases.ts'
import type { CaptionFacts, Wording } from './wording.ts'

/** The headings and captions that a product file can word, by the parts of the brief that they head. */
const headed = ['overview', 'partners', 'places', 'statements'] as const
const byFlow = ['export.partners', 'import.partners', 'export.places', 'import.places'] as const

/** What the program puts into words of one's own. */
const slots = ['year', 'month', 'product', 'top'] as const

/**
 * The words of its own that a product file may give one language. Numbers and units stay the program's: `表1：` and
 * `（亿美元）` stand around a caption, `一、` before a heading.
 */
export function ownWordsSchema(language: Language) {
  const say = (words: Localized): string => words[language]
  const known = slots.map((slot) => `{${slot}}`).join(' ')
  const words = z
    .string()
    .min(1)
    .max(200)
    .refine((text) => !/[\r\n]/.test(text), { error: say({ zh: '应为一行', en: 'expected one line' }) })
    .refine((text) => placeholders(text).every((slot) => slots.some((one) => one === slot)), {
      error: say({ zh: `花括号里只能写 ${known}`, en: `in braces only ${known} may stand` }),
    })
  const some = <Part extends string>(parts: readonly Part[]) => z.partialRecord(z.enum(parts), words)
  return z.strictObject({
    title: words.optional().describe('The title of the brief: {year}年{month}月{product}贸易月报.'),
    headings: some([...headed, ...byFlow])
      .optional()
      .describe('Headings, without their numbers.'),
    captions: some(['overview', ...byFlow])
      .optional()
      .describe('Captions of tables, without their numbers and units; {top} is the length of a ranking.'),
    source: words.optional().describe('The note under the first table that names the source.'),
  })
}

export type OwnWords = z.infer<ReturnType<typeof ownWordsSchema>>

/** A wording with a product's own words in their places. */
export function withOwnWords(wording: Wording, own: OwnWords | undefined): Wording {
  if (!own) return wording
  const { title, headings = {}, captions = {}, source } = own
  const { language, heading, caption, note } = wording
  /** The program's heading with other words after its number. */
  const headed = (programs: string, words: string | undefined): string =>
    words === undefined ? programs : `${number.exec(programs)?.[0] ?? ''}${words}`
  const captioned = (programs: string, words: string | undefined, facts: CaptionFacts): string => {
    if (words === undefined) return programs
    const [before = ''] = /^(?:表\d+：|Table \d+\. )/.exec(programs) ?? []
    const [after = ''] = / ?[（(][^（(]*[）)]$/.exec(programs) ?? []
    return before + filled(words, language, facts.product, facts.month, facts.top) + after
  }
  const flowOf = ({ flows }: CaptionFacts) => (flows[0] === 'import' ? 'import' : 'export')
  return {
    ...wording,
    title: (product, month) =>
      title === undefined ? wording.title(product, month) : filled(title, language, product, month),
    heading: {
      overview: (at) => headed(heading.overview(at), headings.overview),
      partners: (at) => headed(heading.partners(at), headings.partners),
      places: (at) => headed(heading.places(at), headings.places),
      flow: (part, at, flow) => headed(heading.flow(part, at, flow), headings[`${flow}.${part}`]),
      own: heading.own,
      statements: headings.statements ?? heading.statements,
    },
    caption: {
      overview: (facts) => captioned(caption.overview(facts), captions.overview, facts),
      partners: (facts) => captioned(caption.partners(facts), captions[`${flowOf(facts)}.partners`], facts),
      places: (facts) => captioned(caption.places(facts), captions[`${flowOf(facts)}.places`], facts),
      own: caption.own,
    },
    note: { ...note, source: source ?? note.source },
    chart: { ...wording.chart, source: source ?? wording.chart.source },
  }
}

const number = /^(?:[^、]{1,3}、|（[^）]{1,3}）|\d+\. |\(\d+\) )/

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{([^{}]*)\}/g)].map(([, slot = '']) => slot)

function filled(
  words: string,
  language: Language,
  product: string,
  month: Month,
  top: number | null = null,
): string {
  const number = calendarMonthOf(month)
  const values: Readonly<Record<string, string>> = {
    year: String(yearOf(month)),
    month: language === 'zh' ? String(number) : (months[number - 1] ?? ''),
    product,
    top: top === null ? '' : String(top),
  }
  return words.replace(/\{([^{}]*)\}/g, (_, slot: string) => values[slot] ?? '')
}
