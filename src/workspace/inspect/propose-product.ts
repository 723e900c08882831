import { stringify } from 'yaml'
import { findNomenclature, nomenclatures } from '../../brief/product/product.ts'
import { cleanName } from '../../codes/codes.ts'
import { findCommonProduct } from '../../codes/common-products/common-products.ts'
import { getReported, isReported, type Ledger, type Load } from '../../ledger/ledger.ts'
import { UserError } from '../../trade/errors/errors.ts'
import {
  type Breakdown,
  breakdowns,
  type Currency,
  currencies,
  type Flow,
  flows,
  type Localized,
  type Month,
  type MonthRange,
  type Reported,
} from '../../trade/trade.ts'
import { spanMonths } from './overview/overview.ts'

/** A product that the loaded data of some codes suggest. */
export interface ProposedProduct {
  /** A file’s name: of the English name, or of the first code. */
  readonly id: string
  readonly name: Localized
  readonly codes: readonly string[]
  readonly flows: readonly Flow[]
  readonly currency: Currency
  /** Whose statistics; absent for Chinese customs. */
  readonly reported?: Reported
  /** The dimensions that the data of every flow have. */
  readonly by: readonly Breakdown[]
  /** From the first to the last month of the data. */
  readonly months: MonthRange
}

const latin = /^[\p{Script=Latin}\p{N}\p{P}\p{Zs}]+$/u

/** A name of a file that is longer describes a code rather than naming a product. */
const longestName = 12

/**
 * Proposes a product of codes that were loaded: named as the files name the first of them, of the flows that were loaded, in
 * the currency of most of the loads. What a file does not name shortly, or in English, is called as a common product is, if it
 * is one; else the codes stand for an English name.
 *
 * @param asked whose statistics, null for Chinese customs; where it is not said, Chinese customs if it has the codes.
 * @throws UserError where none of the codes was loaded.
 */
export async function proposeProduct(
  ledger: Ledger,
  codes: readonly string[],
  asked?: Reported | null,
): Promise<ProposedProduct> {
  const wanted = [...new Set(codes)].sort()
  const held = (await ledger.loads({ commodities: wanted })).filter(
    ({ commodities }) => commodities.length > 0,
  )
  const reported = asked === undefined ? findReported(held) : (asked ?? undefined)
  const loads = held.filter((load) => isReported(load, reported))
  const months = spanMonths(loads)
  const [first] = wanted
  if (!months || first === undefined) throw notLoaded(wanted)
  const names = await ledger.names('commodity', wanted)
  const written = cleanName(wanted.map((code) => names.get(code) ?? '').find((name) => name !== '') ?? '')
  const byCode = `HS ${wanted.slice(0, 3).join(', ')}`
  const common = findCommonProduct(wanted)?.name
  const isShort = written !== '' && written.length <= longestName && !latin.test(written)
  const english = latin.test(written) ? written : (common?.en ?? byCode)
  const count = (currency: Currency) => loads.filter((load) => load.currency === currency).length
  const traded = flows.filter((flow) => loads.some((load) => load.flow === flow))
  const isSplit = (by: Breakdown) =>
    traded.every((flow) => loads.some((load) => load.flow === flow && load.cut.includes(by)))
  return {
    id: toProductId(english === byCode ? '' : english) || `hs-${first}`,
    name: { zh: isShort ? written : (common?.zh ?? (written || byCode)), en: english },
    codes: wanted,
    flows: traded,
    by: breakdowns.filter(isSplit),
    currency: currencies.reduce((most, currency) => (count(currency) > count(most) ? currency : most)),
    ...(reported && { reported }),
    months,
  }
}

/** Chinese customs where any of its data have the codes, else the reporter and source of the first load that does. */
const findReported = (loads: readonly Load[]): Reported | undefined =>
  loads[0] && loads.every(({ reporter }) => reporter !== undefined) ? getReported(loads[0]) : undefined

/** A product of codes that were not loaded yet: of both flows, by partner and place, as the standard brief needs it. */
export const proposeWithoutData = (
  codes: readonly string[],
  name: Localized,
  month: Month,
): ProposedProduct => ({
  id: toProductId(name.en) || `hs-${codes[0]}`,
  name,
  codes: [...new Set(codes)].sort(),
  flows,
  by: breakdowns,
  currency: 'USD',
  months: { from: month, to: month },
})

/** Lower-case letters and digits of a name with hyphens between, as a file can be called; empty where it has none. */
export const toProductId = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 48)
    .replace(/-+$/, '')

/** The sections of the standard brief that data can fill, by the dimension that each shows. */
const sectionsBy = [
  ['partners', 'partner'],
  ['places', 'place'],
] as const

/**
 * The text of a product file: its codes hold in each nomenclature that the data reach into, and it has the sections of the
 * standard brief that the data can fill.
 */
export function writeProposedProduct(proposed: ProposedProduct): string {
  const { name, codes, currency, months } = proposed
  const order = nomenclatures.map(([nomenclature]) => nomenclature)
  const [from, to] = [
    order.indexOf(findNomenclature(months.from)),
    order.indexOf(findNomenclature(months.to)),
  ]
  const held = Object.fromEntries(order.slice(to, from + 1).map((nomenclature) => [nomenclature, codes]))
  const sections = sectionsBy.filter(([, by]) => proposed.by.includes(by)).map(([section]) => section)
  const className = { zh: name.zh, en: name.en.charAt(0).toUpperCase() + name.en.slice(1) }
  return stringify({
    name,
    classes: [{ name: className, codes: held }],
    ...(proposed.flows.length === 1 && { flows: proposed.flows }),
    ...(proposed.reported && { reporter: proposed.reported.reporter, source: proposed.reported.source }),
    ...(currency !== 'USD' && { currency }),
    ...(sections.length < sectionsBy.length && { sections: ['overview', ...sections] }),
  })
}

const notLoaded = (codes: readonly string[]): UserError =>
  new UserError(
    {
      zh: `没有载入过这些编码的数据：${codes.slice(0, 5).join('、')}`,
      en: `No data of these codes were loaded: ${codes.slice(0, 5).join(', ')}`,
    },
    { hint: { zh: '先载入它们的文件。', en: 'Load files of them first.' } },
  )
