import { createHash } from 'node:crypto'
import type { Commentary } from '../../../brief/commentary/commentary.ts'
import type { Product } from '../../../brief/product/product.ts'
import type { Load } from '../../../ledger/ledger.ts'
import {
  type Confirmation,
  type EditionLanguage,
  editionLanguages,
  type Month,
} from '../../../trade/trade.ts'
import type { HouseStyle } from '../../project/house-style/house-style.ts'
import type { Config } from '../../project/project.ts'
import type { References } from '../../project/references/references.ts'
import type { BriefOptions } from '../brief-options.ts'
import { hasNationalSection } from '../national-totals.ts'

/** All that a product’s briefs of a month follow from. */
export interface BuildInputs {
  readonly program: string
  readonly product: Product
  readonly month: Month
  readonly commentary: Readonly<Partial<Record<EditionLanguage, Commentary>>>
  readonly config: Config
  readonly options: BriefOptions
  /** The loads of the ledger, whatever they are of, with those of their commodities that are the product’s. */
  readonly loads: readonly Load[]
  /** The loads of the other reporters that the product names. */
  readonly otherLoads: readonly Load[]
  readonly references: References
  readonly houseStyle: HouseStyle
  /** All of the workspace; only the product’s count. */
  readonly confirmations: readonly Confirmation[]
}

/** Who must sign a brief changes nothing in it, nor does where it is shown, who signs in, or what is done without being asked. */
const settingsBesideBriefs: ReadonlySet<string> = new Set([
  ...['desk', 'releases', 'site', 'inbox', 'calendar', 'schedules', 'notify'],
])

/** A name for the inputs of a build: builds of one key give the same files, so that the second need not run. */
export function buildKey(buildInputs: BuildInputs): string {
  const { program, product, month, commentary, options, loads, otherLoads, references, houseStyle } =
    buildInputs
  const { nomenclature, bulletins, correlations } = references
  const standing = loads
    .filter(({ cut, commodities }) => !cut.includes('commodity') || commodities.length > 0)
    .map(identify)
  const confirmations = buildInputs.confirmations.filter(
    (confirmation) => confirmation.product === product.id,
  )
  const config = Object.fromEntries(
    Object.entries(buildInputs.config).filter(([name]) => !settingsBesideBriefs.has(name)),
  )
  const { asOf, acceptTruncated = [], also = [] } = options
  const inputs = {
    program,
    product,
    month,
    commentary: editionLanguages.map((language) => commentary[language]?.sha256 ?? null),
    config,
    asOf,
    acceptTruncated: [...acceptTruncated].sort(),
    also,
    standing,
    houseStyle: [houseStyle.logo?.sha256 ?? null, houseStyle.wordTemplate?.sha256 ?? null],
    nomenclature: nomenclature && [...nomenclature],
    correlations: correlations.map(({ sha256 }) => sha256),
    ...(confirmations.length > 0 && { confirmations }),
    ...(otherLoads.length > 0 && { others: otherLoads.map(identify) }),
    bulletins:
      product.bulletin || hasNationalSection(product)
        ? bulletins.map(({ asOf, sha256 }) => [asOf, sha256])
        : [],
  }
  return createHash('sha256').update(JSON.stringify(inputs)).digest('hex')
}

/** What of a load can change a brief. */
const identify = ({ id, sha256, scope, relation, uncoveredMonths }: Load): readonly unknown[] => [
  id,
  sha256,
  scope,
  relation ?? null,
  uncoveredMonths,
]
