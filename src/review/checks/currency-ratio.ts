import { Fraction } from '../../trade/numbers/numbers.ts'
import { type Currency, currencyNames, type Flow, type Month } from '../../trade/trade.ts'
import { flowWords, monthRuns } from '../finding-text.ts'
import { defineCheck, type Found } from './check.ts'
import type { Ground } from './check-context.ts'
import { partOfMonths, rangeOfMonths } from './plausibility/plausibility.ts'
import { addUp, groupBy } from './series.ts'

type Fact = {
  readonly flow: Flow
  readonly currency: Currency
  readonly files: readonly string[]
  readonly months: string
  /** How many times the months in renminbi are those in US dollars, with two decimals. */
  readonly ratio: string
}

/** A dollar has cost 6.1 to 7.4 renminbi since 2013, and 8.28 before 2005. */
const rates = { lowest: Fraction.of(5n), highest: Fraction.of(10n) } as const

const pairs: Readonly<Partial<Record<Currency, Currency>>> = { USD: 'CNY', CNY: 'USD' }

/** The currency that a series is compared with: renminbi of US dollars and the reverse; null for all others. */
export const findPairedCurrency = (currency: Currency): Currency | null => pairs[currency] ?? null

/**
 * Months that are loaded in both currencies have values that differ by the rate of exchange: a file of one currency
 * under the heading of the other is told so, even where both years are.
 */
export const currencyRatio = defineCheck<Fact>({
  id: 'currency-ratio',
  title: {
    zh: '人民币与美元数据之比与汇率相符',
    en: 'values in renminbi and in US dollars differ by the rate of exchange',
  },
  look(ground) {
    const flows = ground.product.flows.map((flow) => ({ flow, ratios: ratiosOf(ground, flow) }))
    return {
      looked: flows.reduce((sum, { ratios }) => sum + ratios.length, 0),
      found: flows.flatMap(({ flow, ratios }) => findingsOfFlow(ground, flow, ratios)),
    }
  },
  word: ({ flow, currency, files, months, ratio }) => {
    const other = currencyNames[findPairedCurrency(currency) ?? currency]
    const current = currencyNames[currency]
    return {
      zh: `${flowWords[flow].zh} ${months}：人民币金额是美元金额的 ${ratio} 倍，与汇率不符（${files.join('、')}）：可能${current.zh}栏下是${other.zh}金额，或相反`,
      en: `${flowWords[flow].en} of ${months}: the values in renminbi are ${ratio} times those in US dollars, unlike any rate of exchange (${files.join(', ')}): probably ${other.en} under the heading of ${current.en}, or the reverse`,
    }
  },
})

interface MonthRatio {
  readonly month: Month
  readonly loads: readonly number[]
  readonly otherLoads: readonly number[]
  /** In the product's currency, and in the other. */
  readonly value: bigint
  readonly other: bigint
}

function ratiosOf({ history }: Ground, flow: Flow): MonthRatio[] {
  const others = groupBy(
    history.otherCurrency.filter((row) => row.flow === flow),
    ({ month }) => month,
  )
  const current = groupBy(
    history.totals.filter((row) => row.flow === flow),
    ({ month }) => month,
  )
  return [...current]
    .flatMap(([month, rows]) => {
      const same = others.get(month) ?? []
      const [value, other] = [addUp(rows), addUp(same)]
      if (value <= 0n || other <= 0n) return []
      return [{ month, loads: loadsOf(rows), otherLoads: loadsOf(same), value, other }]
    })
    .sort((a, b) => a.month - b.month)
}

const loadsOf = (rows: readonly { readonly load: number }[]): number[] => [
  ...new Set(rows.map(({ load }) => load)),
]

/** A finding for the months of each file, or of several files of one month. */
function findingsOfFlow(ground: Ground, flow: Flow, ratios: readonly MonthRatio[]): Found<Fact>[] {
  const { currency } = ground.product
  const isOdd = (monthRatio: MonthRatio) => {
    const ratio = renminbiToDollars([monthRatio], currency)
    return ratio.compare(rates.lowest) < 0 || ratio.compare(rates.highest) > 0
  }
  const byLoads = groupBy(ratios.filter(isOdd), ({ loads }) => loads.join())
  return [...byLoads.values()].map((months): Found<Fact> => {
    const loads = [...new Set(months.flatMap((item) => item.loads))]
    const against = [...new Set(months.flatMap((entry) => entry.otherLoads))]
    const files = [...loads, ...against].map(
      (load) => ground.loads.find(({ id }) => id === load)?.file ?? String(load),
    )
    return {
      severity: 'confirmation',
      part: `${flow}.${partOfMonths(rangeOfMonths(months))}`,
      basis: { currency },
      inDoubt: loads,
      against,
      flow,
      currency,
      files: [...new Set(files)],
      months: monthRuns(months.map(({ month }) => month)),
      ratio: renminbiToDollars(months, currency).toFixed(2),
    }
  })
}

function renminbiToDollars(months: readonly MonthRatio[], currency: Currency): Fraction {
  const value = months.reduce((sum, month) => sum + month.value, 0n)
  const other = months.reduce((sum, monthRatio) => sum + monthRatio.other, 0n)
  return currency === 'CNY' ? Fraction.of(value, other) : Fraction.of(other, value)
}
