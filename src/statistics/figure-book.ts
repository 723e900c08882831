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
import type { Flow, Measure } from '../trade/terms.ts'
import type { Window } from '../trade/window.ts'
import type { FigureGround } from './figure-ground.ts'
import { difference, growth, type Outcome, share } from './growth.ts'
import { rank } from './rank.ts'
import { nothing, plus, type Quantity, type Sum } from './sums.ts'
import { customsCodes, type FlowSums, type SpanName, spanKey, spanMonths } from './trade-sums.ts'

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

  /** Whether the ledger has the months of a flow's total: what is not there is not worth a figure. */
  holds(flow: Flow, span: SpanName): boolean {
    return this.#ground.origins[flow]?.total?.grains.has(spanKey(span)) ?? false
  }

  /**
   * The ids of the partners or places with the largest values in a window, largest first. Ties go by
   * customs code.
   */
  ranking(flow: Flow, dimension: 'partner' | 'place', window: Window, top: number): string[] {
    const byCustomsCode = new Map<string, bigint>()
    const idOf = new Map<string, string>()
    for (const [id, sum] of this.#sumsBy(flow, dimension, { window, side: 'current' })) {
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
        const { dimension: _, code: __, ...all } = of
        const whole = this.get({ ...all, operation: 'denominator' })
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
    const { measure } = name
    const span = spanOf(name)
    const selection = this.#selection(name, flow)
    const origin = this.#ground.origins[flow]?.[selection.dimension ?? 'total']
    if (!origin) throw new Error(`no origin of ${id}`)
    const grain = origin.grains.get(spanKey(span))
    const cells: CellSet = {
      flow,
      currency: this.#ground.currency,
      cut: origin.cut,
      measure,
      months: spanMonths(span, this.#ground.month),
      grain: grain ?? 'month',
      ...(span.side === 'base' && this.#ground.firstPublishedBase && { first: true }),
      commodities: this.#ground.commodities(span),
      ...selection,
    }
    const { unit, outcome } = this.#measured(this.#sumOf(name, flow, span), measure)
    const missing: Outcome = { value: null, marker: 'notAvailable' }
    return figure(id, unit, grain ? outcome : missing, { operation: 'sum', cells })
  }

  #sumOf({ dimension, code = '', operation }: FigureName, flow: Flow, span: SpanName): Sum {
    if (operation === 'denominator') {
      const left = this.#ground.without[flow]
      if (left.length === 0) return this.#flow(flow).total(spanKey(span))
      return total([...this.#sumsBy(flow, 'partner', span)].filter(([id]) => !left.includes(id)))
    }
    switch (dimension) {
      case undefined:
        return this.#flow(flow).total(spanKey(span))
      case 'partner':
      case 'place':
        return this.#sumsBy(flow, dimension, span).get(code) ?? nothing
      case 'group': {
        const members = groupMembers(code, this.#ground.month)
        return total([...this.#sumsBy(flow, 'partner', span)].filter(([id]) => members.has(id)))
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

  #sumsBy(flow: Flow, dimension: 'partner' | 'place', span: SpanName): ReadonlyMap<string, Sum> {
    const key = spanKey(span)
    return dimension === 'partner' ? this.#flow(flow).partners(key) : this.#flow(flow).places(key)
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

const spanOf = ({ window, lag = 0, operation }: FigureName): SpanName => ({
  window,
  lag,
  side: operation === 'base' ? 'base' : 'current',
})

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
