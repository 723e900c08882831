import { Fraction } from '../../../trade/numbers/numbers.ts'
import { Interval, type PrintedFigure } from '../../printed-numbers/printed-numbers.ts'
import type { AuditedBrief } from '../brief/brief.ts'
import { equal, type FigureIdentity, shareOfAny } from '../identity.ts'
import { earlierRun, type FigureKey } from '../subjects/subjects.ts'
import { isUnitKnown, type KeyedFigure } from '../tables/tables.ts'
import {
  amount,
  base,
  compounded,
  difference,
  gain,
  growthBetween,
  percentage,
  quotient,
  signed,
  signedPercentage,
  sum,
  type Term,
} from '../term.ts'
import { areAlike, FiguresByKey, isLeftOut, listRuns } from './lookup.ts'

/** What must hold between figures of any text by what they are of, wherever they stand. */
export function claimIdentities(brief: AuditedBrief): FigureIdentity[] {
  const lookup = new FiguresByKey(brief)
  const seen = new Set<string>()
  return brief.keyed.flatMap(({ key, figure }) => {
    const id = figure.id
    if (seen.has(id)) return repeated(brief, { key, figure })
    seen.add(id)
    return [
      ...ofLevels(lookup, key, figure),
      ...ofDirections(lookup, key, figure),
      ...ofParts(brief, lookup, key, figure),
    ]
  })
}

/** The same figure in two tables, or twice in prose. */
function repeated(brief: AuditedBrief, { key, figure }: KeyedFigure): FigureIdentity[] {
  const first = brief.figures.get(figure.id)
  const isProseOfTable = figure.place.part !== 'table' && brief.cells.has(figure.id)
  if (!first || first === figure || isProseOfTable || key.operation === 'shareOfOther') return []
  if (first.unit?.base !== figure.unit?.base || (figure.unit && !isUnitKnown(figure.unit))) return []
  if (key.operation === 'growthChange') return []
  return [equal('repeated', signed(figure), signed(first), { window: key.run })]
}

/** Growths, changes and prices, by the levels that they follow from. */
function ofLevels(lookup: FiguresByKey, key: FigureKey, figure: PrintedFigure): FigureIdentity[] {
  const about = { window: key.run }
  const level = lookup.find(key, { operation: undefined })
  const before = lookup.find(key, { operation: undefined, run: earlierRun(key.run, 12) })
  switch (key.operation) {
    case 'yoy':
      return [
        ...(level && before && key.flow !== 'net' && areAlike(level, before)
          ? [equal('growthOfLevels', signed(figure), growthBetween(amount(level), amount(before)), about)]
          : []),
        ...growthOfPrice(lookup, key, figure),
      ]
    case 'mom': {
      const last = lookup.find(key, { operation: undefined, run: earlierRun(key.run, 1) })
      const isMonth = key.run.startsWith('month') && !key.run.startsWith('month3')
      return level && last && isMonth && areAlike(level, last) && !isAdjacentRow(level, last)
        ? [equal('onMonth', signed(figure), growthBetween(amount(level), amount(last)), about)]
        : []
    }
    case 'difference':
      return changes(lookup, key, figure, { level, before })
    case undefined:
      return [...cumulative(lookup, key, figure), ...price(lookup, key, figure)]
    default:
      if (key.operation.startsWith('against')) return againstYear(lookup, key, figure)
      return key.operation.endsWith('Change') ? changeOfSpread(lookup, key, figure) : []
  }
}

/** 比2019年同期上升: growth against the same months of another year. */
function againstYear(lookup: FiguresByKey, key: FigureKey, figure: PrintedFigure): FigureIdentity[] {
  const months = Number(key.operation?.replace('against', ''))
  const level = lookup.find(key, { operation: undefined })
  const before = lookup.find(key, { operation: undefined, run: earlierRun(key.run, months) })
  return level && before && key.flow !== 'net' && areAlike(level, before)
    ? [
        equal('growthOfLevels', signed(figure), growthBetween(amount(level), amount(before)), {
          window: key.run,
        }),
      ]
    : []
}

