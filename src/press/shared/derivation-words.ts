import { cellRules } from '../../trade/observation/observation.ts'
import {
  type BulletinCell,
  breakdowns,
  type CellSet,
  type Derivation,
  type FigureId,
  formatRange,
  type Language,
} from '../../trade/trade.ts'

/** So many codes are listed; the rest are counted. */
const listed = 30

const words = {
  zh: {
    sum: '海关数据合计',
    bulletin: (file: string, line: number, goods: string) => `海关统计月报 ${file} 第${line}行“${goods}”`,
    notLoaded: '海关统计月报的总值表，未载入',
    flow: { export: '出口', import: '进口' },
    measure: { value: '金额', quantity: '数量', quantity2: '第二数量' },
    commodities: '商品',
    dimension: { partner: '贸易伙伴', place: '注册地', procedure: '贸易方式' },
    without: '不含',
    within: '只含',
    more: (count: number) => `等${count}个`,
    between: '、',
    after: '：',
    parts: '；',
  },
  en: {
    sum: 'Sum of customs data',
    bulletin: (file: string, line: number, goods: string) =>
      `Customs bulletin ${file}, line ${line} (${goods})`,
    notLoaded: 'The customs bulletin’s table of national totals, which was not loaded',
    flow: { export: 'exports', import: 'imports' },
    measure: { value: 'value', quantity: 'quantity', quantity2: 'second quantity' },
    commodities: 'commodities',
    dimension: { partner: 'partners', place: 'places of registration', procedure: 'customs procedures' },
    without: 'without',
    within: 'within',
    more: (count: number) => ` … (${count})`,
    between: ', ',
    after: ': ',
    parts: '; ',
  },
} as const

/**
 * How a figure came about, for readers: the cells of the ledger that were added up, or a formula over other figures.
 *
 * @param name what stands for another figure in a formula; its id, unless something else is said.
 * @example '(export.ytd.value ÷ export.ytd.value.base − 1) × 100'
 */
export function derivationWords(
  derivation: Derivation,
  language: Language,
  name: (id: FigureId) => string = (id) => id,
): string {
  const { operation } = derivation
  if (operation === 'sum' || operation === 'bulletin' || operation === 'cells')
    return cellsWords(derivation, language)
  return formulaWords(derivation, name)
}

type CellsDerivation = Extract<Derivation, { readonly operation: 'sum' | 'bulletin' | 'cells' }>

function cellsWords(derivation: CellsDerivation, language: Language): string {
  switch (derivation.operation) {
    case 'sum':
      return sumWords(derivation.cells, language)
    case 'bulletin':
      return printedWords(derivation.cell, language)
    case 'cells': {
      const sets = derivation.cells.map((cells) => sumWords(cells, language))
      return [cellRules[derivation.rule][language], ...(derivation.of ? [derivation.of] : []), ...sets].join(
        words[language].parts,
      )
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

function printedWords(cell: BulletinCell, language: Language): string {
  if (cell.file === '') return words[language].notLoaded
  const { file, line, goods, flow, measure, months, printed, factor } = cell
  const say = words[language]
  return [
    `${say.bulletin(file, line, goods)}${say.after}${say.flow[flow]}`,
    say.measure[measure],
    formatRange(months),
    `${printed} × ${factor}`,
  ].join(say.parts)
}

function sumWords(cells: CellSet, language: Language): string {
  const say = words[language]
  const list = (codes: readonly string[]) =>
    codes.slice(0, listed).join(say.between) + (codes.length > listed ? say.more(codes.length) : '')
  const { dimension, codes, without, within = {} } = cells
  const measure = `${say.measure[cells.measure]}${cells.measure === 'value' ? ` ${cells.currency}` : ''}`
  return [
    `${say.sum}${say.after}${say.flow[cells.flow]}`,
    measure,
    formatRange(cells.months),
    `${say.commodities} ${list(cells.commodities)}`,
    ...breakdowns.flatMap((by) =>
      within[by] ? [`${say.within} ${say.dimension[by]} ${list(within[by])}`] : [],
    ),
    ...(dimension && codes ? [`${say.dimension[dimension]} ${list(codes)}`] : []),
    ...(dimension && without ? [`${say.without} ${say.dimension[dimension]} ${list(without)}`] : []),
  ].join(say.parts)
}
