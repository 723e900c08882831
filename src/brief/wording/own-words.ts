import { type EditionLanguage, getYear, type Month } from '../../trade/trade.ts'
import { nameReporter, type Product, placeholders } from '../product/product.ts'
import { getLocale, translate } from './locales.ts'
import type { Wording } from './wording-interface.ts'

/** A wording with what a product words of its own beside headings and captions, which `Writing` asks for by id. */
export function withOwnWords(wording: Wording, product: Product): Wording {
  const current = product.wording[wording.language]
  if (!current) return wording
  const { title, source } = current
  const { language, note, chart } = wording
  return {
    ...wording,
    title: (name, month, window) =>
      title === undefined || !fits(title, product)
        ? wording.title(name, month, window)
        : filled(title, language, product, { month, top: null }),
    note: { ...note, ...(source && { source, sourceUnlessStated: source }) },
    chart: { ...chart, source: source ?? chart.source },
  }
}

/** What a product file calls a part of the brief; undefined where it leaves that to the program. */
export const ownHeading = (
  product: Product,
  language: EditionLanguage,
  part: string,
  month: Month,
): string | undefined =>
  ownWordsFor(product.wording[language]?.headings, part, language, product, { month, top: null })

/** The title that a product file gives a table or a chart; undefined where it gives none. */
export const ownTitle = (
  product: Product,
  language: EditionLanguage,
  id: string,
  facts: TitleFacts,
): string | undefined => {
  const [, section, reporter, rest = ''] = ofReporter.exec(id) ?? []
  const captions = product.wording[language]?.captions
  return section && reporter
    ? ownWordsFor(captions, `${section}${rest}`, language, product, {
        ...facts,
        reporter: translate(nameReporter(reporter, product), language),
      })
    : ownWordsFor(captions, id, language, product, facts)
}

/** A table or chart of another reporter's data: `market.BRA.unitValues`, `mirror.BRA.import.chart`. */
const ofReporter = /^(market|mirror)\.([A-Z]+)((?:\.\w+)*)$/

function ownWordsFor(
  everything: Readonly<Record<string, string | undefined>> = {},
  id: string,
  language: EditionLanguage,
  product: Product,
  facts: TitleFacts,
): string | undefined {
  const words = everything[id]
  return words === undefined || !fits(words, product) ? undefined : filled(words, language, product, facts)
}

/** Words that name the month are not those of a half-year's edition, which has the program's. */
const fits = (words: string, { edition = 'month' }: Product): boolean =>
  edition === 'month' || !placeholders(words).includes('month')

interface TitleFacts {
  readonly month: Month
  /** The length of a ranking; null where nothing is ranked, or fewer. */
  readonly top: number | null
  /** The other reporter whose data a table has. */
  readonly reporter?: string
}

function filled(
  words: string,
  language: EditionLanguage,
  product: Product,
  { month, top, reporter = '' }: TitleFacts,
): string {
  const { slots } = getLocale(language)
  const { name, edition = 'month' } = product
  const values: Readonly<Record<string, string>> = {
    year: String(getYear(month)),
    month: slots.month(month),
    period: slots.period(month, edition),
    product: translate(name, language),
    top: top === null ? '' : String(top),
    reporter,
  }
  return words.replace(/\{([^{}]*)\}/g, (_, slot: string) => values[slot] ?? '')
}
