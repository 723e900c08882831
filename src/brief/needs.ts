import { type Side, type SpanKey, spanKey } from '../statistics/trade-sums.ts'
import { formatMonth, type Month, type MonthRange } from '../trade/month.ts'
import type { Currency, Flow } from '../trade/terms.ts'
import { UserError } from '../trade/user-error.ts'
import { baseMonths, type Window, windowMonths, windows } from '../trade/window.ts'
import { nomenclatureOf, type Product, productCodes } from './product.ts'
import { sections } from './sections/index.ts'

/** Months to add up, with the codes that hold in them. */
export interface NeededSpan {
  readonly key: SpanKey
  readonly months: MonthRange
  readonly commodities: readonly string[]
}

/** Sums that a brief is made of: of one flow, in total or by a dimension, over its windows and their bases. */
export interface Need {
  readonly flow: Flow
  readonly currency: Currency
  readonly by: 'partner' | 'place' | null
  readonly spans: readonly NeededSpan[]
}

const sides: readonly Side[] = ['current', 'base']

/**
 * What a product's brief of a month needs to know.
 *
 * @throws UserError where the product file has no codes for a nomenclature year that it needs.
 */
export function briefNeeds(product: Product, month: Month): Need[] {
  const spans = windows.flatMap((window) =>
    sides.map((side) => ({
      key: spanKey(window, side),
      months: monthsOfSide(window, side, month),
      commodities: commoditiesOf(product, month, window, side),
    })),
  )
  const shown = new Set(product.sections.flatMap((id) => sections[id].needs))
  const dimensions = [null, ...(['partner', 'place'] as const).filter((by) => shown.has(by))]
  return product.flows.flatMap((flow) =>
    dimensions.map((by) => ({ flow, currency: product.currency, by, spans })),
  )
}

/**
 * The product's codes on a side of a window, by the nomenclature of that year.
 *
 * @throws UserError where the product file has none for it.
 */
export function commoditiesOf(product: Product, month: Month, window: Window, side: Side): readonly string[] {
  const { from } = monthsOfSide(window, side, month)
  const codes = productCodes(product, from)
  if (codes) return codes
  const nomenclature = nomenclatureOf(from)
  throw new UserError(
    {
      zh: `产品“${product.id}”没有 ${nomenclature} 编码，而 ${formatMonth(from)} 的数据需要它。`,
      en: `Product ${product.id} has no codes of ${nomenclature}, which ${formatMonth(from)} needs.`,
    },
    {
      where: { file: `products/${product.id}.yaml` },
      hint: {
        zh: `在 classes 的 codes 下加一行，如 ${nomenclature}: ["…"]。`,
        en: `Add a line under codes of its classes, such as ${nomenclature}: ["…"].`,
      },
    },
  )
}

const monthsOfSide = (window: Window, side: Side, month: Month): MonthRange =>
  (side === 'base' ? baseMonths : windowMonths)(window, month)
