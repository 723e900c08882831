import { groupThousands } from '../../../src/trade/numbers/numbers.ts'
import { type Currency, currencyNames, perCurrency } from '../../../src/trade/trade.ts'
import type { Localized, TotalsRow, TotalsUnits } from '../api.ts'

/** One column of the totals: what it is called, what it counts, and a row’s value. */
export interface Measure {
  readonly name: Localized
  /** What its texts are in; nothing where each has a unit of its own. */
  unit(units: TotalsUnits): string
  /** How many of the exact values’ units make one of the texts’. */
  factor(units: TotalsUnits): string
  /** As it is shown; null where there is nothing to show. */
  text(row: TotalsRow): string | null
  /** As exact as the program has it, for a spreadsheet. */
  exact(row: TotalsRow): string | null
  /** The unit of exact values, which are not scaled. */
  exactUnit(asked: AskedCurrency, rows: readonly TotalsRow[]): Localized
}

interface AskedCurrency {
  readonly currency: Currency
}

const exactMoney: Readonly<Record<Currency, Localized>> = {
  ...perCurrency((code) => ({ zh: currencyNames[code].zh, en: code })),
  USD: { zh: '美元', en: 'US$' },
  CNY: { zh: '元', en: 'RMB' },
}

const percent: Localized = { zh: '%', en: '%' }

const inPercent: Pick<Measure, 'unit' | 'factor'> = { unit: () => '%', factor: () => '1' }

const inUnit = (
  find: (units: TotalsUnits) => TotalsUnits['value'] | null,
): Pick<Measure, 'unit' | 'factor'> => ({
  unit: (units) => find(units)?.label ?? '',
  factor: (units) => find(units)?.factor ?? '1',
})

const quantityUnit = (rows: readonly TotalsRow[]): Localized =>
  rows.find(({ unitWords }) => unitWords !== null)?.unitWords ?? { zh: '', en: '' }

export const measures = {
  value: {
    name: { zh: '金额', en: 'Value' },
    ...inUnit(({ value }) => value),
    text: ({ valueText }) => groupThousands(valueText),
    exact: ({ value }) => value,
    exactUnit: ({ currency }) => exactMoney[currency],
  },
  share: {
    name: { zh: '比重', en: 'Share' },
    ...inPercent,
    text: ({ share }) => share,
    exact: ({ share }) => share,
    exactUnit: () => percent,
  },
  growth: {
    name: { zh: '金额同比', en: 'Growth of value' },
    ...inPercent,
    text: ({ growth }) => growth && groupThousands(growth),
    exact: ({ growth }) => growth,
    exactUnit: () => percent,
  },
  quantity: {
    name: { zh: '数量', en: 'Quantity' },
    ...inUnit(({ quantity }) => quantity),
    text: ({ quantityText }) => quantityText && groupThousands(quantityText),
    exact: ({ quantity }) => quantity,
    exactUnit: (_, rows) => quantityUnit(rows),
  },
  quantityGrowth: {
    name: { zh: '数量同比', en: 'Growth of quantity' },
    ...inPercent,
    text: ({ quantityGrowth }) => quantityGrowth && groupThousands(quantityGrowth),
    exact: ({ quantityGrowth }) => quantityGrowth,
    exactUnit: () => percent,
  },
} as const satisfies Readonly<Record<string, Measure>>

export type MeasureName = keyof typeof measures

export const measureNames = Object.keys(measures) as readonly MeasureName[] // the keys that it was written with
