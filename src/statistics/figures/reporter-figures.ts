import {
  type Breakdown,
  type Derivation,
  type Figure,
  type FigureId,
  type FigureName,
  type Flow,
  figureId,
  flows,
  mirrorRules,
  parseFigureId,
  type Window,
} from '../../trade/trade.ts'
import { difference, growth, unlessUnitsDiffer } from '../indices/indices.ts'
import type { SpanName } from '../trade-sums.ts'
import type { Get } from './figure-result.ts'
import { renameOperands } from './rename-operands.ts'
import { NoRule } from './unknown-figure-error.ts'

/** The figures of the same product by the data of another reporter, by the names that they have in its own brief. */
export interface ReporterBook {
  readonly get: Get
  holds(flow: Flow, span: SpanName, by?: 'total' | Breakdown): boolean
  ranking(flow: Flow, dimension: Breakdown, window: Window, top: number): string[]
}

/** The books of other reporters, by reporter. */
export type ReporterBooks = ReadonlyMap<string, ReporterBook>

/** The figures that a name beside another reporter's is made of, whose names may have a reporter too. */
export interface ReporterContext {
  /** Whose brief it is. */
  readonly reporter: string
  readonly others?: ReporterBooks | undefined
  readonly get: Get
}

/**
 * A figure by the data of another reporter, or one that compares such a figure with the brief's own; null for a name
 * without another reporter. Amounts of two reporters are never added up.
 *
 * @throws NoRule where the brief has no data of that reporter.
 */
export function reporterFigure(name: FigureName, context: ReporterContext): Figure | null {
  const { reporter, ...rest } = name
  if (reporter === undefined) return null
  const book = context.others?.get(reporter)
  if (!book) throw new NoRule(`the brief has no data of ${reporter}: ${figureId(name)}`)
  if (mirrorRules.some((rule) => rule === name.operation)) return mirrorFigure(name, reporter, context)
  const figure = book.get(rest)
  const rename = (id: FigureId): FigureId => {
    const operand = parseFigureId(id)
    return operand ? context.get({ ...operand, reporter }).id : id
  }
  return { ...figure, id: figureId(name), derivation: renameOperands(figure.derivation, rename) }
}

/** The brief's own figure of the flow that another reporter's trade with it mirrors. */
export function mirroredName(name: FigureName, reporter: string): FigureName {
  const { window, lag, measure } = name
  const dimension = reporter === 'EU' ? 'group' : 'partner'
  const flow = name.flow === 'export' ? 'import' : 'export'
  return { flow, dimension, code: reporter, window, ...(lag && { lag }), measure }
}

/** Both sides of one flow compared: the imports that one side has, less or against the exports that the other has. */
function mirrorFigure(name: FigureName, reporter: string, context: ReporterContext): Figure {
  const { operation, ...theirName } = name
  const { flow, dimension, code } = theirName
  if (!flows.some((each) => each === flow) || dimension !== 'partner' || code !== context.reporter)
    throw new NoRule(`mirrored is trade with ${context.reporter} alone: ${figureId(name)}`)
  const theirs = context.get(theirName)
  const ours = context.get(matchingName({ ...theirName, reporter }, context.get))
  const [imports, exports] = flow === 'import' ? [theirs, ours] : [ours, theirs]
  const isAmount = operation === 'mirrorDifference'
  const isAlike = haveSameCurrency(imports, exports)
  const derivation: Derivation = {
    operation: isAmount ? 'difference' : 'growth',
    current: imports.id,
    base: exports.id,
  }
  const outcome = isAlike
    ? unlessUnitsDiffer(imports, exports, isAmount ? difference : growth)
    : ({ value: null, marker: 'mixedUnits' } as const)
  const unit = isAmount ? imports.unit : ({ kind: 'percent' } as const)
  return { id: figureId(name), unit, ...outcome, derivation }
}

/** The windows whose units hold for a span in which one side recorded nothing: zero has no unit. */
const decisive = ['ytd', 'year', 'half', 'month'] as const

/**
 * The brief's own figure of the flow that another reporter's mirrors: of quantities, the one of customs' two that counts in
 * the other's unit, the same in all spans.
 */
export function matchingName(theirs: FigureName, get: Get): FigureName {
  const { reporter = '', lag: _, ...now } = theirs
  const name = mirroredName(theirs, reporter)
  if (name.measure !== 'quantity') return name
  const unitOf = (each: FigureName) => {
    const { unit } = get(each)
    return unit.kind === 'quantity' ? unit.name : null
  }
  for (const span of [theirs, ...decisive.map((window) => ({ ...now, reporter, window }))]) {
    const unit = unitOf(span)
    if (unit === null) continue
    const first = mirroredName(span, reporter)
    const unitOfFirst = unitOf(first)
    if (unitOfFirst !== unit && unitOf({ ...first, measure: 'quantity2' }) === unit)
      return { ...name, measure: 'quantity2' }
    if (unitOfFirst !== null) return name
  }
  return name
}

const haveSameCurrency = (a: Figure, b: Figure): boolean =>
  a.unit.kind !== 'money' || b.unit.kind !== 'money' || a.unit.currency === b.unit.currency
