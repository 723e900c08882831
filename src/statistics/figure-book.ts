import { groupMembers } from '../codes/groups.ts'
import { partnerOfId } from '../codes/partners.ts'
import {
  type CellSet,
  type Derivation,
  type Figure,
  type FigureFlow,
  type FigureId,
  type FigureName,
  figureId,
  type Marker,
  type Unit,
} from '../trade/figure.ts'
import { Fraction } from '../trade/fraction.ts'
import type { Month } from '../trade/month.ts'
import type { Currency, Cut, Flow, Measure } from '../trade/terms.ts'
import { baseMonths, type Window, windowMonths } from '../trade/window.ts'
import { difference, growth, type Outcome, share } from './growth.ts'
import { rank } from './rank.ts'
import { nothing, plus, type Quantity, type Sum } from './sums.ts'
import { customsCodes, type FlowSums, type Side, spanKey } from './trade-sums.ts'

/** The cut that served sums of a flow, and the keys of the spans taken from files without months. */
export interface Origin {
  readonly cut: Cut
  readonly wholes: readonly string[]
}

export type Origins = Readonly<
  Partial<Record<Flow, Readonly<Record<'total' | 'partner' | 'place', Origin | undefined>>>>
>

/** What the figures are of: a product's month, with the rules that its shares and marks follow. */
export interface FigureGround {
  readonly month: Month
  readonly currency: Currency
  /** The commodity codes that hold on a side of a window, for the derivations. */
  commodities(window: Window, side: Side): readonly string[]
  readonly sums: Readonly<Partial<Record<Flow, FlowSums>>>
  /** Where sums come from in the ledger, for the derivations. */
  readonly origins: Origins
  /** Whether the year before is taken as first published, rather than as revised since. */
  readonly firstPublishedBase: boolean
  /** Partners that are neither ranked nor part of what shares are taken of: re-imports, for imports. */
  readonly without: Readonly<Record<Flow, readonly string[]>>
  /** A growth is marked `lowBase` where the base's size is under this and the growth over the percentage. */
  readonly lowBase: { readonly under: Fraction; readonly growthOver: Fraction }
}

/**
 * The figures of one month, made when first asked for and kept, so that whoever asks for an id gets the
 * same object. What a figure is computed from is made with it.
 */
export class FigureBook {
  readonly #ground: FigureGround
  readonly #figures = new Map<FigureId, Figure>()

  constructor(ground: FigureGround) {
    this.#ground = ground
  }

  /** Every figure made so far, parts before what was computed from them. */
  get figures(): ReadonlyMap<FigureId, Figure> {
    return this.#figures
  }

  /** @throws Error where the name asks for a flow that the ground lacks, or for a figure that has no rule. */
  get(name: FigureName): Figure {
    const id = figureId(name)
    const known = this.#figures.get(id)
    if (known) return known
    const figure = this.#make(id, name)
    this.#figures.set(id, figure)
    return figure
  }

  /**
   * The ids of the partners or places with the largest values in a window, largest first. Ties go by
   * customs code.
   */
  ranking(flow: Flow, dimension: 'partner' | 'place', window: Window, top: number): string[] {
    const byCustomsCode = new Map<string, bigint>()
    const idOf = new Map<string, string>()
    for (const [id, sum] of this.#sumsBy(flow, dimension, window, 'current')) {
      const code = [...customsCodes(dimension, id)].sort()[0] ?? id
      byCustomsCode.set(code, sum.value)
      idOf.set(code, id)
    }
    const without =
      dimension === 'partner' ? this.#ground.without[flow].flatMap((id) => customsCodes('partner', id)) : []
    return rank(byCustomsCode, { top, without }).map((code) => idOf.get(code) ?? code)
  }

