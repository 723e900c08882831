import { mirroredName } from '../../statistics/figures/figures.ts'
import type { FigureName, Month, Reported, Window } from '../../trade/trade.ts'
import type { Block, Cell, HeaderCell, Row, Table } from '../document.ts'
import { getReporter, type Product } from '../product/product.ts'
import { shownWindows, type Writing } from '../section-context.ts'
import { type MirrorFacts, type MirrorSides, sectionWords } from '../wording/analysis/analysis.ts'
import { getTrader } from '../wording/wording.ts'
import { gapNotes } from './marker-notes.ts'
import { listSubheadingCodes, sectionOfReporters } from './reporters.ts'
import type { Section } from './section.ts'

/** So many months are set side by side, where the ledger has them of both. */
const monthsShown = 12

interface Span {
  readonly window: Window
  readonly lag?: number
}

/** 双边对照: exports to other reporters, and their imports from the brief's by their own data; never added up. */
export const mirror: Section = sectionOfReporters({
  id: 'mirror',
  needs: ['partner'],
  listReporters: ({ mirror }) => mirror,
  further: (product, month) =>
    product.mirror.flatMap((reported) =>
      listMonthSpans(product, month).flatMap((span) => {
        const theirs = importsOf(product, reported, span, 'value')
        return [mirroredName(theirs, reported.reporter), theirs].flatMap((name): FigureName[] => [
          name,
          { ...name, operation: 'yoy' },
        ])
      }),
    ),
  words: ({ wording }) => sectionWords[wording.language].mirror,
  write(inTheirScales, reported) {
    const writing = inReadableScales(inTheirScales, reported)
    const words = sectionWords[writing.wording.language].mirror
    const { windows, wording } = writing
    const prose = windows.map(
      (window): Block => ({
        kind: 'paragraph',
        role: 'body',
        content: words.sentences(findFacts(writing, reported, window), wording),
      }),
    )
    return [...prose, table(writing, reported)]
  },
})

/** The months before the brief's; its own is a window of the brief, but in editions of longer ones. */
const listMonthSpans = (product: Product, month: Month): readonly Span[] =>
  Array.from(
    { length: monthsShown },
    (_, lag): Span => ({ window: 'month', ...(lag > 0 && { lag }) }),
  ).filter(({ lag }) => lag !== undefined || !shownWindows(product, month).includes('month'))

const importsOf = (
  product: Product,
  { reporter }: Reported,
  span: Span,
  measure: 'value' | 'quantity',
): FigureName => ({
  ...{ reporter, flow: 'import', dimension: 'partner', code: getReporter(product) },
  ...span,
  measure,
})

/** The brief's own figures of the flow, in the unit of the other reporter's where one of customs' quantities has it. */
function exportsOf(writing: Writing, theirs: FigureName): FigureName {
  const name = mirroredName(theirs, theirs.reporter ?? '')
  if (theirs.measure !== 'quantity') return name
  const { book } = writing
  const unitOf = (each: FigureName) => {
    const { unit } = book.get(each)
    return unit.kind === 'quantity' ? unit.name : null
  }
  const second: FigureName = { ...name, measure: 'quantity2' }
  return unitOf(second) !== null && unitOf(second) === unitOf(theirs) && unitOf(name) !== unitOf(theirs)
    ? second
    : name
}

/** Whether both sides are counted in one unit: of money a currency, of quantities one that both have. */
function isComparable(writing: Writing, reported: Reported, measure: 'value' | 'quantity'): boolean {
  const { book, product, windows } = writing
  return windows.some((window) => {
    const theirs = importsOf(product, reported, { window }, measure)
    const [a, b] = [book.get(theirs), book.get(exportsOf(writing, theirs))]
    if (a.unit.kind === 'money') return b.unit.kind === 'money' && a.unit.currency === b.unit.currency
    return (
      a.unit.kind === 'quantity' &&
      b.unit.kind === 'quantity' &&
      a.unit.name !== null &&
      a.unit.name === b.unit.name
    )
  })
}

/** In the scales of the brief's exports where the other side has no imports that scales could be chosen from. */
function inReadableScales(writing: Writing, reported: Reported): Writing {
  const { windows, product, book } = writing
  const hasImports = windows.some((window) => {
    const { value } = book.get(importsOf(product, reported, { window }, 'value'))
    return value !== null && value.sign() !== 0
  })
  return hasImports ? writing : writing.forFlow('export')
}

/** Where the exports are shown: in the scales of the other side where money is the same, else in the brief's own. */
const ownScales = (writing: Writing, reported: Reported): Writing =>
  isComparable(writing, reported, 'value') ? writing : writing.forFlow('export')

function findFacts(writing: Writing, reported: Reported, window: Window): MirrorFacts {
  const { product, month, wording } = writing
  const language = wording.language
  const sides = (measure: 'value' | 'quantity'): MirrorSides => {
    const theirs = importsOf(product, reported, { window }, measure)
    const ours = exportsOf(writing, theirs)
    const exporting = measure === 'value' ? ownScales(writing, reported) : writing
    return {
      exports: exporting.show(ours),
      exportGrowth: exporting.show({ ...ours, operation: 'yoy' }),
      imports: writing.show(theirs),
      importGrowth: writing.show({ ...theirs, operation: 'yoy' }),
      compared: isComparable(writing, reported, measure)
        ? {
            difference: writing.show({ ...theirs, operation: 'mirrorDifference' }),
            percent: writing.show({ ...theirs, operation: 'mirrorPercent' }),
          }
        : null,
    }
  }
  return {
    ...{ product: writing.productName(), month, window },
    exporter: getTrader(product, language).name,
    importer: getTrader({ reported }, language).name,
    value: sides('value'),
    quantity: product.quantity === 'none' ? null : sides('quantity'),
  }
}

