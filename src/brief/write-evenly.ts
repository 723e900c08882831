import type { FigureBook } from '../statistics/figures/figures.ts'
import type { Language } from '../trade/trade.ts'
import { Display } from './display.ts'
import type { Block } from './document.ts'
import { createFigureBook, type FigureInput } from './figure-input.ts'
import { formatEditionPeriod, getCodeLists } from './product/product.ts'
import {
  BriefScales,
  type ColumnDecimals,
  listColumnDecimals,
  type ScaleFacts,
  type UnitWords,
} from './scales/scales.ts'
import { shownWindows, Writing } from './section-context.ts'
import type { Section } from './sections/sections.ts'
import { enUnits } from './wording/en/en.ts'
import type { Wording } from './wording/wording.ts'
import { zhUnits } from './wording/zh/zh.ts'

const units: Readonly<Record<Language, UnitWords>> = { zh: zhUnits, en: enUnits }

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
  const words = units[wording.language]
  const overrides = product.overrides[formatEditionPeriod(product, month)] ?? {}
  const { secondCurrency } = product
  const rules = { grouped: words.grouped, overrides: words.overridden ? overrides : {}, secondCurrency }
  // The book is its own: what only chooses the scales is no figure of the brief.
  const facts: ScaleFacts = {
    ...{ product, month, words, book: createFigureBook(input) },
    windows: shownWindows(product, month),
  }
  const write = (columns?: ColumnDecimals): Written => {
    const scales = new BriefScales({ ...facts, ...(columns && { columns }) })
    const display = new Display(scales.main, rules)
    const writing = new Writing({ product, month, book, display, scales, wording })
    const written = sections.flatMap((section, index) => section.write(writing, index + 1))
    return { writing, scales, written }
  }
  const first = write()
  const columns = listColumnDecimals(first.written, book.figures, (figure) =>
    first.writing.hasChosenDecimals(figure),
  )
  return columns.size === 0 ? first : write(columns)
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
