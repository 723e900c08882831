import { type Side, type SpanKey, spanKey } from '../statistics/trade-sums.ts'
import type { Month, MonthRange } from '../trade/month.ts'
import type { Currency, Flow } from '../trade/terms.ts'
import { baseMonths, type Window, windowMonths, windows } from '../trade/window.ts'
import { type Product, productCodes } from './product.ts'
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

/** What a product's brief of a month needs to know. */
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

/** The product's codes on a side of a window, by the nomenclature of that year. */
export function commoditiesOf(product: Product, month: Month, window: Window, side: Side): readonly string[] {
  return productCodes(product, monthsOfSide(window, side, month).from)
}

const monthsOfSide = (window: Window, side: Side, month: Month): MonthRange =>
  (side === 'base' ? baseMonths : windowMonths)(window, month)