function table(writing: Writing, reported: Reported): Table {
  const { product, wording, book, month, windows } = writing
  const words = sectionWords[wording.language].mirror
  const { reporter } = reported
  const [isOfMoney, isOfQuantity] = (['value', 'quantity'] as const).map((measure) =>
    isComparable(writing, reported, measure),
  )
  const showsQuantity = isOfQuantity === true && product.quantity !== 'none'
  const holdsBoth = (span: Span) => {
    const current = { ...span, side: 'current' } as const
    const theirs = book.ofReporter(reporter)
    return book.holds('export', current, 'partner') && theirs?.holds('import', current, 'partner') === true
  }
  const months = Array.from({ length: monthsShown }, (_, back): Span => {
    const lag = monthsShown - 1 - back
    return { window: 'month', ...(lag > 0 && { lag }) }
  }).filter(holdsBoth)
  const longer = windows.filter((window) => window !== 'month').map((window): Span => ({ window }))
  const rows = [...months, ...longer].map(
    (span): Row => ({
      kind: 'data',
      cells: [
        { kind: 'name', text: words.period(span, month) },
        ...listCells(writing, reported, span, { isOfMoney: isOfMoney === true, showsQuantity }),
      ],
    }),
  )
  const [exporter, importer] = [
    getTrader(product, wording.language),
    getTrader({ reported }, wording.language),
  ]
  const header = listColumns(writing, reported, { isOfMoney: isOfMoney === true, showsQuantity })
  return {
    ...writing.startTable(
      `mirror.${reporter}`,
      (facts) => words.caption(facts, exporter.reporter, importer.reporter),
      { flows: ['export'] },
    ),
    header,
    rows,
    notes: [
      words.note(reported.source, isOfMoney === true),
      words.codes(listSubheadingCodes(writing, reported)),
      ...(showsQuantity || product.quantity === 'none' ? [] : [words.otherUnits]),
      words.causes(reported.source),
      ...gapNotes(rows, wording, words.gaps),
    ],
  }
}

/** The amounts of both sides over a span, with what separates them. */
function listCells(
  writing: Writing,
  reported: Reported,
  span: Span,
  { isOfMoney, showsQuantity }: { readonly isOfMoney: boolean; readonly showsQuantity: boolean },
): Cell[] {
  const { product } = writing
  const exporting = ownScales(writing, reported)
  const theirs = importsOf(product, reported, span, 'value')
  const ours = exportsOf(writing, theirs)
  const theirQuantity = importsOf(product, reported, span, 'quantity')
  const yoy = { operation: 'yoy' } as const
  return [
    ...(isOfMoney
      ? [
          exporting.cell(ours),
          writing.cell(theirs),
          writing.cell({ ...theirs, operation: 'mirrorDifference' }),
          writing.cell({ ...theirs, operation: 'mirrorPercent' }),
        ]
      : [
          exporting.cell(ours),
          exporting.cell({ ...ours, ...yoy }),
          writing.cell(theirs),
          writing.cell({ ...theirs, ...yoy }),
        ]),
    ...(showsQuantity
      ? [
          writing.cell(exportsOf(writing, theirQuantity)),
          writing.cell(theirQuantity),
          writing.cell({ ...theirQuantity, operation: 'mirrorPercent' }),
        ]
      : []),
  ]
}

function listColumns(
  writing: Writing,
  reported: Reported,
  { isOfMoney, showsQuantity }: { readonly isOfMoney: boolean; readonly showsQuantity: boolean },
): HeaderCell[] {
  const { product, wording, windows, book } = writing
  const { column } = sectionWords[wording.language].mirror
  const names = {
    exporter: getTrader(product, wording.language).reporter,
    importer: getTrader({ reported }, wording.language).reporter,
  }
  const figures = (labels: readonly string[]): HeaderCell[] =>
    labels.map((label) => ({ label, holds: 'figure' }))
  const money = { exports: ownScales(writing, reported).moneyUnit, imports: writing.moneyUnit }
  const { unit } = book.get(importsOf(product, reported, { window: windows.at(-1) ?? 'ytd' }, 'quantity'))
  const quantity = writing.quantityUnit(unit.kind === 'quantity' ? unit.name : null)
  return [
    { label: column.period, holds: 'name' },
    ...figures(
      isOfMoney
        ? [
            column.exports(names.exporter, money.exports),
            column.imports(names.importer, money.imports),
            column.difference(money.imports),
            column.percent,
          ]
        : [
            column.exports(names.exporter, money.exports),
            column.growth,
            column.imports(names.importer, money.imports),
            column.growth,
          ],
    ),
    ...(showsQuantity
      ? figures([
          column.exports(names.exporter, quantity),
          column.imports(names.importer, quantity),
          column.percent,
        ])
      : []),
  ]
}
