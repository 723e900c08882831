import {
  type Breakdown,
  type CellSet,
  type Derivation,
  type Figure,
  type FigureId,
  type FigureName,
  type Flow,
  figureId,
  type Window,
} from '../../trade/trade.ts'
import {
  difference,
  findMovers,
  growth,
  type Mover,
  type Outcome,
  share,
  unlessUnitsDiffer,
} from '../indices/indices.ts'
import { nothing, plus, type Sum } from '../sums.ts'
import { type SpanName, spanKey, spanMonths } from '../trade-sums.ts'
import { bulletinBase } from './bulletin-base.ts'
import { computedFigure, isOfPartners } from './computed-figures.ts'
import { cutOfSpan, type FigureGround, getFlowSums } from './figure-context.ts'
import {
  combinedFigure,
  figure,
  getBreakdown,
  getSpan,
  oneFlow,
  summedMeasure,
  total,
} from './figure-fields.ts'
import type { Made } from './figure-result.ts'
import { findTotalBase, markLowBase } from './low-base.ts'
import { measured } from './measured-quantity.ts'
import { nationalFigure } from './national-figures.ts'
import { rankedMembers } from './ranked-members.ts'
import { knownBefore, lagOfYear, type RecordSource, recordFigure } from './record-figures.ts'
import { refuseIgnoredParts } from './refuse-ignored-parts.ts'
import { type ReporterBook, reporterFigure } from './reporter-figures.ts'
import { SeasonFigures } from './season-figures.ts'
import { secondFigure } from './second-currency.ts'
import { type Selection, toSelection } from './selection.ts'
import { findSplitRule, splitFigure, type TwoYears, twoYears } from './split-figures.ts'
import { findSpreadRule, spreadFigure } from './spread-figures.ts'
import { NoRule } from './unknown-figure-error.ts'

/**
 * The figures of one month, made when first asked for and kept, so that whoever asks for an id gets the
 * same object. What a figure is computed from is made with it.
 */
export class FigureBook {
  readonly #ground: FigureGround
  readonly #figures = new Map<FigureId, Figure>()
  readonly #seasons: SeasonFigures
  readonly #pairs = new Map<string, TwoYears>()
  readonly #rankings = new Map<string, readonly string[]>()

  constructor(ground: FigureGround) {
    this.#ground = ground
    this.#seasons = new SeasonFigures(ground)
  }

  /** Every figure made so far, parts before what was computed from them. */
  get figures(): ReadonlyMap<FigureId, Figure> {
    return this.#figures
  }

  /** @throws NoRule for a figure that has none. @throws Error for a flow that the ground lacks. */
  get(name: FigureName): Figure {
    const id = figureId(name)
    const existing = this.#figures.get(id)
    if (existing) return existing
    const figure = this.#make(id, name)
    this.#figures.set(id, figure)
    return figure
  }

  /** The figures by the data of another reporter; undefined where the brief has none of it. */
  ofReporter(reporter: string): ReporterBook | undefined {
    return this.#ground.others?.get(reporter)
  }

  /** Whether the ledger has the months of a flow, in total or by a dimension: what is not there is not worth a figure. */
  holds(flow: Flow, span: SpanName, by: 'total' | Breakdown = 'total'): boolean {
    return this.#ground.origins[flow]?.[by]?.grains.has(spanKey(span)) ?? false
  }

  /** Whether the ledger has a flow by a dimension at all. */
  hasBreakdown(flow: Flow, dimension: Breakdown): boolean {
    return this.#ground.origins[flow]?.[dimension] !== undefined
  }

