import { getYear, type Localized, type Month } from '../../trade/trade.ts'

/** The nomenclature years of the Harmonized System, latest first, with the first year that each holds in. */
export const nomenclatures = [
  ['HS2022', 2022],
  ['HS2017', 2017],
  ['HS2012', 2012],
  ['HS2007', 2007],
  ['HS2002', 2002],
  ['HS1996', 1996],
] as const

export type Nomenclature = (typeof nomenclatures)[number][0]

/** The nomenclature that holds in a month: HS2022 from January 2022 on. */
export function findNomenclature(month: Month): Nomenclature {
  const year = getYear(month)
  return nomenclatures.find(([, from]) => year >= from)?.[0] ?? 'HS1996'
}

/** A class of a product: its names, and its codes in each nomenclature year. */
export interface ProductClass {
  /** What ids of figures call it; absent where that is its place, from 1. */
  readonly id?: string | undefined
  readonly name: Localized
  readonly codes: Readonly<Partial<Record<Nomenclature, readonly string[]>>>
}

interface WithCodes {
  readonly classes: readonly ProductClass[]
}

/** The codes of all classes in all nomenclatures. */
export const allCodes = ({ classes }: WithCodes): string[] => [
  ...new Set(classes.flatMap(({ codes }) => Object.values(codes).flat())),
]

/** Which nomenclature's codes a product uses in a month. */
export interface NomenclatureUse {
  /** The one that holds in the month. */
  readonly holding: Nomenclature
  /** The one that the product file has codes of: the holding one, or else the nearest, a later one first. */
  readonly used: Nomenclature
}

/**
 * A product file that gives the codes of one nomenclature only means them for the years around it too;
 * where they did not exist then, the data will be missing, and the brief says whose codes it used.
 */
export const nomenclatureUse = (product: WithCodes, month: Month): NomenclatureUse =>
  useOf(product, findNomenclature(month))

function useOf(product: WithCodes, holding: Nomenclature): NomenclatureUse {
  const given = new Set(product.classes.flatMap(({ codes }) => Object.keys(codes)))
  const order = nomenclatures.map(([name]) => name)
  const index = order.indexOf(holding)
  const nearest = order
    .filter((name) => given.has(name))
    .sort((a, b) => Math.abs(order.indexOf(a) - index) - Math.abs(order.indexOf(b) - index))
  return { holding, used: nearest[0] ?? holding }
}

/** What is asked of a product for every span of its brief. */
const codesOfProducts = new WeakMap<WithCodes, Map<Nomenclature, readonly string[]>>()

/** The codes of a product in a month, over all its classes. */
export function productCodes(product: WithCodes, month: Month): readonly string[] {
  const holding = findNomenclature(month)
  const cached = codesOfProducts.get(product) ?? new Map<Nomenclature, readonly string[]>()
  codesOfProducts.set(product, cached)
  const codes = cached.get(holding) ?? codesIn(product, useOf(product, holding).used)
  cached.set(holding, codes)
  return codes
}

const codesIn = ({ classes }: WithCodes, nomenclature: Nomenclature): string[] =>
  [...new Set(classes.flatMap(({ codes }) => codes[nomenclature] ?? []))].sort()

/**
 * A product as a class of a brief of several products: all its codes together, in each nomenclature as the product
 * itself uses them there.
 *
 * @param others the products beside it: it has codes wherever one of them has.
 */
export function asClass(
  product: WithCodes & { readonly id: string; readonly name: Localized },
  others: readonly WithCodes[],
): ProductClass {
  const given = [product, ...others].flatMap(({ classes }) =>
    classes.flatMap(({ codes }) => Object.keys(codes)),
  )
  const codes = nomenclatures.flatMap(([name]) => {
    if (!given.includes(name)) return []
    const { used } = useOf(product, name)
    return [[name, codesIn(product, used)] as const]
  })
  const { zh, en } = product.name
  const name = { zh, en: en.charAt(0).toUpperCase() + en.slice(1) } // as classes are written
  return { id: product.id, name, codes: Object.fromEntries(codes) }
}
