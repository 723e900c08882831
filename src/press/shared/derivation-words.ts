import type { DerivationWords } from '../../brief/brief.ts'
import {
  type BulletinCell,
  breakdowns,
  type CellSet,
  type Derivation,
  type FigureId,
  formatRange,
} from '../../trade/trade.ts'

/** So many codes are listed; the rest are counted. */
const listed = 30

/**
 * How a figure came about, for readers: the cells of the ledger that were added up, or a formula over other figures.
 *
 * @param name what stands for another figure in a formula; its id, unless something else is said.
 * @example '(export.ytd.value ÷ export.ytd.value.base − 1) × 100'
 */
export function derivationWords(
  derivation: Derivation,
  words: DerivationWords,
  name: (id: FigureId) => string = (id) => id,
): string {
  const { operation } = derivation
  if (operation === 'sum' || operation === 'bulletin' || operation === 'cells')
    return cellsWords(derivation, words)
  return formulaWords(derivation, name)
}

type CellsDerivation = Extract<Derivation, { readonly operation: 'sum' | 'bulletin' | 'cells' }>

function cellsWords(derivation: CellsDerivation, words: DerivationWords): string {
  switch (derivation.operation) {
    case 'sum':
      return sumWords(derivation.cells, words)
    case 'bulletin':
      return printedWords(derivation.cell, words)
    case 'cells': {
      const sets = derivation.cells.map((cells) => sumWords(cells, words))
      const { rules, parts } = words
      return [rules[derivation.rule], ...(derivation.of ? [derivation.of] : []), ...sets].join(parts)
    }
  }
}

function formulaWords(
  derivation: Exclude<Derivation, CellsDerivation>,
  name: (id: FigureId) => string,
): string {
  switch (derivation.operation) {
    case 'plus':
      return derivation.of.map(name).join(' + ')
    case 'minus':
      return derivation.of.map(name).join(' − ')
    case 'difference':
      return `${name(derivation.current)} − ${name(derivation.base)}`
    case 'growth':
      return `(${name(derivation.current)} ÷ ${name(derivation.base)} − 1) × 100`
    case 'share':
      return `${name(derivation.part)} ÷ ${name(derivation.whole)} × 100`
    case 'contribution':
      return `(${name(derivation.current)} − ${name(derivation.base)}) ÷ ${name(derivation.whole)} × 100`
    case 'averageGrowth':
      return `(√(${name(derivation.current)} ÷ ${name(derivation.base)}) − 1) × 100`
    case 'quotient':
      return derivation.of.map(name).join(' ÷ ')
    case 'balanceIndex':
      return `(${derivation.of.map(name).join(' − ')}) ÷ (${derivation.of.map(name).join(' + ')})`
    case 'grubelLloyd':
      return `1 − |${derivation.of.map(name).join(' − ')}| ÷ (${derivation.of.map(name).join(' + ')})`
  }
}

function printedWords(cell: BulletinCell, words: DerivationWords): string {
  if (cell.file === '') return words.notLoaded
  const { file, line, goods, flow, measure, months, printed, factor } = cell
  return [
    `${words.bulletin(file, line, goods)}${words.after}${words.flow[flow]}`,
    words.measure[measure],
    formatRange(months),
    `${printed} × ${factor}`,
  ].join(words.parts)
}

function sumWords(cells: CellSet, words: DerivationWords): string {
  const list = (codes: readonly string[]) =>
    codes.slice(0, listed).join(words.between) + (codes.length > listed ? words.more(codes.length) : '')
  const { dimension, codes, without, within = {} } = cells
  const measure = `${words.measure[cells.measure]}${cells.measure === 'value' ? ` ${cells.currency}` : ''}`
  return [
    `${words.sum}${words.after}${words.flow[cells.flow]}`,
    measure,
    formatRange(cells.months),
    `${words.commodities} ${list(cells.commodities)}`,
    ...breakdowns.flatMap((by) =>
      within[by] ? [`${words.within} ${words.dimension[by]} ${list(within[by])}`] : [],
    ),
    ...(dimension && codes ? [`${words.dimension[dimension]} ${list(codes)}`] : []),
    ...(dimension && without ? [`${words.without} ${words.dimension[dimension]} ${list(without)}`] : []),
  ].join(words.parts)
}
