import type { Flow } from '../../trade/trade.ts'

/** Which imports are counted: all that enter, or those released for consumption. */
export type ImportSeries = 'general' | 'consumption'

/** The variables that have the amounts of a file, by which it is of a flow, and of months or of years up to a month. */
export interface Variables {
  readonly flow: Flow
  readonly isMonthly: boolean
  readonly commodity: string
  readonly value: string
  /** Absent where the file has none. */
  readonly quantity: string | undefined
  readonly unit: string | undefined
  readonly quantity2: string | undefined
  readonly unit2: string | undefined
}

const prefixes: Readonly<Record<ImportSeries, string>> = { general: 'GEN', consumption: 'CON' }

/** The variables of a file, months before years; null where it has no total value. */
export function findVariables(names: readonly string[], series: ImportSeries): Variables | null {
  const flow: Flow = names.includes('I_COMMODITY') ? 'import' : 'export'
  const prefix = flow === 'export' ? 'ALL' : prefixes[series]
  for (const span of ['MO', 'YR']) {
    const value = `${prefix}_VAL_${span}`
    if (!names.includes(value)) continue
    const present = (name: string) => (names.includes(name) ? name : undefined)
    const quantityOf = (number: 1 | 2) =>
      present(flow === 'export' ? `QTY_${number}_${span}` : `${prefix}_QY${number}_${span}`)
    return {
      ...{
        flow,
        isMonthly: span === 'MO',
        commodity: flow === 'export' ? 'E_COMMODITY' : 'I_COMMODITY',
        value,
      },
      ...{ quantity: quantityOf(1), unit: present('UNIT_QY1') },
      ...{ quantity2: quantityOf(2), unit2: present('UNIT_QY2') },
    }
  }
  return null
}

/** Whether a file has values of imports for consumption and none of general ones. */
export const isOfConsumption = (text: string): boolean =>
  /\bCON_VAL_(?:MO|YR)\b|Customs\s+Value\s+\(Cons\)/.test(text) &&
  !/\bGEN_VAL_(?:MO|YR)\b|Customs\s+Value\s+\(Gen\)/.test(text)
