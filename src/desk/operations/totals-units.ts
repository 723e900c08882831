import { getLocale } from '../../brief/brief.ts'
import { chooseUnit, type DisplayUnit } from '../../brief/scales/scales.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import type { AmountScale, Currency, Language } from '../../trade/trade.ts'
import type { Explored, ExploredRow } from '../../workspace/inspect/inspect.ts'
import type { TotalsUnits as PlainTotalsUnits } from '../schemas/schemas.ts'

/** The units that the texts of some sums are in. */
export interface TotalsUnits {
  readonly value: DisplayUnit
  /** Null where the sums have no quantity, or quantities of several units. */
  readonly quantity: DisplayUnit | null
}

interface Asked {
  readonly currency: Currency
  readonly language: Language
  /** How many units of the currency make one of the texts’; null to choose it as a brief would. */
  readonly factor: bigint | null
}

/** Units chosen as those of a brief are, from the largest of the sums. */
export function chooseTotalsUnits(
  { rows, scale = { value: 0, quantity: 0 } }: Explored,
  { currency, language, factor }: Asked,
): TotalsUnits {
  const { units } = getLocale(language)
  const moneys = units.money(currency)
  const stated: DisplayUnit | null =
    factor === null
      ? null
      : (moneys.find((unit) => unit.factor === factor) ?? {
          factor,
          label: `${factor} ${currency}`,
          after: '',
        })
  const [unit = null, ...others] = new Set(
    rows.flatMap(({ quantity, unit }) => (quantity === null ? [] : [unit])),
  )
  return {
    value: stated ?? chooseUnit(moneys, findLargest(rows, 'value', scale)),
    quantity:
      unit === null || others.length > 0
        ? null
        : chooseUnit(units.quantity(unit), findLargest(rows, 'quantity', scale)),
  }
}

/** The largest amount by its size, of the sums of all members of a second dimension together. */
function findLargest(
  rows: readonly ExploredRow[],
  measure: 'value' | 'quantity',
  scale: AmountScale,
): Fraction | null {
  const sizes = rows.flatMap(({ across, [measure]: amount }) =>
    across || amount === null ? [] : [amount < 0n ? -amount : amount],
  )
  const largest = sizes.reduce<bigint | null>(
    (most, size) => (most === null || size > most ? size : most),
    null,
  )
  return largest === null ? null : Fraction.ofScaled(largest, scale[measure])
}

/** As they are sent. */
export const plainUnits = ({ value, quantity }: TotalsUnits): PlainTotalsUnits => ({
  value: plainUnit(value),
  quantity: quantity && plainUnit(quantity),
})

const plainUnit = ({ factor, label }: DisplayUnit) => ({ factor: factor.toString(), label })
