import {
  type FigureName,
  type FigureOperation,
  figureId,
  monthsToWindowBefore,
  type Unit,
} from '../../trade/trade.ts'
import {
  balanceIndex,
  contribution,
  difference,
  growth,
  grubelLloyd,
  share,
  twoYearAverageGrowth,
  unitValue,
  unlessUnitsDiffer,
} from '../indices/indices.ts'
import type { Get, Made } from './figure-result.ts'
import { NoRule } from './unknown-figure-error.ts'

const points: Unit = { kind: 'points' }
const percent: Unit = { kind: 'percent' }

/**
 * The figures that analysis computes from other figures; null for a name that is none of them.
 *
 * @param lagOfYear how many months before the brief's month the same month of a year lies.
 */
export function computedFigure(
  name: FigureName,
  get: Get,
  lagOfYear: (year: number | undefined) => number,
): Made | null {
  if (!name.operation || name.operation === 'base')
    return name.measure === 'unitValue' ? unitValueOf(name, get) : null
  const { operation, ...of } = name
  const { flow, window, lag = 0, measure } = name
  const figureName: FigureName = { flow, window, ...(lag > 0 && { lag }), measure }
  switch (operation) {
    case 'shareBase': {
      const part = get({ ...of, operation: 'base' })
      const figure = get({
        ...figureName,
        operation: isOfPartners(name.dimension) ? 'denominatorBase' : 'base',
      })
      const derivation = { operation: 'share', part: part.id, whole: figure.id } as const
      return { unit: percent, outcome: share(part.value, figure.value), derivation }
    }
    case 'shareChange':
    case 'cr3Change':
    case 'cr5Change':
    case 'cr10Change':
    case 'hhiChange':
    case 'numberChange':
    case 'effectiveChange':
    case 'rankChange':
      return changeOf(name, operation, get)
    case 'contribution': {
      const [current, base] = [get(of), get({ ...of, operation: 'base' })]
      const baseTotal = get({ ...figureName, operation: 'base' })
      const outcome = unlessUnitsDiffer(current, base, (a, b) => contribution(a, b, baseTotal.value))
      const derivation = { operation, current: current.id, base: base.id, whole: baseTotal.id } as const
      return { unit: points, outcome, derivation }
    }
    case 'toAverage': {
      if (measure !== 'unitValue') throw new NoRule(`averages are those of unit values: ${figureId(name)}`)
      const [current, base] = [get(of), get(figureName)]
      const derivation = { operation: 'growth', current: current.id, base: base.id } as const
      return { unit: percent, outcome: unlessUnitsDiffer(current, base, growth), derivation }
    }
    case 'mom':
    case 'against':
    case 'twoYear':
      return earlierComparison(name, operation, get, lagOfYear)
    case 'balanceIndex':
    case 'grubelLloyd': {
      const [exports, imports] = [get({ ...of, flow: 'export' }), get({ ...of, flow: 'import' })]
      const rule = { balanceIndex, grubelLloyd }[operation]
      const derivation = { operation, of: [exports.id, imports.id] } as const
      const outcome = rule(exports.value, imports.value)
      return { unit: { kind: 'index', of: 'balance' }, outcome, derivation }
    }
    default:
      return null
  }
}

/** Growth against another window than that of a year before. */
function earlierComparison(
  { operation: _, year, ...of }: FigureName,
  operation: 'mom' | 'against' | 'twoYear',
  get: Get,
  lagOfYear: (year: number | undefined) => number,
): Made {
  const { window, lag = 0 } = of
  const back = { mom: monthsToWindowBefore(window), twoYear: 24, against: 0 }[operation]
  const distance = operation === 'against' ? lagOfYear(year) : back
  const [current, base] = [get(of), get({ ...of, lag: lag + distance })]
  const isAverage = operation === 'twoYear'
  return {
    unit: percent,
    outcome: unlessUnitsDiffer(current, base, isAverage ? twoYearAverageGrowth : growth),
    derivation: { operation: isAverage ? 'averageGrowth' : 'growth', current: current.id, base: base.id },
  }
}

function unitValueOf(name: FigureName, get: Get): Made {
  const [value, quantity] = [get({ ...name, measure: 'value' }), get({ ...name, measure: 'quantity' })]
  const per = quantity.unit.kind === 'quantity' ? quantity.unit.name : null
  const currency = value.unit.kind === 'money' ? value.unit.currency : 'USD'
  // Of an earlier period without trade no data are missing: there is nothing to compare with.
  const isNothingBefore = name.operation === 'base' && value.value?.sign() === 0
  const outcome = isNothingBefore
    ? { value: null, marker: 'noBase' as const }
    : quantity.value === null
      ? { value: null, marker: quantity.marker ?? ('notAvailable' as const) }
      : unitValue(value.value, quantity.value)
  return {
    unit: { kind: 'unitValue', currency, per },
    outcome,
    derivation: { operation: 'quotient', of: [value.id, quantity.id] },
  }
}

/** Shares of partners and their groups are of what is left without those left out; others are of the whole. */
export const isOfPartners = (dimension: FigureName['dimension']): boolean =>
  dimension === undefined || dimension === 'partner' || dimension === 'group'

/** What ends in `Change`: the same now less a year before. Shares and their sums change by points. */
const changes = {
  shareChange: ['share', 'shareBase', points],
  cr3Change: ['cr3', 'cr3Base', points],
  cr5Change: ['cr5', 'cr5Base', points],
  cr10Change: ['cr10', 'cr10Base', points],
  hhiChange: ['hhi', 'hhiBase', null],
  numberChange: ['number', 'numberBase', null],
  effectiveChange: ['effective', 'effectiveBase', null],
  rankChange: ['rank', 'rankBase', null],
} as const satisfies Partial<
  Record<FigureOperation, readonly [FigureOperation, FigureOperation, Unit | null]>
>

function changeOf(name: FigureName, operation: keyof typeof changes, get: Get): Made {
  const [now, before, unit] = changes[operation]
  const [current, base] = [get({ ...name, operation: now }), get({ ...name, operation: before })]
  const marker =
    current.value === null ? current.marker : base.value === null ? ('noBase' as const) : undefined
  return {
    unit: unit ?? current.unit,
    outcome: marker ? { value: null, marker } : difference(current.value, base.value),
    derivation: { operation: 'difference', current: current.id, base: base.id },
  }
}
