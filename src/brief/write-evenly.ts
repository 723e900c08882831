import type { FigureBook } from '../statistics/figures/figures.ts'
import { type Figure, parseFigureId } from '../trade/trade.ts'
import { Display } from './display.ts'
import type { Block, Inline } from './document.ts'
import { createFigureBook, createReporterBooks, type FigureInput } from './figure-input.ts'
import { formatEditionPeriod, getCodeLists, getReporter } from './product/product.ts'
import {
  BriefScales,
  type ColumnDecimals,
  countIntegerDigits,
  listColumnDecimals,
  mostBesideIn,
  type ScaleFacts,
  type UnitWords,
} from './scales/scales.ts'
import { type Numbering, shownWindows, Writing } from './section-context.ts'
import type { Section } from './sections/sections.ts'
import { getLocale, type Wording } from './wording/wording.ts'

/** The sections of a brief, with what wrote them. */
export interface Written {
  readonly writing: Writing
  readonly scales: BriefScales
  readonly written: readonly Block[]
}

/**
 * The sections in the scales of the brief. Where a column of a table has amounts with different decimals, all sections
 * are written again, each amount with as many as the column needs: which amounts a table lists is known only then.
 */
export function writeEvenly(
  input: FigureInput,
  book: FigureBook,
  wording: Wording,
  sections: readonly Section[],
): Written {
  const { product, month } = input
  const { units: words, numbers } = getLocale(wording.language)
  const overrides = product.overrides[formatEditionPeriod(product, month)] ?? {}
  const { secondCurrency } = product
  const rules = { numbers, overrides: words.overridden ? overrides : {}, secondCurrency }
  // The book is its own: what only chooses the scales is no figure of the brief.
  const facts: ScaleFacts = {
    ...{ product, month, words, book: createFigureBook(input) },
    windows: shownWindows(product, month),
    ...(input.others && { others: listOtherFacts(input, words) }),
  }
  const createWriting = (scaleFacts: ScaleFacts, numbering?: Numbering) => {
    const scales = new BriefScales(scaleFacts)
    const display = new Display(scales.main, rules)
    const facts = { product, month, book, display, scales, wording, ...(numbering && { numbering }) }
    return { scales, writing: new Writing(facts) }
  }
  const write = (columns?: ColumnDecimals): Written => {
    const scaleFacts = { ...facts, ...(columns && { columns }) }
    const { writing, scales } = createWriting(scaleFacts)
    let omitted = 0
    const written = sections.flatMap((section, index) => {
      const numbering = writing.copyNumbering()
      const number = index + 1 - omitted
      const blocks = section.write(writing, number)
      if (blocks.length === 0) omitted++
      return inReadableUnits(blocks, book, (smallerBy) => {
        const smaller = createWriting({ ...scaleFacts, smallerBy }, { ...numbering })
        return { blocks: section.write(smaller.writing, number), scales: smaller.scales }
      })
    })
    return { writing, scales, written }
  }
  const first = write()
  const columns = listColumnDecimals(first.written, book.figures, numbers, (figure) => {
    const { reporter } = parseFigureId(figure.id) ?? {}
    return (reporter ? first.writing.forReporter(reporter) : first.writing).hasChosenDecimals(figure)
  })
  return columns.size === 0 ? first : write(columns)
}

/** What the scales of the data of other reporters are chosen from. */
function listOtherFacts(input: FigureInput, words: UnitWords): ReadonlyMap<string, ScaleFacts> {
  const { month, others = [] } = input
  const books = createReporterBooks(input)
  return new Map(
    others.flatMap(({ product }) => {
      const reporter = getReporter(product)
      const book = books.get(reporter)
      return book ? [[reporter, { product, month, words, book, windows: shownWindows(product, month) }]] : []
    }),
  )
}

/** More units than this no language has between its largest and its smallest. */
const mostUnits = 3

/**
 * Blocks whose prose has no amount of money under its last decimal (`<0.001亿美元`): a paragraph or an item of a list with
 * one is taken as it is written in a smaller unit, all its amounts in that; where others are too large for it, the small
 * amount alone. Tables and charts stay as they are.
 *
 * @param writeSmaller the same blocks with money in a unit that is by so many smaller, and their scales.
 */
function inReadableUnits(
  blocks: readonly Block[],
  { figures }: Pick<FigureBook, 'figures'>,
  writeSmaller: (smallerBy: number) => { readonly blocks: readonly Block[]; readonly scales: BriefScales },
): readonly Block[] {
  const getMoney = (inline: Inline): Figure | null => {
    const figure = inline.kind === 'figure' ? figures.get(inline.id) : undefined
    return figure?.unit.kind === 'money' ? figure : null
  }
  const isTiny = (inline: Inline | undefined): boolean =>
    inline?.kind === 'figure' && /[<>]/.test(inline.text) && getMoney(inline) !== null
  const hasTiny = (block: Block): boolean =>
    (block.kind === 'paragraph' && block.content.some(isTiny)) ||
    (block.kind === 'list' && block.items.some((item) => item.some(isTiny)))
  const takeSmaller = (content: readonly Inline[], smaller: readonly Inline[], scales: BriefScales) => {
    if (!content.some(isTiny)) return content
    const isLong = content.some((inline) => {
      const figure = getMoney(inline)
      return figure !== null && isTooLong(figure, scales)
    })
    if (!isLong || content.length !== smaller.length) return smaller
    // The text behind a figure begins with its unit.
    return content.map((inline, index) =>
      isTiny(inline) || (inline.kind === 'text' && isTiny(content[index - 1]))
        ? (smaller[index] ?? inline)
        : inline,
    )
  }
  let readable = blocks
  for (let smallerBy = 1; smallerBy <= mostUnits && readable.some(hasTiny); smallerBy++) {
    const { blocks: smaller, scales } = writeSmaller(smallerBy)
    readable = readable.map((block, index): Block => {
      const other = smaller[index]
      if (block.kind === 'paragraph' && other?.kind === 'paragraph')
        return { ...block, content: takeSmaller(block.content, other.content, scales) }
      if (block.kind !== 'list' || other?.kind !== 'list') return block
      const items = block.items.map((item, place) => takeSmaller(item, other.items[place] ?? item, scales))
      return { ...block, items }
    })
  }
  return readable
}

/** Whether an amount has more digits before the point in a unit than amounts beside the main figure have. */
function isTooLong({ id, value }: Figure, scales: BriefScales): boolean {
  const name = parseFigureId(id)
  const unit = name && scales.forFigure(name).money
  return value !== null && unit !== null && countIntegerDigits(value, unit) > mostBesideIn(unit)
}

/** Whether an autonomous region is among the places that the prose names, in any flow or window. */
export function namesRegion(input: FigureInput): boolean {
  const { product, month } = input
  const { sections, named } = product
  const [book, codes] = [createFigureBook(input), getCodeLists(product)]
  const isRegion = (id: string) => codes.findPlaceById(id)?.type === '自治区'
  if (product.place !== undefined && isRegion(product.place)) return true
  const moves = sections.includes('contributions') || sections.includes('summary')
  return product.flows.some((flow) =>
    shownWindows(product, month).some((window) => {
      const ranked = sections.includes('places') ? book.ranking(flow, 'place', window, named) : []
      const movers = moves ? book.movers(flow, 'place', window).map(({ id }) => id) : []
      return [...ranked, ...movers.slice(0, named), ...movers.slice(-named)].some(isRegion)
    }),
  )
}
