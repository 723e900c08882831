import { type Brief, type BriefInput, composeBrief, mentionedNames } from '../../brief/brief.ts'
import type { Product } from '../../brief/product/product.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import type { Language, Month } from '../../trade/trade.ts'
import { missingCommentary, readCommentaries } from '../project/commentary/commentary.ts'
import type { HouseStyle } from '../project/house-style/house-style.ts'
import type { Workspace } from '../project/project.ts'
import { type KeptBulletin, readBulletins } from '../project/references/references.ts'
import { gathered } from './brief-input.ts'
import type { BriefOptions } from './brief-options.ts'
import { bulletinBase } from './bulletin-base.ts'
import type { Weighed } from './query-totals.ts'

/** What the ledger answers for a product’s month, with the commentary that asks for more of it. */
export interface WeighedBriefs<Answers extends Weighed = Weighed> {
  readonly commentary: Awaited<ReturnType<typeof readCommentaries>>
  readonly weighed: Answers
  /** Tables of the bulletin, where the product is compared with them. */
  readonly bulletins: readonly KeptBulletin[]
}

/**
 * Asks the ledger for all that a product’s briefs need, and refuses none of it.
 *
 * @param ask what asks it: `weigh`, or `weighWithHistory` where it is to be checked as well.
 * @param draft commentary in the place of that in the workspace.
 */
export async function weighBriefs<Answers extends Weighed>(
  workspace: Workspace,
  ledger: Ledger,
  product: Product,
  month: Month,
  options: BriefOptions,
  ask: (ledger: Ledger, product: Product, month: Month, options: BriefOptions) => Promise<Answers>,
  draft?: WeighedBriefs['commentary'],
): Promise<WeighedBriefs<Answers>> {
  const commentary = draft ?? (await readCommentaries(workspace, product, month))
  const also = [...(options.also ?? []), ...mentionedNames(commentary, product)]
  const [weighed, bulletins] = await Promise.all([
    ask(ledger, product, month, { ...options, also }),
    product.base === 'bulletin' ? readBulletins(workspace, options) : [],
  ])
  return { commentary, weighed, bulletins }
}

/**
 * The briefs of what was weighed, one a language, in the issuer's own looks.
 *
 * @throws UserError where they cannot stand on it.
 */
export function composeBriefs(
  { config }: Workspace,
  wanted: Product,
  month: Month,
  languages: readonly Language[],
  { also = [], confirmed = [] }: BriefOptions & Pick<BriefInput, 'confirmed'>,
  { commentary, weighed, bulletins }: WeighedBriefs,
  houseStyle: HouseStyle = {},
): Brief[] {
  const product = { ...wanted, codes: weighed.codes }
  const given = gathered(product, month, weighed)
  const bulletin = bulletinBase(product, month, bulletins)
  const issuer = config.issuer ?? null
  const input = { product, month, issuer, ...houseStyle, also, ...given, bulletin, commentary, confirmed }
  return languages.map((language) => {
    const brief = composeBrief(input, language)
    const missing = missingCommentary(commentary, product, month, language)
    return missing ? { ...brief, warnings: [...brief.warnings, missing] } : brief
  })
}
