import {
  type Breakdown,
  breakdowns,
  type Derivation,
  type Figure,
  type FigureFlow,
  type FigureId,
  type FigureName,
  type Flow,
  type Measure,
  type Unit,
} from '../../trade/trade.ts'
import { type Outcome, unlessUnitsDiffer } from '../indices/indices.ts'
import { nothing, plus, type Sum } from '../sums.ts'
import type { SpanName } from '../trade-sums.ts'
import type { Get } from './figure-result.ts'
import { NoRule } from './unknown-figure-error.ts'

/** The span of months that a figure is of. */
export const getSpan = ({ window, lag = 0, operation }: FigureName): SpanName => ({
  window,
  lag,
  side: operation === 'base' || operation === 'denominatorBase' ? 'base' : 'current',
})

/** The dimension of a ranking. @throws NoRule for one that has no members. */
export function getBreakdown({ dimension }: FigureName): Breakdown {
  const found = breakdowns.find((breakdown) => breakdown === dimension)
  if (!found) throw new NoRule(`no ranking by ${dimension}`)
  return found
}

/** What is added up for a figure. @throws NoRule for unit values, which have no sum. */
export function summedMeasure({ measure }: FigureName): Measure {
  if (measure === 'unitValue') throw new NoRule('no sum of unit values')
  return measure === 'quantity' || measure === 'quantity2' ? measure : 'value'
}

/** Puts a figure together. */
export function figure(id: FigureId, unit: Unit, { value, marker }: Outcome, derivation: Derivation): Figure {
  return { id, value, unit, derivation, ...(marker && { marker }) }
}

/** The sum over all members. */
export const total = (sums: readonly (readonly [string, Sum])[]): Sum =>
  sums.map(([, sum]) => sum).reduce(plus, nothing)

/** The flow of a figure that is of one. @throws NoRule for trade and net. */
export function oneFlow(flow: FigureFlow): Flow {
  if (flow === 'trade' || flow === 'net')
    throw new NoRule(`shares are taken of exports or imports, not of ${flow}`)
  return flow
}

/** Exports and imports together, or exports less imports. */
export function combinedFigure(id: FigureId, name: FigureName, flow: 'trade' | 'net', get: Get): Figure {
  const [exports, imports] = [get({ ...name, flow: 'export' }), get({ ...name, flow: 'import' })]
  const outcome = unlessUnitsDiffer(exports, imports, (a, b) => ({
    value: a && b && (flow === 'trade' ? a.plus(b) : a.minus(b)),
  }))
  const unit = exports.unit.kind === 'quantity' && exports.unit.name === null ? imports.unit : exports.unit
  const operation = flow === 'trade' ? 'plus' : 'minus'
  return figure(id, unit, outcome, { operation, of: [exports.id, imports.id] })
}
