import type { FigureName, Reported, Window } from '../../trade/trade.ts'
import { marketChart, type Origins } from '../charts/charts.ts'
import type { Block, Cell, HeaderCell, Row, Table } from '../document.ts'
import { getReporter } from '../product/product.ts'
import type { Writing } from '../section-context.ts'
import { type MarketFacts, type MarketOrigin, sectionWords } from '../wording/analysis/analysis.ts'
import { getTrader, plainText } from '../wording/wording.ts'
import { markerNotes } from './marker-notes.ts'
import { memberName } from './names.ts'
import { listSubheadingCodes, sectionOfReporters } from './reporters.ts'
import type { Section } from './section.ts'

/** 伙伴市场: imports of other reporters by origin, by their own data, with the share and the rank of the brief's reporter. */
export const market: Section = sectionOfReporters({
  id: 'market',
  needs: [],
  listReporters: ({ market }) => market,
  words: ({ wording }) => sectionWords[wording.language].market,
  write(writing, reported) {
    const { windows, wording } = writing
    const words = sectionWords[wording.language].market
    const prose = windows.map(
      (window): Block => ({
        kind: 'paragraph',
        role: 'body',
        content: words.sentences(findFacts(writing, reported, window), wording),
      }),
    )
    // In this order, in which tables take their numbers.
    const [origins, prices] = [table(writing, reported), unitValueTable(writing, reported)]
    const charts = marketChart(writing, reported, findDrawnOrigins(writing, reported))
    return [...prose, ...(origins ? [origins] : []), ...charts, ...(prices ? [prices] : [])]
  },
})

/** No more bars than these are drawn, beside that of the brief's reporter. */
const mostDrawn = 15

type Rest = Pick<FigureName, 'measure' | 'operation'>

const value = { measure: 'value' } as const
const share = { measure: 'value', operation: 'share' } as const
const shareChange = { measure: 'value', operation: 'shareChange' } as const
const growth = { measure: 'value', operation: 'yoy' } as const
const unitValue = { measure: 'unitValue' } as const
const toAverage = { measure: 'unitValue', operation: 'toAverage' } as const

const total = ({ reporter }: Reported, window: Window, rest: Rest): FigureName => ({
  ...{ reporter, flow: 'import', window },
  ...rest,
})

const ofOrigin = ({ reporter }: Reported, code: string, window: Window, rest: Rest): FigureName => ({
  ...{ reporter, flow: 'import', dimension: 'partner', code, window },
  ...rest,
})

const listRanked = ({ book }: Writing, { reporter }: Reported, window: Window): readonly string[] =>
  book.ofReporter(reporter)?.ranking('import', 'partner', window, Number.POSITIVE_INFINITY) ?? []

/** The largest origins, and the brief's reporter where it is not among them. */
function listOrigins(
  writing: Writing,
  reported: Reported,
  window: Window,
  most = writing.product.top,
): readonly string[] {
  const ranked = listRanked(writing, reported, window)
  const focus = getReporter(writing.product)
  const largest = ranked.slice(0, most)
  return largest.includes(focus) || !ranked.includes(focus) ? largest : [...largest, focus]
}

/** The origins of the longest window, as the table lists them. */
function findDrawnOrigins(writing: Writing, reported: Reported): Origins {
  const window = writing.windows.at(-1) ?? 'month'
  const most = Math.min(writing.product.top, mostDrawn)
  const codes = listOrigins(writing, reported, window, most)
  return {
    codes,
    top: listRanked(writing, reported, window).length > most ? most : null,
    isBelow: codes.length > most,
    nameOf: (code) => memberName(writing, 'partner', code),
  }
}

function findFacts(writing: Writing, reported: Reported, window: Window): MarketFacts {
  const { product, month, wording } = writing
  const focus = getReporter(product)
  const show = (rest: Rest) => writing.show(total(reported, window, rest))
  const showOrigin = (code: string, rest: Rest) => writing.show(ofOrigin(reported, code, window, rest))
  const origin = (code: string): MarketOrigin => ({
    name: memberName(writing, 'partner', code),
    value: showOrigin(code, value),
    growth: showOrigin(code, growth),
    share: showOrigin(code, share),
    shareChange: showOrigin(code, shareChange),
  })
  const ranked = listRanked(writing, reported, window)
  const isTraded = ranked.includes(focus)
  return {
    ...{ product: writing.productName(), month, window },
    market: getTrader({ reported }, wording.language).name,
    focus: {
      ...origin(focus),
      rank: isTraded ? showOrigin(focus, { measure: 'value', operation: 'rank' }) : null,
      rankBefore: isTraded ? showOrigin(focus, { measure: 'value', operation: 'rankBase' }) : null,
      unitValue: showOrigin(focus, unitValue),
      toAverage: showOrigin(focus, toAverage),
    },
    value: show(value),
    growth: show(growth),
    competitors: ranked
      .filter((code) => code !== focus)
      .slice(0, product.named)
      .map(origin),
  }
}

