import { type SpanName, spanMonths } from '../statistics/trade-sums.ts'
import type { Language } from '../trade/language.ts'
import type { Month } from '../trade/month.ts'
import type { WindowName } from '../trade/window.ts'
import { nomenclatureUse } from './nomenclature.ts'
import type { Product } from './product.ts'

type ProductClass = Product['classes'][number]

/** What figures call a class: the id of its own, or its place in the product file, from 1. */
export const classId = ({ classes }: Product, of: ProductClass): string =>
  of.id ?? `${classes.indexOf(of) + 1}`

/** What a class is called; its id where the product has no such class. */
export const className = (product: Product, id: string, language: Language): string =>
  product.classes.find((one) => classId(product, one) === id)?.name[language] ?? id

/** The codes of a class in a span, by the nomenclature of its first month's year. */
export function classCodesOf(product: Product, id: string, month: Month, span: SpanName): readonly string[] {
  const { used } = nomenclatureUse(product, spanMonths(span, month).from)
  const found = product.classes.find((one) => classId(product, one) === id)
  return found?.codes[used] ?? []
}

/**
 * What commodities are compared as between a year and the one before: as themselves, or where the codes of
 * their class are not the same in both years, as the class: the finest level that both years have. A class that
 * has codes in one of the years only cannot be that level.
 */
export function comparisonOf(product: Product, month: Month) {
  return (commodity: string, window: WindowName): string => {
    const [now, before] = usedNomenclatures(product, month, window)
    if (now === before) return commodity
    const of = product.classes.find(({ codes }) => {
      const [these, those] = [codes[now], codes[before]]
      return these && those && [...these, ...those].includes(commodity)
    })
    const same = of?.codes[now]?.join() === of?.codes[before]?.join()
    return !of || same ? commodity : `class ${classId(product, of)}`
  }
}

/** The classes whose codes are others than a year before, and those that had none then. */
export function changedClasses(product: Product, month: Month) {
  const [now, before] = usedNomenclatures(product, month, 'month')
  const changed = product.classes.filter(
    ({ codes }) => codes[now] && codes[now].join() !== codes[before]?.join(),
  )
  return {
    bridged: changed.filter(({ codes }) => codes[before]),
    unbridged: changed.filter(({ codes }) => !codes[before]),
  }
}

const usedNomenclatures = (product: Product, month: Month, window: WindowName) => {
  const used = (side: SpanName['side']) =>
    nomenclatureUse(product, spanMonths({ window, side }, month).from).used
  return [used('current'), used('base')] as const
}