  #make(id: FigureId, name: FigureName): Figure {
    const { operation, ...of } = name
    switch (operation) {
      case 'denominator':
        return this.#sum(id, name, oneFlow(name.flow))
      case 'yoy': {
        const [current, base] = [this.get(of), this.get({ ...of, operation: 'base' })]
        const outcome = this.#unlessUnitsDiffer(current, base, growth)
        const derivation: Derivation = { operation: 'growth', current: current.id, base: base.id }
        return figure(id, { kind: 'percent' }, this.#markLowBase(outcome, base), derivation)
      }
      case 'difference': {
        const [current, base] = [this.get(of), this.get({ ...of, operation: 'base' })]
        const outcome = this.#unlessUnitsDiffer(current, base, difference)
        return figure(id, current.unit, outcome, {
          operation: 'difference',
          current: current.id,
          base: base.id,
        })
      }
      case 'share': {
        const part = this.get(of)
        const { flow, window, measure } = name
        const whole = this.get({ flow, window, measure, operation: 'denominator' })
        const derivation: Derivation = { operation: 'share', part: part.id, whole: whole.id }
        return figure(id, { kind: 'percent' }, share(part.value, whole.value), derivation)
      }
      default:
        return name.flow === 'trade' || name.flow === 'net'
          ? this.#combined(id, name, name.flow)
          : this.#sum(id, name, name.flow)
    }
  }

