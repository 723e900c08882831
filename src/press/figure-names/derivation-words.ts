import { type DerivationWords, getLocale, translate } from '../../brief/brief.ts'
import { type CodeLists, standardCodes } from '../../codes/codes.ts'
import {
  type Breakdown,
  type BulletinCell,
  breakdowns,
  type CellSet,
  type Derivation,
  type EditionLanguage,
  type FigureId,
} from '../../trade/trade.ts'

/** So many codes are listed; the rest are counted. */
const listed = 30

/** What stands for figures and codes in the words of a derivation. */
export interface DerivationNames {
  /** For another figure in a formula: its id, unless something else is said. */
  readonly nameFigure?: (id: FigureId) => string
  /** The lists that codes are named by; without those of a workspace, the standard ones. */
  readonly codes?: CodeLists
}

/**
 * How a figure came about, for readers: the cells of the ledger that were added up, or a formula over other figures.
 *
 * @example '(export.ytd.value ÷ export.ytd.value.base − 1) × 100'
 */
export function derivationWords(
  derivation: Derivation,
  language: EditionLanguage,
  { nameFigure = (id) => id, codes = standardCodes }: DerivationNames = {},
): string {
  const { operation } = derivation
  if (operation !== 'sum' && operation !== 'bulletin' && operation !== 'cells')
    return formulaWords(derivation, nameFigure)
  return new CellWords(language, codes).describe(derivation)
}

type CellsDerivation = Extract<Derivation, { readonly operation: 'sum' | 'bulletin' | 'cells' }>

/** The words for cells that were added up, in one language. */
class CellWords {
  readonly #words: DerivationWords
  readonly #language: EditionLanguage
  readonly #codes: CodeLists

  constructor(language: EditionLanguage, codes: CodeLists) {
    this.#words = getLocale(language).press.derivation
    this.#language = language
    this.#codes = codes
  }

  describe(derivation: CellsDerivation): string {
    switch (derivation.operation) {
      case 'sum':
        return this.#describeSum(derivation.cells)
      case 'bulletin':
        return this.#describePrinted(derivation.cell)
      case 'cells': {
        const sets = derivation.cells.map((cells) => this.#describeSum(cells))
        const { rules, parts } = this.#words
        return [rules[derivation.rule], ...(derivation.of ? [derivation.of] : []), ...sets].join(parts)
      }
    }
  }

  #describePrinted(cell: BulletinCell): string {
    const words = this.#words
    if (cell.file === '') return words.notLoaded
    const { file, line, goods, flow, measure, months, printed, factor } = cell
    return [
      `${words.bulletin(file, line, goods)}${words.after}${words.flow[flow]}`,
      words.measure[measure],
      words.range(months),
      `${printed} × ${factor}`,
    ].join(words.parts)
  }

  #describeSum(cells: CellSet): string {
    const words = this.#words
    const { dimension, codes, without, within = {}, measure, currency } = cells
    const list = (by: Breakdown, codes: readonly string[]) =>
      `${words.dimension[by]} ${this.#list(codes.map((code) => this.#nameCode(cells, by, code)))}`
    return [
      `${words.sum}${words.after}${words.flow[cells.flow]}`,
      measure === 'value'
        ? words.named(words.measure.value, words.currency(currency))
        : words.measure[measure],
      words.range(cells.months),
      `${words.commodities} ${this.#list(cells.commodities)}`,
      ...breakdowns.flatMap((by) => (within[by] ? [`${words.within} ${list(by, within[by])}`] : [])),
      ...(dimension && codes ? [list(dimension, codes)] : []),
      ...(dimension && without ? [`${words.without} ${list(dimension, without)}`] : []),
    ].join(words.parts)
  }

  #list(items: readonly string[]): string {
    const { between, more } = this.#words
    return items.slice(0, listed).join(between) + (items.length > listed ? more(items.length) : '')
  }

  /** A code with its name in the lists of the reporter; alone where it is not listed. */
  #nameCode({ reporter = 'CHN' }: CellSet, by: Breakdown, code: string): string {
    const codes = this.#codes.forReporter(reporter)
    if (!codes.isListed(by, code)) return code
    return this.#words.named(translate(codes.findName(by, code), this.#language), code)
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
