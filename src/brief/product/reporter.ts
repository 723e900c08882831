import { z } from 'zod'
import type { CodeLists } from '../../codes/codes.ts'
import {
  findPublication,
  hasReporter,
  listPublications,
  type Publication,
  usualPublication,
} from '../../codes/publications/publications.ts'
import { type Currency, currencies, type Language, type Localized, type Reported } from '../../trade/trade.ts'
import { plainText } from '../plain-text.ts'
import type { KindFault } from './kinds.ts'

/** What of a product file says whose trade it is of. */
interface ReporterFile {
  readonly reporter: string
  readonly source?: string | undefined
}

const china = 'CHN'

const noCurrency: Localized = {
  zh: '应为 ISO 4217 货币代码（如 USD、CNY、EUR），或 both',
  en: 'expected a currency code of ISO 4217 (USD, CNY, EUR …), or both',
}

/** The fields of a product file that say whose trade it is of, and in which money. */
export const reporterFields = (language: Language) => ({
  reporter: z
    .string()
    .default(china)
    .describe('Whose trade it is: ISO 3166 alpha-3 (BRA), or EU. By default China.'),
  source: z
    .enum(['gacc', ...listPublications().map(({ source }) => source)])
    .optional()
    .describe(
      'Which source the data are from: by default Chinese customs (gacc) for China, the reporter’s own statistics where they can be read, or else comtrade.',
    ),
  nomenclature: plainText(language)
    .optional()
    .describe(
      'What the footnote calls the nomenclature of the codes, such as CN 2024; by default that of the source (NCM), or HS and its year.',
    ),
  currency: z
    .enum([...currencies, 'both'], { error: noCurrency[language] })
    .optional()
    .describe(
      'The series used; one is never converted. By default that of the source, of Chinese customs US dollars. both: US dollars, with totals in yuan beside them in the section currencies.',
    ),
})

/** The publication that a product file names; undefined for Chinese customs. */
function getPublication({ reporter, source }: ReporterFile): Publication | undefined {
  if (source !== undefined) return findPublication(source)
  return reporter === china ? undefined : usualPublication(reporter)
}

/** The reporter and source of a product; nothing for Chinese customs. */
export function getReported(file: ReporterFile): { readonly reported?: Reported } {
  const publication = getPublication(file)
  return publication ? { reported: { reporter: file.reporter, source: publication.source } } : {}
}

/** Whose trade a product is of. */
export const getReporter = ({ reported }: { readonly reported?: Reported | undefined }): string =>
  reported?.reporter ?? china

/** Economies whose factories rest over the Spring Festival. */
const festivalReporters: ReadonlySet<string> = new Set([china, 'HKG', 'KOR', 'MAC', 'SGP', 'TWN', 'VNM'])

/** Whether the Spring Festival moves a product's trade of January and February. */
export const hasSpringFestival = (product: { readonly reported?: Reported | undefined }): boolean =>
  festivalReporters.has(getReporter(product))

/** The series that a product is of where its file names none. */
export const usualCurrency = (file: ReporterFile): Currency => getPublication(file)?.currency ?? 'USD'

/** The sections of a product, but for that of places where the source has none. */
export const withoutPlaces = (sections: readonly string[], file: ReporterFile): readonly string[] =>
  hasPlaces(getPublication(file)) ? sections : sections.filter((section) => section !== 'places')

const hasPlaces = (publication: Publication | undefined): boolean =>
  publication === undefined || publication.places !== null

/** The partners that imports are counted without: the reporter itself, whose goods come back. */
export const listReimports = (reporter: string, codes: CodeLists): string[] =>
  codes.findPartnerById(reporter) ? [reporter] : []

/** What of a product file does not go with its reporter. */
export function reporterFaults(
  file: ReporterFile & {
    readonly kind: string
    readonly currency?: string | undefined
    readonly base: string
    readonly bulletin?: object | undefined
    readonly sections: string | readonly string[]
  },
  codes: CodeLists,
): KindFault[] {
  const { reporter, currency, base, bulletin, sections } = file
  const faults: KindFault[] = []
  const must = (path: string, holds: boolean, message: Localized) => {
    if (!holds) faults.push({ path: [path], message })
  }
  must('reporter', reporter === 'EU' || codes.findPartnerById(reporter) !== undefined, {
    zh: '应为 ISO 3166 三位字母代码（BRA），或 EU',
    en: 'expected an ISO 3166 alpha-3 code (BRA), or EU',
  })
  const publication = getPublication(file)
  if (!publication) {
    must('source', reporter === china, {
      zh: `gacc 只有中国的数据；${reporter} 可用：${listSources(reporter)}`,
      en: `gacc has the trade of China alone; for ${reporter} there is: ${listSources(reporter)}`,
    })
    must('currency', currency === undefined || ['USD', 'CNY', 'both'].includes(currency), {
      zh: '中国海关的数据只有美元（USD）和人民币（CNY）两种',
      en: 'Chinese customs has two series, USD and CNY',
    })
    return faults
  }
  must('source', hasReporter(publication, reporter), {
    zh: `${publication.source} 没有 ${reporter} 的数据；可用：${listSources(reporter)}`,
    en: `${publication.source} does not have the trade of ${reporter}; there is: ${listSources(reporter)}`,
  })
  must('currency', currency === undefined || publication.currencies.some((each) => each === currency), {
    zh: `${publication.source} 的金额以 ${publication.currencies.join('、')} 计，不作换算`,
    en: `${publication.source} has amounts in ${publication.currencies.join(', ')}, which are not converted`,
  })
  must('kind', file.kind !== 'place' || publication.places !== null, {
    zh: `${publication.source} 没有分省市的数据`,
    en: `${publication.source} has no trade by place`,
  })
  const ofChinaAlone: Localized = {
    zh: '统计月报只有中国的数据',
    en: 'the bulletin has the trade of China alone',
  }
  must('bulletin', bulletin === undefined && base !== 'bulletin', ofChinaAlone)
  for (const [index, name] of (typeof sections === 'string' ? [] : sections).entries())
    if (name === 'national') faults.push({ path: ['sections', index], message: ofChinaAlone })
  return faults
}

const listSources = (reporter: string): string =>
  listPublications()
    .filter((publication) => hasReporter(publication, reporter))
    .map(({ source }) => source)
    .join(', ')