  /** Exports and imports together, or exports less imports. */
  #combined(id: FigureId, name: FigureName, flow: 'trade' | 'net'): Figure {
    const [exports, imports] = [this.get({ ...name, flow: 'export' }), this.get({ ...name, flow: 'import' })]
    const outcome = this.#unlessUnitsDiffer(exports, imports, (a, b) => ({
      value: a && b && (flow === 'trade' ? a.plus(b) : a.minus(b)),
    }))
    const unit = exports.unit.kind === 'quantity' && exports.unit.name === null ? imports.unit : exports.unit
    const operation = flow === 'trade' ? 'plus' : 'minus'
    return figure(id, unit, outcome, { operation, of: [exports.id, imports.id] })
  }

  /** A sum over cells of the ledger. */
  #sum(id: FigureId, name: FigureName, flow: Flow): Figure {
    const { window, measure } = name
    const side: Side = name.operation === 'base' ? 'base' : 'current'
    const months = side === 'base' ? baseMonths : windowMonths
    const selection = this.#selection(name, flow)
    const origin = this.#ground.origins[flow]?.[selection.dimension ?? 'total']
    if (!origin) throw new Error(`no origin of ${id}`)
    const cells: CellSet = {
      flow,
      currency: this.#ground.currency,
      cut: origin.cut,
      measure,
      months: months(window, this.#ground.month),
      grain: origin.wholes.includes(spanKey(window, side)) ? 'whole' : 'month',
      ...(side === 'base' && this.#ground.firstPublishedBase && { first: true }),
      commodities: this.#ground.commodities(window, side),
      ...selection,
    }
    const { unit, outcome } = this.#measured(this.#sumOf(name, flow, side), measure)
    return figure(id, unit, outcome, { operation: 'sum', cells })
  }

  #sumOf({ dimension, code = '', window, operation }: FigureName, flow: Flow, side: Side): Sum {
    if (operation === 'denominator') {
      const left = this.#ground.without[flow]
      if (left.length === 0) return this.#flow(flow).total(spanKey(window, side))
      return total([...this.#sumsBy(flow, 'partner', window, side)].filter(([id]) => !left.includes(id)))
    }
    switch (dimension) {
      case undefined:
        return this.#flow(flow).total(spanKey(window, side))
      case 'partner':
      case 'place':
        return this.#sumsBy(flow, dimension, window, side).get(code) ?? nothing
      case 'group': {
        const members = groupMembers(code, this.#ground.month)
        return total([...this.#sumsBy(flow, 'partner', window, side)].filter(([id]) => members.has(id)))
      }
      default:
        throw new Error(`no rule for figures by ${dimension}`)
    }
  }

  #selection(name: FigureName, flow: Flow): Selection {
    const { dimension, code = '' } = name
    const codesOf = (ids: Iterable<string>) => [...ids].flatMap((id) => partnerOfId(id)?.codes ?? []).sort()
    if (name.operation === 'denominator') {
      const left = this.#ground.without[flow]
      return left.length === 0 ? {} : { dimension: 'partner', without: codesOf(left) }
    }
    if (dimension === 'group')
      return { dimension: 'partner', codes: codesOf(groupMembers(code, this.#ground.month)) }
    if (dimension === 'partner' || dimension === 'place')
      return { dimension, codes: customsCodes(dimension, code) }
    return {}
  }

  #measured(sum: Sum, measure: Measure): { unit: Unit; outcome: Outcome } {
    if (measure === 'value')
      return {
        unit: { kind: 'money', currency: this.#ground.currency },
        outcome: { value: Fraction.of(sum.value) },
      }
    return measuredQuantity(sum[measure])
  }

  #sumsBy(flow: Flow, dimension: 'partner' | 'place', window: Window, side: Side): ReadonlyMap<string, Sum> {
    const span = spanKey(window, side)
    return dimension === 'partner' ? this.#flow(flow).partners(span) : this.#flow(flow).places(span)
  }

  #flow(flow: Flow): FlowSums {
    const sums = this.#ground.sums[flow]
    if (!sums) throw new Error(`no sums of the flow ${flow}`)
    return sums
  }

  /** Applies a rule to two figures of one unit; quantities of several units give a marker instead. */
  #unlessUnitsDiffer(
    a: Figure,
    b: Figure,
    rule: (a: Fraction | null, b: Fraction | null) => Outcome,
  ): Outcome {
    const marker = a.value === null ? a.marker : b.value === null ? b.marker : undefined
    if (marker) return { value: null, marker }
    const unitOf = ({ unit, value }: Figure) =>
      unit.kind === 'quantity' && value?.sign() !== 0 ? unit.name : null // zero is zero in any unit
    const [unitA, unitB] = [unitOf(a), unitOf(b)]
    const differ = unitA !== null && unitB !== null && unitA !== unitB
    return differ ? { value: null, marker: 'mixedUnits' } : rule(a.value, b.value)
  }

  #markLowBase(outcome: Outcome, base: Figure): Outcome {
    const { under, growthOver } = this.#ground.lowBase
    const low =
      outcome.value !== null &&
      base.value !== null &&
      base.unit.kind === 'money' &&
      base.value.abs().compare(under) < 0 &&
      outcome.value.compare(growthOver) > 0
    return low ? { value: outcome.value, marker: 'lowBase' } : outcome
  }
}

/** Which cells of a cut: those of some partners or places, all but some, or all. */
interface Selection extends Pick<CellSet, 'codes' | 'without'> {
  readonly dimension?: 'partner' | 'place'
}

function figure(id: FigureId, unit: Unit, { value, marker }: Outcome, derivation: Derivation): Figure {
  return { id, value, unit, derivation, ...(marker && { marker }) }
}

function measuredQuantity(quantity: Quantity): { unit: Unit; outcome: Outcome } {
  const missing = (marker: Marker) => ({
    unit: { kind: 'quantity', name: null } as const,
    outcome: { value: null, marker },
  })
  switch (quantity.kind) {
    case 'mixed':
      return missing('mixedUnits')
    case 'notGiven':
      return missing('notAvailable')
    case 'known':
      return {
        unit: { kind: 'quantity', name: quantity.unit },
        outcome: { value: Fraction.of(quantity.amount) },
      }
  }
}

const total = (sums: readonly (readonly [string, Sum])[]): Sum =>
  sums.map(([, sum]) => sum).reduce(plus, nothing)

function oneFlow(flow: FigureFlow): Flow {
  if (flow === 'trade' || flow === 'net')
    throw new Error(`shares are taken of exports or imports, not of ${flow}`)
  return flow
}