/** Trade with a partner, or in some goods, is its exports and imports; the balance is their difference. */
function ofDirections(lookup: FiguresByKey, key: FigureKey, figure: PrintedFigure): FigureIdentity[] {
  const { flow, dimension, operation, measure, run } = key
  if (dimension === undefined || operation !== undefined || measure === 'unitValue') return []
  if (flow !== 'net' && flow !== 'trade') return []
  const [exports, imports] = [lookup.find(key, { flow: 'export' }), lookup.find(key, { flow: 'import' })]
  if (!exports || !imports || !areAlike(exports, figure) || !areAlike(imports, figure)) return []
  return flow === 'net'
    ? [equal('net', signed(figure), difference(amount(exports), amount(imports)), { window: run })]
    : [equal('sum', amount(figure), sum([amount(exports), amount(imports)]), { window: run })]
}

/** Rows of one table of a course are compared there. */
const isAdjacentRow = (a: PrintedFigure, b: PrintedFigure): boolean =>
  a.place.part === 'table' && b.place.part === 'table' && a.place.table === b.place.table

function changes(
  lookup: FiguresByKey,
  key: FigureKey,
  figure: PrintedFigure,
  { level, before }: { readonly level: PrintedFigure | null; readonly before: PrintedFigure | null },
): FigureIdentity[] {
  const about = { window: key.run }
  const growth = lookup.find(key, { operation: 'yoy' })
  const found: FigureIdentity[] = []
  if (!figure.unit || (level && !areAlike(level, figure))) return []
  if (level && before && key.flow !== 'net')
    found.push(equal('changeOfLevels', signed(figure), difference(amount(level), amount(before)), about))
  else if (level && growth && key.flow !== 'net')
    found.push(equal('changeOfLevels', signed(figure), gain(level, growth), about))
  const parts = ['priceEffect', 'volumeEffect', 'entries', 'exits', 'unpriced'].map((operation) =>
    lookup.find(key, { operation }),
  )
  const [prices, volumes, entries, exits, unpriced] = parts
  if (prices && volumes && entries && exits && unpriced) {
    const added = [prices, volumes, entries, exits, unpriced].map(signed)
    found.push(equal('split', signed(figure), sum(added), about))
  }
  return found
}

/** cr3Change = cr3 - cr3Base, and so on. */
function changeOfSpread(lookup: FiguresByKey, key: FigureKey, figure: PrintedFigure): FigureIdentity[] {
  const operation = key.operation?.replace(/Change$/, '') ?? ''
  const now = lookup.find(key, { operation })
  const before =
    lookup.find(key, { operation: `${operation}Base` }) ??
    lookup.find(key, { operation, run: earlierRun(key.run, 12) })
  return now && before
    ? [equal('changeOfLevels', signed(figure), difference(amount(now), amount(before)), { window: key.run })]
    : []
}

/** January to May is January to April, and May. */
function cumulative(lookup: FiguresByKey, key: FigureKey, figure: PrintedFigure): FigureIdentity[] {
  if (!/^ytd(?:-\d+)?$/.test(key.run) || key.flow === 'net') return []
  const until = lookup.find(key, { run: earlierRun(key.run, 1) })
  const month = lookup.find(key, { run: key.run.replace('ytd', 'month') })
  return until && month && areAlike(until, figure) && areAlike(month, figure)
    ? [equal('cumulative', amount(figure), sum([amount(until), amount(month)]), { window: key.run })]
    : []
}

function price(lookup: FiguresByKey, key: FigureKey, figure: PrintedFigure): FigureIdentity[] {
  if (key.measure !== 'unitValue' || !figure.unit) return []
  const [money = '', per = ''] = figure.unit.base.split('/')
  const value = lookup.find(key, { measure: 'value' })
  const quantity = ['quantity', 'quantity2', `quantity[${per}]`]
    .map((measure) => lookup.find(key, { measure }))
    .find((found) => found?.unit?.base === per)
  return value && quantity && value.unit?.base === money && value.value.sign() > 0
    ? [equal('price', amount(figure), quotient(amount(value), amount(quantity)), { window: key.run })]
    : []
}