/** A block for each window: side by side the names of partners would be too narrow. Null where there were no imports. */
function table(writing: Writing, reported: Reported): Table | null {
  const { product, wording, windows, month } = writing
  const words = sectionWords[wording.language].market
  const trader = getTrader({ reported }, wording.language)
  const isFull = windows.some((window) => listRanked(writing, reported, window).length >= product.top)
  const traded = windows.filter((window) => listOrigins(writing, reported, window).length > 0)
  if (traded.length === 0) return null
  const rows = traded.flatMap((window): Row[] => [
    { kind: 'block', label: wording.column.window(window, month) },
    ...listOrigins(writing, reported, window).map(
      (code): Row => ({
        kind: 'data',
        cells: [
          { kind: 'name', text: memberName(writing, 'partner', code) },
          ...[value, share, shareChange, growth].map(
            (rest): Cell => writing.cell(ofOrigin(reported, code, window, rest)),
          ),
        ],
      }),
    ),
  ])
  const isBelow = windows.some((window) => listOrigins(writing, reported, window).length > product.top)
  const denominators = windows.map((window) => ({
    period: wording.column.window(window, month),
    amount: plainText(
      wording.amount(writing.show(total(reported, window, { measure: 'value', operation: 'denominator' }))),
    ),
  }))
  return {
    ...writing.startTable(
      `market.${reported.reporter}`,
      (facts) => wording.caption.partners({ ...facts, trader, flows: ['import'] }),
      { flows: ['import'], units: [writing.moneyUnit], top: isFull ? product.top : null },
    ),
    header: [
      { label: wording.column.partner, holds: 'name' },
      ...[wording.column.amount, wording.column.share, words.column.shareChange, wording.column.growth].map(
        (label): HeaderCell => ({ label, holds: 'figure' }),
      ),
    ],
    rows,
    notes: [
      words.note(reported.source, trader.reporter),
      words.codes(listSubheadingCodes(writing, reported, 'import')),
      ...(isBelow ? [words.below(getTrader(product, wording.language).reporter)] : []),
      wording.note.shares(denominators),
      ...markerNotes(rows, wording),
    ],
  }
}

/** A block for each window; null where there is no unit value. */
function unitValueTable(writing: Writing, reported: Reported): Table | null {
  const { wording, windows, month, book } = writing
  const words = sectionWords[wording.language].market
  const { column, whole } = sectionWords[wording.language].unitValues
  const has = (window: Window) => book.get(total(reported, window, unitValue)).value !== null
  const priced = windows.filter(has)
  const [last] = priced.slice(-1)
  if (!last) return null
  const measures = [
    unitValue,
    { measure: 'unitValue', operation: 'base' },
    { measure: 'unitValue', operation: 'yoy' },
  ] as const
  const rows = priced.flatMap((window): Row[] => [
    { kind: 'block', label: wording.column.window(window, month) },
    {
      kind: 'data',
      cells: [
        { kind: 'name', text: whole },
        ...measures.map((rest) => writing.cell(total(reported, window, rest))),
        { kind: 'empty' },
      ],
    },
    ...listOrigins(writing, reported, window).map(
      (code): Row => ({
        kind: 'data',
        cells: [
          { kind: 'name', text: memberName(writing, 'partner', code) },
          ...[...measures, toAverage].map((rest) => writing.cell(ofOrigin(reported, code, window, rest))),
        ],
      }),
    ),
  ])
  const trader = getTrader({ reported }, wording.language)
  return {
    ...writing.startTable(
      `market.${reported.reporter}.unitValues`,
      (facts) => words.pricesCaption({ ...facts, trader, flows: ['import'] }),
      {
        flows: ['import'],
        units: [writing.unitValueUnit(total(reported, last, unitValue))],
      },
    ),
    header: [
      { label: column.partner, holds: 'name' },
      ...[column.unitValue, column.base, column.growth, words.column.toAverage].map(
        (label): HeaderCell => ({ label, holds: 'figure' }),
      ),
    ],
    rows,
    notes: [words.source(reported.source), words.prices, ...markerNotes(rows, wording)],
  }
}
