import { addMonths, type CellSet, type Cut, cutKey, type FigureName, type Flow } from '../../trade/trade.ts'
import { growth, type Outcome } from '../indices/indices.ts'
import { type MonthValue, mostMonths, seasonallyAdjusted, toPointBefore } from '../seasonal/seasonal.ts'
import { type SpanName, spanKey, spanMonths } from '../trade-sums.ts'
import { cutOfSpan, type FigureGround } from './figure-context.ts'
import type { Get, Made } from './figure-result.ts'
import { toExact } from './measured-quantity.ts'
import { NoRule } from './unknown-figure-error.ts'

/** The figures without their season: each flow's course is adjusted once, over all months up to the brief's. */
export class SeasonFigures {
  readonly #ground: FigureGround
  readonly #adjusted = new Map<Flow, ReturnType<typeof seasonallyAdjusted>>()

  constructor(ground: FigureGround) {
    this.#ground = ground
  }

  /** Null for a name that is none of them. @throws NoRule for what has no season here: a part, a sum of months. */
  made(name: FigureName, get: Get): Made | null {
    if (name.operation !== 'adjusted' && name.operation !== 'adjustedMom') return null
    const { operation, lag = 0, ...of } = name
    const { flow, window, dimension, measure } = of
    if (flow === 'trade' || flow === 'net' || window !== 'month' || dimension || measure !== 'value')
      throw new NoRule('only the months of exports or imports as a whole are seasonally adjusted')
    if (operation === 'adjusted') return this.#adjustedFigure(flow, lag)
    const before = lag + toPointBefore(addMonths(this.#ground.month, -lag))
    const [current, base] = [lag, before].map((back) =>
      get({ ...of, ...(back > 0 && { lag: back }), operation: 'adjusted' }),
    )
    if (!current || !base) throw new Error('two points were asked for')
    return {
      unit: { kind: 'percent' },
      outcome: growth(current.value, base.value),
      derivation: { operation: 'growth', current: current.id, base: base.id },
    }
  }

  #adjustedFigure(flow: Flow, lag: number): Made {
    const { month, currency, reported, scale, within } = this.#ground
    const months = this.#course(flow)
    const adjusted = this.#adjusted.has(flow) ? this.#adjusted.get(flow) : seasonallyAdjusted(months)
    this.#adjusted.set(flow, adjusted ?? null)
    const value =
      adjusted?.get(addMonths(month, -lag))?.dividedBy(toExact(10n ** BigInt(scale?.value ?? 0))) ?? null
    const outcome: Outcome = value ? { value } : { value, marker: 'notAvailable' }
    const cells = this.#cutsOfCourse(flow, months.length).map(({ cut, lags }): CellSet => {
      const codes = lags
        .filter((back) => back < months.length)
        .flatMap((back) => this.#ground.commodities(monthSpan(back)))
      const [latest = 0, earliest = latest] = [lags[0], lags.at(-1)]
      return {
        ...reported,
        ...{ flow, currency, measure: 'value', grain: 'month' },
        cut,
        months: { from: addMonths(month, -earliest), to: addMonths(month, -latest) },
        commodities: [...new Set(codes)].sort(),
        ...(within && { within }),
      }
    })
    return {
      unit: { kind: 'money', currency },
      outcome,
      derivation: { operation: 'cells', rule: 'adjusted', cells },
    }
  }

  /** Which cut serves which of so many months, counted back from the brief's; the earliest first. */
  #cutsOfCourse(flow: Flow, count: number): { readonly cut: Cut; readonly lags: readonly number[] }[] {
    const origin = this.#ground.origins[flow]?.total
    const runs: { readonly cut: Cut; readonly lags: number[] }[] = []
    for (let lag = 0; lag < Math.max(1, count); lag++) {
      const cut = origin ? cutOfSpan(origin, spanKey(monthSpan(lag))) : []
      const run = runs.at(-1)
      if (run && cutKey(run.cut) === cutKey(cut)) run.lags.push(lag)
      else runs.push({ cut, lags: [lag] })
    }
    return runs.reverse()
  }

  /** The months that follow one another up to the brief's, as far back as they are known; the earliest first. */
  #course(flow: Flow): MonthValue[] {
    const { month, sums, origins } = this.#ground
    const lags = Array.from({ length: mostMonths }, (_, lag) => lag)
    const gap = lags.findIndex((lag) => !origins[flow]?.total?.grains.has(spanKey(monthSpan(lag))))
    return lags
      .slice(0, gap < 0 ? mostMonths : gap)
      .map((lag) => ({
        month: spanMonths(monthSpan(lag), month).to,
        value: sums[flow]?.total(spanKey(monthSpan(lag))).value ?? 0n,
      }))
      .reverse()
  }
}

const monthSpan = (lag: number): SpanName => ({ window: 'month', lag, side: 'current' })
