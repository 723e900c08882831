import { Fraction } from '../../trade/numbers/numbers.ts'
import {
  type BulletinCell,
  type Figure,
  type FigureName,
  figureId,
  getCalendarMonth,
  getYear,
  type MonthRange,
  type NationalRule,
  nationalRules,
  type Unit,
} from '../../trade/trade.ts'
import { contribution, difference, growth, type Outcome, share } from '../indices/indices.ts'
import { spanMonths } from '../trade-sums.ts'
import { printedOver } from './bulletin-base.ts'
import type { BulletinTotals, FigureGround } from './figure-context.ts'
import { oneFlow } from './figure-fields.ts'
import type { Get, Made } from './figure-result.ts'
import { NoRule } from './unknown-figure-error.ts'

const percent: Unit = { kind: 'percent' }
const points: Unit = { kind: 'points' }
const missing: Outcome = { value: null, marker: 'notAvailable' }

/**
 * A figure beside the nation's total of the same flow and window, as the customs bulletin printed that first; null for
 * another name.
 *
 * @throws NoRule for what has no such total: quantities, and exports and imports together.
 */
export function nationalFigure(name: FigureName, get: Get, ground: FigureGround): Made | null {
  const rule = nationalRules.find((nationalRule) => nationalRule === name.operation)
  if (!rule) return null
  if (name.measure !== 'value') throw new NoRule(`the nation has no total of quantities: ${figureId(name)}`)
  oneFlow(name.flow)
  if (rule === 'national' || rule === 'nationalBase') return nationalTotalFigure(name, rule, ground)
  if (rule === 'nationalYoy') return printedGrowth(name, ground) ?? besideNation(name, rule, get)
  return besideNation(name, rule, get)
}

/**
 * Growth of the nation's total as the bulletin prints it, which customs computes against the revised total of a year
 * before; null where no table has it over the months of the window.
 */
function printedGrowth(
  { flow, window, lag = 0 }: FigureName,
  { month, national }: FigureGround,
): Made | null {
  const months = spanMonths({ window, lag, side: 'current' }, month)
  const isFromJanuary = getCalendarMonth(months.from) === 1 && getYear(months.from) === getYear(months.to)
  const table = national.find(
    (candidate) => candidate.flow === flow && candidate.month === months.to && candidate.change,
  )
  if (!isFromJanuary || !table?.change) return null
  const cell = { ...cellOf(table, months, table.change), factor: 1n }
  const outcome = { value: Fraction.ofDecimal(table.change) }
  return { unit: percent, outcome, derivation: { operation: 'bulletin', cell } }
}

/** What compares a figure with the nation's, or the nation's now with that of the year before. */
function besideNation(
  name: FigureName,
  rule: Exclude<NationalRule, 'national' | 'nationalBase'>,
  get: Get,
): Made {
  const { operation: _, ...part } = name
  const { dimension: __, code: ___, ...whole } = part
  const nation = (operation: 'national' | 'nationalBase'): Figure => get({ ...whole, operation })
  switch (rule) {
    case 'nationalYoy': {
      const [current, base] = [nation('national'), nation('nationalBase')]
      const derivation = { operation: 'growth', current: current.id, base: base.id } as const
      const outcome = base.value ? growth(current.value, base.value) : missing
      return { unit: percent, outcome, derivation }
    }
    case 'nationalShare':
    case 'nationalShareBase': {
      const isBase = rule === 'nationalShareBase'
      const current = get(isBase ? { ...part, operation: 'base' } : part)
      const total = nation(isBase ? 'nationalBase' : 'national')
      const derivation = { operation: 'share', part: current.id, whole: total.id } as const
      return { unit: percent, outcome: share(current.value, total.value), derivation }
    }
    case 'nationalShareChange': {
      const current = get({ ...part, operation: 'nationalShare' })
      const base = get({ ...part, operation: 'nationalShareBase' })
      const derivation = { operation: 'difference', current: current.id, base: base.id } as const
      return { unit: points, outcome: difference(current.value, base.value), derivation }
    }
    case 'nationalContribution': {
      const [current, base] = [get(part), get({ ...part, operation: 'base' })]
      const total = nation('nationalBase')
      const parts = { current: current.id, base: base.id, whole: total.id }
      return {
        unit: points,
        outcome: total.value ? contribution(current.value, base.value, total.value) : missing,
        derivation: { operation: 'contribution', ...parts },
      }
    }
  }
}

/** The nation's total as printed; `notAvailable` where no table has it over the months of the window. */
function nationalTotalFigure(
  { flow, window, lag = 0, dimension }: FigureName,
  rule: 'national' | 'nationalBase',
  { month, currency, national }: FigureGround,
): Made {
  if (dimension) throw new NoRule('the nation has no such part in the bulletin')
  const side = rule === 'national' ? 'current' : 'base'
  const months = spanMonths({ window, lag, side }, month)
  const unit: Unit = { kind: 'money', currency }
  const totals = national.filter((table) => table.flow === flow)
  for (const table of totals) {
    const printed = printedOver(table, months)?.value
    if (!printed) continue
    const value = Fraction.ofDecimal(printed).times(Fraction.of(table.moneyFactor))
    if (value.toFixed(0) !== value.toString()) continue
    return {
      unit,
      outcome: { value },
      derivation: { operation: 'bulletin', cell: cellOf(table, months, printed) },
    }
  }
  const cell: BulletinCell = {
    ...{ file: '', sha256: '', line: 0, goods: '', printed: '0', factor: 1n },
    ...{ flow: oneFlow(flow), measure: 'value', months },
  }
  return { unit, outcome: missing, derivation: { operation: 'bulletin', cell } }
}

const cellOf = (table: BulletinTotals, months: MonthRange, printed: string): BulletinCell => ({
  ...{ file: table.file, sha256: table.sha256, line: table.line, goods: table.goods },
  ...{ flow: table.flow, measure: 'value', months, printed, factor: table.moneyFactor },
})