  /** The ids of the members of a dimension with the largest values in a window, largest first. Ties go by customs code. */
  ranking(flow: Flow, dimension: Breakdown, window: Window | SpanName, top: number): string[] {
    const span = typeof window === 'string' ? { window, side: 'current' as const } : window
    const key = `${flow} ${dimension} ${spanKey(span)}`
    const { codes, without } = this.#ground
    const list =
      this.#rankings.get(key) ??
      rankedMembers(dimension, this.#sumsBy(flow, dimension, span), without[flow], codes)
    this.#rankings.set(key, list)
    return list.slice(0, top)
  }

  /** The earlier windows of a total that are known without a gap, with the figure of each, latest first. */
  knownBefore(total: FigureName): ReturnType<typeof knownBefore> {
    return knownBefore(total, this.#recordSource)
  }

  /** The values of everyone of a dimension in a span, by id. */
  values(flow: Flow, dimension: Breakdown, span: SpanName): ReadonlyMap<string, bigint> {
    return new Map([...this.#sumsBy(flow, dimension, span)].map(([id, { value }]) => [id, value]))
  }

  /** Everyone of a dimension that was traded in a window or a year before, by the change in value, gains first. */
  movers(flow: Flow, dimension: Breakdown, window: Window): Mover[] {
    const [now, before] = (['current', 'base'] as const).map((side) =>
      this.#sumsBy(flow, dimension, { window, side }),
    )
    const { codes, scale } = this.#ground
    const codeOf = (id: string) => codes.findCodes(dimension, id)[0] ?? id
    return findMovers(now ?? new Map(), before ?? new Map(), scale?.value ?? 0, codeOf)
  }

  #make(id: FigureId, name: FigureName): Figure {
    const { second, others, reported: { reporter } = { reporter: 'CHN' } } = this.#ground
    const { get } = this.#recordSource
    const ofOther = secondFigure(name, second, get) ?? reporterFigure(name, { reporter, others, get })
    if (ofOther) return ofOther
    refuseIgnoredParts(name)
    switch (name.operation) {
      case 'denominator':
      case 'denominatorBase':
        return this.#sum(id, name, oneFlow(name.flow))
      case 'yoy': {
        const { current, base } = this.#bothYears(name)
        const outcome = unlessUnitsDiffer(current, base, growth)
        const derivation: Derivation = { operation: 'growth', current: current.id, base: base.id }
        const marked = markLowBase(
          outcome,
          base,
          { total: findTotalBase(name, this.#ground), current: current.value },
          this.#ground.lowBase,
        )
        return figure(id, { kind: 'percent' }, marked, derivation)
      }
      case 'difference': {
        const { current, base } = this.#bothYears(name)
        const derivation: Derivation = { operation: 'difference', current: current.id, base: base.id }
        return figure(id, current.unit, unlessUnitsDiffer(current, base, difference), derivation)
      }
      case 'share': {
        const { operation: _, ...of } = name
        const { dimension, code: __, ...all } = of
        const part = this.get(of)
        const complete = this.get(isOfPartners(dimension) ? { ...all, operation: 'denominator' } : all)
        const derivation: Derivation = { operation: 'share', part: part.id, whole: complete.id }
        return figure(id, { kind: 'percent' }, share(part.value, complete.value), derivation)
      }
      default: {
        const result =
          this.#seasons.made(name, get) ??
          computedFigure(name, get, (year) => lagOfYear(year, this.#ground.month)) ??
          recordFigure(name, this.#recordSource) ??
          nationalFigure(name, get, this.#ground) ??
          bulletinBase(name, this.#ground) ??
          this.#overCells(name)
        if (result) return figure(id, result.unit, result.outcome, result.derivation)
        return name.flow === 'trade' || name.flow === 'net'
          ? combinedFigure(id, name, name.flow, get)
          : this.#sum(id, name, name.flow)
      }
    }
  }

  readonly #recordSource: RecordSource = {
    get: (other) => this.get(other),
    holds: (flow, span, by) => this.holds(flow, span, by),
    findLeader: (flow, by, span) => this.ranking(flow, by, span, 1)[0],
    cells: (name, flow, span, selection) => this.#cellSet(name, flow, span, selection),
  }

  /** What a change or a growth compares. */
  #bothYears({ operation: _, ...of }: FigureName): { readonly current: Figure; readonly base: Figure } {
    return { current: this.get(of), base: this.get({ ...of, operation: 'base' }) }
  }

  /** What is computed over single cells: how values are spread, and prices and volumes. */
  #overCells(name: FigureName): Made | null {
    const split = findSplitRule(name)
    if (split) return splitFigure(split, this.#twoYears(name), this.#ground)
    const spread = findSpreadRule(name)
    if (!spread) return null
    const { operation: _, code = '', ...of } = name
    const flow = oneFlow(name.flow)
    const span: SpanName = { ...getSpan(of), side: spread.side }
    const dimension = getBreakdown(name)
    const left = dimension === 'partner' ? this.#ground.without[flow] : []
    const without = left.flatMap((item) => this.#ground.codes.findCodes('partner', item)).sort()
    const cells = this.#cellSet(name, flow, span, { dimension, ...(without.length > 0 && { without }) })
    const order = this.ranking(flow, dimension, span, Number.POSITIVE_INFINITY)
    const members = { order, values: this.values(flow, dimension, span), hasOthers: dimension === 'place' }
    const base = spread.side === 'base' ? ({ operation: 'base' } as const) : {}
    const ranked = spread.rule === 'rank' ? { code, figure: this.get({ ...of, code, ...base }) } : undefined
    return spreadFigure(spread.rule, { ...members, cells }, ranked)
  }

  #twoYears(name: FigureName): TwoYears {
    const flow = oneFlow(name.flow)
    const span = { ...getSpan(name), side: 'current' as const }
    const before = { ...span, side: 'base' as const }
    const key = `${flow} ${spanKey(span)}`
    const cached = this.#pairs.get(key)
    if (cached) return cached
    const sums = getFlowSums(this.#ground, flow)
    const sets = [span, before].map((side) => this.#cellSet(name, flow, side, { dimension: 'partner' }))
    const created = twoYears(
      sums.cells(spanKey(span)),
      sums.cells(spanKey(before)),
      (commodity) => this.#ground.comparedAs(commodity, span),
      sets,
    )
    this.#pairs.set(key, created)
    return created
  }

  /** A sum over cells of the ledger. */
  #sum(id: FigureId, name: FigureName, flow: Flow): Figure {
    const span = getSpan(name)
    const { codes, month, without } = this.#ground
    const selection = toSelection(name, without[flow], month, codes)
    const grain = this.#ground.origins[flow]?.[selection.dimension ?? 'total']?.grains.get(spanKey(span))
    const { unit, outcome } = measured(this.#sumOf(name, flow, span), summedMeasure(name), this.#ground)
    const missing: Outcome = { value: null, marker: 'notAvailable' }
    const cells = this.#cellSet(name, flow, span, selection)
    const hasCells = cells.commodities.length > 0 && (name.dimension !== 'group' || cells.codes?.length !== 0)
    return figure(id, unit, grain && hasCells ? outcome : missing, { operation: 'sum', cells })
  }

  #cellSet(name: FigureName, flow: Flow, span: SpanName, selection: Selection): CellSet {
    const origin = this.#ground.origins[flow]?.[selection.dimension ?? 'total']
    if (!origin) throw new Error(`no origin of ${figureId(name)}`)
    const { dimension, code = '' } = name
    return {
      ...this.#ground.reported,
      flow,
      currency: this.#ground.currency,
      cut: cutOfSpan(origin, spanKey(span)),
      measure: name.measure === 'unitValue' ? 'value' : summedMeasure(name),
      months: spanMonths(span, this.#ground.month),
      grain: origin.grains.get(spanKey(span)) ?? 'month',
      ...(span.side === 'base' && this.#ground.firstPublishedBase && { first: true }),
      commodities:
        dimension === 'class' ? this.#ground.classCodes(code, span) : this.#ground.commodities(span),
      ...selection,
      ...(this.#ground.within && { within: this.#ground.within }),
    }
  }

  #sumOf({ dimension, code = '', operation }: FigureName, flow: Flow, span: SpanName): Sum {
    if (operation === 'denominator' || operation === 'denominatorBase') {
      const left = this.#ground.without[flow]
      if (left.length === 0) return getFlowSums(this.#ground, flow).total(spanKey(span))
      return total([...this.#sumsBy(flow, 'partner', span)].filter(([id]) => !left.includes(id)))
    }
    switch (dimension) {
      case undefined:
        return getFlowSums(this.#ground, flow).total(spanKey(span))
      case 'partner':
      case 'place':
      case 'procedure':
        return this.#sumsBy(flow, dimension, span).get(code) ?? nothing
      case 'group': {
        const sums = this.#sumsBy(flow, 'partner', span)
        return [...this.#ground.codes.findGroupMembers(code, this.#ground.month)]
          .map((id) => sums.get(id) ?? nothing)
          .reduce(plus, nothing)
      }
      case 'class': {
        const codes = new Set(this.#ground.classCodes(code, span))
        return total(
          [...getFlowSums(this.#ground, flow).commodities(spanKey(span))].filter(([candidate]) =>
            codes.has(candidate),
          ),
        )
      }
      default:
        throw new NoRule(`no rule for figures by ${dimension}`)
    }
  }

  #sumsBy(flow: Flow, dimension: Breakdown, span: SpanName): ReadonlyMap<string, Sum> {
    const [sums, key] = [getFlowSums(this.#ground, flow), spanKey(span)]
    return { partner: sums.partners, place: sums.places, procedure: sums.procedures }[dimension](key)
  }
}