/** 1 + growth of value = (1 + growth of price)(1 + growth of quantity), where there is one quantity. */
function growthOfPrice(lookup: FiguresByKey, key: FigureKey, figure: PrintedFigure): FigureIdentity[] {
  if (key.measure !== 'unitValue' || lookup.find(key, { measure: 'quantity2' })) return []
  const value = lookup.find(key, { measure: 'value' })
  const quantity = lookup.find(key, { measure: 'quantity' })
  return value && quantity
    ? [equal('priceGrowth', signed(value), widened(compounded(figure, quantity)), { window: key.run })]
    : []
}

/** Growth of a price is often worked out of prices that were rounded before: half a point is left to that. */
const widened = (term: Term): Term => {
  const margin = halfPoint
  return {
    ...term,
    interval: term.interval.plus(margin),
    solve: (figure, target) => term.solve(figure, target.plus(margin)),
  }
}

const half = Fraction.of(1n, 2n)
const halfPoint = Interval.between({ at: half.negated(), open: false }, { at: half, open: false })

/** Shares and contributions of those that no ranking has, and what several have together. */
function ofParts(
  brief: AuditedBrief,
  lookup: FiguresByKey,
  key: FigureKey,
  figure: PrintedFigure,
): FigureIdentity[] {
  const about = { window: key.run }
  const totalTrade = { dimension: undefined, code: undefined }
  if (key.operation === 'contribution' && key.measure === 'value') {
    const change = lookup.find(key, { operation: 'difference' })
    const total = lookup.find(key, { ...totalTrade, operation: undefined })
    const growth = lookup.find(key, { ...totalTrade, operation: 'yoy' })
    if (key.dimension === undefined || !change || !total || !growth || change.unit?.base !== total.unit?.base)
      return []
    return [
      equal('contribution', signed(figure), signedPercentage(signed(change), base(total, growth)), about),
    ]
  }
  if (key.operation !== 'share' || key.dimension === undefined || figure.place.part === 'table') return []
  if (
    isLeftOut(brief, key.flow) ||
    brief.rankings.some(
      (table) => table.flow === key.flow && table.measure === key.measure && table.windows.includes(key.run),
    )
  )
    return []
  const value = lookup.find(key, { operation: undefined })
  const whole = key.dimension === 'other' ? goodsOfPartner(key.code ?? '') : totalTrade
  const total = whole && lookup.find(key, { ...whole, operation: undefined })
  if (!value || !total || !areAlike(value, total) || value.value.sign() <= 0) return []
  const identity = equal('share', amount(figure), percentage(amount(value), amount(total)), about)
  if (identity.holds) return [identity]
  // Sentences that name no period may be about another one than the last.
  const others = listRuns(brief).flatMap((run) => {
    const other = run === key.run ? null : lookup.find(key, { ...whole, operation: undefined, run })
    return other && areAlike(value, other) ? [{ run, total: other }] : []
  })
  const isOfOther = others.some(({ total: other }) =>
    amount(figure).interval.meets(percentage(amount(value), amount(other)).interval),
  )
  if (isOfOther) return []
  const isStated = brief.prose.figures.every((stated) => stated.figure !== figure || stated.isPeriodStated)
  const possible = others
    .filter(({ run }) => isMonthAndYearToDate(run, key.run))
    .map(({ total: other }) => other)
  if (isStated || possible.length === 0) return [identity]
  return [shareOfAny(figure, amount(value), [total, ...possible].map(amount), about)]
}

/** The goods of which a partner has a share; of goods themselves, all trade; null for what a place trades with a partner. */
function goodsOfPartner(code: string): Partial<Record<keyof FigureKey, string | undefined>> | null {
  const [goods = '', partner] = code.split('.')
  if (partner === undefined) return { dimension: undefined, code: undefined }
  return /^[A-Z]{2}-/.test(goods) ? null : { dimension: 'other', code: goods }
}

/** Whether one run is a month, and the other the year, or the year to that month. */
const isMonthAndYearToDate = (run: string, other: string): boolean => {
  const [[window, lag], [otherWindow, otherLag]] = [run.split('-'), other.split('-')]
  return lag === otherLag && /^month y(?:td|ear)$/.test([window, otherWindow].sort().join(' '))
}
