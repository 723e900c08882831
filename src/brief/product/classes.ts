import { type SpanName, spanMonths } from '../../statistics/statistics.ts'
import type { EditionWords, Month } from '../../trade/trade.ts'
import { type Nomenclature, nomenclatureUse, productCodes } from './nomenclature.ts'
import type { Product } from './product-type.ts'

type ProductClass = Product['classes'][number]

/** The classes of a product by their ids, and the other way round: a product may have thousands. */
interface ClassIndex {
  readonly byId: ReadonlyMap<string, ProductClass>
  readonly ids: ReadonlyMap<ProductClass, string>
}

const indices = new WeakMap<Product['classes'], ClassIndex>()

function indexOfClasses({ classes }: Pick<Product, 'classes'>): ClassIndex {
  const classIndex = indices.get(classes)
  if (classIndex) return classIndex
  const byId = new Map<string, ProductClass>()
  const ids = new Map<ProductClass, string>()
  for (const [position, productClass] of classes.entries()) {
    const id = productClass.id ?? `${position + 1}`
    if (!byId.has(id)) byId.set(id, productClass)
    if (!ids.has(productClass)) ids.set(productClass, id)
  }
  const index = { byId, ids }
  indices.set(classes, index)
  return index
}

/** What figures call a class: the id of its own, or its place in the product file, from 1. */
export const classId = (product: Pick<Product, 'classes'>, productClass: ProductClass): string =>
  indexOfClasses(product).ids.get(productClass) ?? productClass.id ?? '0'

/** Whether a product has a class of an id. */
export const hasClass = (product: Pick<Product, 'classes'>, id: string): boolean =>
  indexOfClasses(product).byId.has(id)

/** What a class is called; its id where the product has no such class. */
export const className = (
  product: Product,
  id: string,
  { nameOr }: { nameOr(id: string, words: EditionWords | undefined): string },
): string => nameOr(id, indexOfClasses(product).byId.get(id)?.name)

/** Whether the product has the same codes from the first to the last month of a span, so that these can be added up. */
export function hasSteadyCodes(product: Product, month: Month, span: SpanName): boolean {
  const { from, to } = spanMonths(span, month)
  return productCodes(product, from).join() === productCodes(product, to).join()
}

/** The codes of a class in a span, by the nomenclature of its first month's year. */
export function listClassCodes(
  product: Product,
  id: string,
  month: Month,
  span: SpanName,
): readonly string[] {
  const { used } = nomenclatureUse(product, spanMonths(span, month).from)
  return indexOfClasses(product).byId.get(id)?.codes[used] ?? []
}

/**
 * What commodities are compared as between a year and the one before: as themselves, or where the codes of
 * their class are not the same in both years, as the class: the finest level that both years have. A class that
 * has codes in one of the years only cannot be that level.
 */
export function getComparison(product: Product, month: Month) {
  const classesOfCodes = new Map<string, ReadonlyMap<string, ProductClass>>()
  return (commodity: string, span: SpanName): string => {
    const [now, before] = usedNomenclatures(product, month, span)
    if (now === before) return commodity
    const years = `${now} ${before}`
    const byCode = classesOfCodes.get(years) ?? classesByCode(product, now, before)
    classesOfCodes.set(years, byCode)
    const productClass = byCode.get(commodity)
    const same = productClass?.codes[now]?.join() === productClass?.codes[before]?.join()
    return !productClass || same ? commodity : `class ${classId(product, productClass)}`
  }
}

/** The first class of each code, of those that have codes in both nomenclatures. */
function classesByCode({ classes }: Product, now: Nomenclature, before: Nomenclature) {
  const byCode = new Map<string, ProductClass>()
  for (const productClass of classes) {
    const [these, those] = [productClass.codes[now], productClass.codes[before]]
    if (!these || !those) continue
    for (const code of [...these, ...those]) if (!byCode.has(code)) byCode.set(code, productClass)
  }
  return byCode
}

/** The classes whose codes are others than a year before, and those that had none then. */
export function changedClasses(product: Product, month: Month) {
  const [now, before] = usedNomenclatures(product, month, { window: 'month' })
  const changed = product.classes.filter(
    ({ codes }) => codes[now] && codes[now].join() !== codes[before]?.join(),
  )
  return {
    bridged: changed.filter(({ codes }) => codes[before]),
    unbridged: changed.filter(({ codes }) => !codes[before]),
  }
}

const usedNomenclatures = (product: Product, month: Month, span: Omit<SpanName, 'side'>) => {
  const used = (side: SpanName['side']) =>
    nomenclatureUse(product, spanMonths({ ...span, side }, month).from).used
  return [used('current'), used('base')] as const
}
