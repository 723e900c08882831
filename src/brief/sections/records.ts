import { addMonths, type FigureName, type Flow, type Window } from '../../trade/trade.ts'
import type { Block, Inline } from '../document.ts'
import type { Product } from '../product/product.ts'
import { shownWindows, type Writing } from '../section-context.ts'
import { type RecordFacts, sectionWords } from '../wording/analysis/analysis.ts'
import { join } from '../wording/wording.ts'
import type { Section } from './section.ts'

/** A record is one over so many windows at least: two years of months, three of longer windows. */
const leastMonths = 24
const leastOthers = 3

const measures = ['value', 'quantity'] as const

const named = (
  flow: Flow,
  window: Window,
  measure: (typeof measures)[number],
  operation?: FigureName['operation'],
): FigureName => ({ flow, window, measure, ...(operation && { operation }) })

/**
 * 历史高位: whether a window is the largest of all that are known, and the round number that it passed first. Nothing where
 * no flow has enough earlier windows.
 */
export const records: Section = {
  id: 'records',
  needs: [],
  further: (product, month) =>
    product.flows.flatMap((flow) =>
      shownWindows(product, month).map((window) => named(flow, window, 'value', 'highestBefore')),
    ),
  write(writing, number) {
    const words = sectionWords[writing.wording.language].records
    const { flows } = writing.product
    if (!flows.some((flow) => listRecords(writing.forFlow(flow), flow).length > 0)) return []
    return [
      writing.heading(1, number, 'records', words.heading),
      ...flows.map(
        (flow): Block => ({
          kind: 'paragraph',
          role: 'body',
          content: sentences(writing.forFlow(flow), flow),
        }),
      ),
    ]
  },
}

/** The windows of a flow that have enough earlier ones, each with its highest before. */
const listRecords = (writing: Writing, flow: Flow): Omit<RecordFacts, 'product'>[] =>
  writing.windows.flatMap((window) =>
    measures
      .filter((measure) => measure === 'value' || showsQuantity(writing.product))
      .flatMap((measure) => findRecord(writing, flow, window, measure) ?? []),
  )

/** What is told of a flow; where no window has enough earlier ones, that there are too few. */
function sentences(writing: Writing, flow: Flow): readonly Inline[] {
  const { wording, windows, month } = writing
  const words = sectionWords[wording.language].records
  const facts = listRecords(writing, flow)
  const [window = 'month'] = windows
  if (facts.length === 0)
    return words.tooFew({ product: writing.productName(), flow, month, window }, leastOf(window), wording)
  const sentences = facts.map((record, index) =>
    words.sentence({ ...record, product: index === 0 ? writing.productName() : null }, wording),
  )
  return join(sentences, wording.sentenceSpace)
}

const showsQuantity = ({ quantity }: Product): boolean => quantity === 'first' || quantity === 'both'

const leastOf = (window: Window): number => (window === 'month' ? leastMonths : leastOthers)

/** Null where too few windows are known, or not all in one unit. */
function findRecord(
  writing: Writing,
  flow: Flow,
  window: Window,
  measure: (typeof measures)[number],
): Omit<RecordFacts, 'product'> | null {
  const { book, month } = writing
  const before = book.knownBefore(named(flow, window, measure))
  const first = before.at(-1)
  if (before.length + 1 < leastOf(window) || !first) return null
  const amount = writing.show(named(flow, window, measure))
  const highest = writing.show(named(flow, window, measure, 'highestBefore'))
  const { value } = highest.figure
  if (!value || !amount.figure.value) return null
  const earlier = before.find(({ figure }) => figure.value?.equals(value))
  if (!earlier) return null
  const milestone = writing.showRoundNumber(named(flow, window, measure, 'milestone'))
  return {
    ...{ flow, month, window, measure, amount, highest },
    highestMonth: addMonths(month, -earlier.lag),
    since: addMonths(month, -first.lag),
    isRecord: amount.figure.value.compare(value) > 0,
    milestone: milestone.figure.value ? milestone : null,
  }
}
