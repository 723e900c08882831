import { type Brief, type BriefInput, composeBrief, mentionedNames } from '../../brief/brief.ts'
import { inSecondCurrency, type Product } from '../../brief/product/product.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { UserError } from '../../trade/errors/errors.ts'
import type { EditionLanguage, Localized, Month } from '../../trade/trade.ts'
import { missingCommentary, readCommentaries } from '../project/commentary/commentary.ts'
import type { HouseStyle } from '../project/house-style/house-style.ts'
import type { Workspace } from '../project/project.ts'
import { type KeptBulletin, readBulletins } from '../project/references/references.ts'
import { gathered } from './brief-input.ts'
import type { BriefOptions } from './brief-options.ts'
import { bulletinBase } from './bulletin-base.ts'
import { hasNationalSection, listNationalTotals } from './national-totals.ts'
import {
  gatherOtherReporters,
  type OtherReporterData,
  queryOtherReporters,
} from './other-reporters/other-reporters.ts'
import { type BriefData, queryBriefData } from './query-totals.ts'

/** What the ledger answers for a product’s month, with the commentary that asks for more of it. */
export interface QueriedBriefs<Answers extends BriefData = BriefData> {
  readonly commentary: Awaited<ReturnType<typeof readCommentaries>>
  readonly briefData: Answers
  /** What the ledger answers for the other currency of a brief of two. */
  readonly second?: BriefData
  /** What it answers by the data of the other reporters that the brief shows, or why it cannot be compared with them. */
  readonly others: readonly OtherReporterData[] | UserError
  /** Tables of the bulletin, where the product is compared with them. */
  readonly bulletins: readonly KeptBulletin[]
}

/**
 * Asks the ledger for all that a product’s briefs need, and refuses none of it.
 *
 * @param ask what asks it: `queryBriefData`, or `queryWithHistory` where it is to be checked as well.
 * @param draft commentary in the place of that in the workspace.
 */
export async function queryBriefs<Answers extends BriefData>(
  workspace: Workspace,
  ledger: Ledger,
  product: Product,
  month: Month,
  options: BriefOptions,
  ask: (ledger: Ledger, product: Product, month: Month, options: BriefOptions) => Promise<Answers>,
  draft?: QueriedBriefs['commentary'],
): Promise<QueriedBriefs<Answers>> {
  const commentary = draft ?? (await readCommentaries(workspace, product, month))
  const also = [...(options.also ?? []), ...mentionedNames(commentary, product)]
  const [briefData, second, others, bulletins] = await Promise.all([
    ask(ledger, product, month, { ...options, also }),
    querySecond(ledger, product, month, options),
    queryOtherReporters(ledger, product, month, { ...options, also }).catch(toRefusal),
    product.base === 'bulletin' || hasNationalSection(product) ? readBulletins(workspace, options) : [],
  ])
  return { commentary, briefData, others, bulletins, ...(second && { second }) }
}

/**
 * The briefs of data that were queried, one a language, in the issuer's own looks.
 *
 * @throws UserError where they cannot stand on it.
 */
export function composeBriefs(
  { config }: Workspace,
  wanted: Product,
  month: Month,
  languages: readonly EditionLanguage[],
  { also = [], confirmed = [] }: BriefOptions & Pick<BriefInput, 'confirmed'>,
  { commentary, briefData, second, others, bulletins }: QueriedBriefs,
  houseStyle: HouseStyle = {},
): Brief[] {
  const product = { ...wanted, codes: briefData.codes }
  if (others instanceof UserError) throw others
  const given = gatherBoth(product, month, briefData, second)
  const bulletin = bulletinBase(product, month, bulletins)
  const national = listNationalTotals(product, bulletins)
  const issuer = config.issuer ?? null
  const otherData = {
    ...{ bulletin, national },
    ...(others.length > 0 && { others: gatherOtherReporters(month, others) }),
  }
  const input = { product, month, issuer, ...houseStyle, also, ...given, ...otherData, commentary, confirmed }
  return languages.map((language) => {
    const brief = composeBrief(input, language)
    const missing = missingCommentary(commentary, product, month, language)
    const lacking = second && !isWhole(second) ? [withoutSecond] : []
    return { ...brief, warnings: [...brief.warnings, ...lacking, ...(missing ? [missing] : [])] }
  })
}

/** A refusal as an answer: nothing is refused while the ledger is asked. */
function toRefusal(error: unknown): UserError {
  if (error instanceof UserError) return error
  throw error
}

/** Asks the ledger for the totals in the other currency; nothing in a brief of one. */
async function querySecond(
  ledger: Ledger,
  product: Product,
  month: Month,
  options: BriefOptions,
): Promise<BriefData | null> {
  const second = inSecondCurrency(product)
  return second ? queryBriefData(ledger, second, month, { ...options, also: [] }) : null
}

/** Whether the ledger has a series whole, without contradiction. */
const isWhole = ({ unmet, contradictions }: BriefData): boolean =>
  unmet.length === 0 && contradictions.length === 0

const withoutSecond: Localized = {
  zh: '另一币种的数据未全部载入，或不同分组互相矛盾：“美元与人民币”部分以“..”表示。所需的查询：tradebrief plan。',
  en: 'The series in the other currency has not been loaded whole, or cuts of it contradict each other: the section of both currencies has “..” in its place. tradebrief plan lists what to query.',
}

/** The sums of both currencies, with the files of both; without the other one where the ledger does not have it whole. */
function gatherBoth(product: Product, month: Month, briefData: BriefData, second: BriefData | undefined) {
  const given = gathered(product, month, briefData)
  const other = inSecondCurrency(product)
  if (!other || !second || !isWhole(second)) return given
  const { sums, origins, files, notes, overruled } = gathered(other, month, second)
  const firstFiles = new Set(given.files.map(({ sha256 }) => sha256))
  return {
    ...given,
    files: [...given.files, ...files.filter(({ sha256 }) => !firstFiles.has(sha256))],
    notes: [...given.notes, ...notes],
    overruled: [...new Set([...given.overruled, ...overruled])],
    second: { sums, origins },
  }
}
