import { matchingName } from '../../statistics/figures/figures.ts'
import type { FigureName, Flow, Month, Reported, Window } from '../../trade/trade.ts'
import { getOppositeFlow, getReporter, type MirroredReporter, type Product } from '../product/product.ts'
import { shownWindows, type Writing } from '../section-context.ts'
import { getTrader } from '../wording/wording.ts'

/** So many months are set side by side, where the ledger has them of both. */
const monthsShown = 12

export interface Span {
  readonly window: Window
  readonly lag?: number
}

/** A flow of the brief, which another reporter's data mirror. */
export interface MirroredFlow {
  readonly reported: Reported
  readonly flow: Flow
}

export const listFlows = (reported: MirroredReporter): MirroredFlow[] =>
  reported.flows.map((flow) => ({ reported, flow }))

export const ofMonth = (lag: number): Span => ({ window: 'month', ...(lag > 0 && { lag }) })

/** The brief's month and those before, the latest first. */
const lastMonths: readonly Span[] = Array.from({ length: monthsShown }, (_, lag) => ofMonth(lag))

/** The months before the brief's; its own is a window of the brief, but in editions of longer ones. */
export const listMonthSpans = (product: Product, month: Month): readonly Span[] =>
  lastMonths.filter(({ lag }) => lag !== undefined || !shownWindows(product, month).includes('month'))

export const nameTheirs = (
  product: Product,
  { reported: { reporter }, flow }: MirroredFlow,
  span: Span,
  measure: 'value' | 'quantity',
): FigureName => ({
  ...{ reporter, flow: getOppositeFlow(flow), dimension: 'partner', code: getReporter(product) },
  ...span,
  measure,
})

/** The brief's own figure of the flow, in the unit of the other reporter's where one of customs' quantities has it. */
export const nameOurs = ({ book }: Writing, theirs: FigureName): FigureName =>
  matchingName(theirs, (name) => book.get(name))

/** Whether both sides are counted in one unit: of money a currency, of quantities one that both have. */
export function isComparable(
  writing: Writing,
  mirrored: MirroredFlow,
  measure: 'value' | 'quantity',
): boolean {
  if (measure === 'quantity') return findQuantityUnit(writing, mirrored) !== null
  const { book, product, windows } = writing
  return windows.some((window) => {
    const theirs = nameTheirs(product, mirrored, { window }, measure)
    const [a, b] = [book.get(theirs).unit, book.get(nameOurs(writing, theirs)).unit]
    return a.kind === 'money' && b.kind === 'money' && a.currency === b.currency
  })
}

/** The unit that the quantities of both sides are counted in, by the longest window in which both have it; null without one. */
export function findQuantityUnit(writing: Writing, mirrored: MirroredFlow): string | null {
  const { book, product, windows } = writing
  const units = windows.map((window) => {
    const theirs = nameTheirs(product, mirrored, { window }, 'quantity')
    const [a, b] = [book.get(theirs).unit, book.get(nameOurs(writing, theirs)).unit]
    return a.kind === 'quantity' && b.kind === 'quantity' && a.name === b.name ? a.name : null
  })
  return units.findLast((unit) => unit !== null) ?? null
}

/** In the scales of the brief's flow where the other side has no trade that scales could be chosen from. */
export function inReadableScales(writing: Writing, mirrored: MirroredFlow): Writing {
  const { windows, product, book } = writing
  const hasTrade = windows.some((window) => {
    const { value } = book.get(nameTheirs(product, mirrored, { window }, 'value'))
    return value !== null && value.sign() !== 0
  })
  return hasTrade ? writing : writing.forFlow(mirrored.flow)
}

/** Where the brief's own amounts are shown: in the scales of the other side where money is the same, else in its own. */
export const inOwnScales = (writing: Writing, mirrored: MirroredFlow): Writing =>
  isComparable(writing, mirrored, 'value') ? writing : writing.forFlow(mirrored.flow)

/** What both sides have, by what each of them records: the exporter's first. */
export const orderSides = <Part>({ flow }: MirroredFlow, ours: Part, theirs: Part): readonly [Part, Part] =>
  flow === 'export' ? [ours, theirs] : [theirs, ours]

/** Both sides by name, the exporter first: the brief's own as the lists of the other have it, such as the Chinese mainland. */
export const getTraders = ({ product, codes, wording: { language } }: Writing, mirrored: MirroredFlow) =>
  orderSides(
    mirrored,
    getTrader({ ...product, codes }, language),
    getTrader({ reported: mirrored.reported }, language),
  )

/** The months that both sides have, then the longer windows. */
export function listSpans({ book, windows }: Writing, { reported, flow }: MirroredFlow): Span[] {
  const theirs = book.ofReporter(reported.reporter)
  const holdsBoth = (span: Span) => {
    const current = { ...span, side: 'current' } as const
    return (
      book.holds(flow, current, 'partner') &&
      theirs?.holds(getOppositeFlow(flow), current, 'partner') === true
    )
  }
  const longer = windows.filter((window) => window !== 'month').map((window): Span => ({ window }))
  return [...lastMonths.filter(holdsBoth).reverse(), ...longer]
}
