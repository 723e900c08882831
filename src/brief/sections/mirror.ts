import { findValuation } from '../../codes/publications/publications.ts'
import { mirroredName } from '../../statistics/figures/figures.ts'
import type { FigureName, Flow, Month, Reported, Window } from '../../trade/trade.ts'
import type { Block, Cell, HeaderCell, Row, Table } from '../document.ts'
import { getOppositeFlow, getReporter, type MirroredReporter, type Product } from '../product/product.ts'
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

/** 双边对照: trade with other reporters, and the same trade by their own data; never added up. */
export const mirror: Section = sectionOfReporters<MirroredReporter>({
  id: 'mirror',
  needs: ['partner'],
  listReporters: ({ mirror }) => mirror,
  further: (product, month) =>
    product.mirror.flatMap(listFlows).flatMap((mirrored) =>
      listMonthSpans(product, month).flatMap((span) => {
        const theirs = nameTheirs(product, mirrored, span, 'value')
        const names = [mirroredName(theirs, mirrored.reported.reporter), theirs]
        return names.flatMap((name): FigureName[] => [name, { ...name, operation: 'yoy' }])
      }),
    ),
  words: ({ wording }) => sectionWords[wording.language].mirror,
  write(inTheirScales, reported) {
    const parts = listFlows(reported).map((mirrored) => ({
      mirrored,
      writing: inReadableScales(inTheirScales, mirrored),
    }))
    const words = sectionWords[inTheirScales.wording.language].mirror
    const prose = parts.flatMap(({ mirrored, writing }) =>
      writing.windows.map(
        (window): Block => ({
          kind: 'paragraph',
          role: 'body',
          content: words.sentences(findFacts(writing, mirrored, window), writing.wording),
        }),
      ),
    )
    return [...prose, ...parts.map(({ mirrored, writing }) => table(writing, mirrored))]
  },
})

/** A flow of the brief, which another reporter's data mirror. */
interface MirroredFlow {
  readonly reported: Reported
  readonly flow: Flow
}

const listFlows = (reported: MirroredReporter): MirroredFlow[] =>
  reported.flows.map((flow) => ({ reported, flow }))

/** The brief's month and those before, the latest first. */
const lastMonths: readonly Span[] = Array.from({ length: monthsShown }, (_, lag) => ({
  window: 'month',
  ...(lag > 0 && { lag }),
}))

/** The months before the brief's; its own is a window of the brief, but in editions of longer ones. */
const listMonthSpans = (product: Product, month: Month): readonly Span[] =>
  lastMonths.filter(({ lag }) => lag !== undefined || !shownWindows(product, month).includes('month'))

const nameTheirs = (
  product: Product,
  { reported: { reporter }, flow }: MirroredFlow,
  span: Span,
  measure: 'value' | 'quantity',
): FigureName => ({
  ...{ reporter, flow: getOppositeFlow(flow), dimension: 'partner', code: getReporter(product) },
  ...span,
  measure,
})

/** The brief's own figures of the flow, in the unit of the other reporter's where one of customs' quantities has it. */
function nameOurs(writing: Writing, theirs: FigureName): FigureName {
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
function isComparable(writing: Writing, mirrored: MirroredFlow, measure: 'value' | 'quantity'): boolean {
  const { book, product, windows } = writing
  return windows.some((window) => {
    const theirs = nameTheirs(product, mirrored, { window }, measure)
    const [a, b] = [book.get(theirs), book.get(nameOurs(writing, theirs))]
    if (a.unit.kind === 'money') return b.unit.kind === 'money' && a.unit.currency === b.unit.currency
    return (
      a.unit.kind === 'quantity' &&
      b.unit.kind === 'quantity' &&
      a.unit.name !== null &&
      a.unit.name === b.unit.name
    )
  })
}

/** In the scales of the brief's flow where the other side has no trade that scales could be chosen from. */
function inReadableScales(writing: Writing, mirrored: MirroredFlow): Writing {
  const { windows, product, book } = writing
  const hasTrade = windows.some((window) => {
    const { value } = book.get(nameTheirs(product, mirrored, { window }, 'value'))
    return value !== null && value.sign() !== 0
  })
  return hasTrade ? writing : writing.forFlow(mirrored.flow)
}

/** Where the brief's own amounts are shown: in the scales of the other side where money is the same, else in its own. */
const inOwnScales = (writing: Writing, mirrored: MirroredFlow): Writing =>
  isComparable(writing, mirrored, 'value') ? writing : writing.forFlow(mirrored.flow)

/** What both sides have, by what each of them records: the exporter's first. */
const orderSides = <Part>({ flow }: MirroredFlow, ours: Part, theirs: Part): readonly [Part, Part] =>
  flow === 'export' ? [ours, theirs] : [theirs, ours]

const getTraders = ({ product, wording: { language } }: Writing, mirrored: MirroredFlow) =>
  orderSides(mirrored, getTrader(product, language), getTrader({ reported: mirrored.reported }, language))

function findFacts(writing: Writing, mirrored: MirroredFlow, window: Window): MirrorFacts {
  const { product, month } = writing
  const findSides = (measure: 'value' | 'quantity'): MirrorSides => {
    const theirs = nameTheirs(product, mirrored, { window }, measure)
    const ours = nameOurs(writing, theirs)
    const ourWriting = measure === 'value' ? inOwnScales(writing, mirrored) : writing
    const show = (operation: { readonly operation?: 'yoy' }) =>
      orderSides(
        mirrored,
        ourWriting.show({ ...ours, ...operation }),
        writing.show({ ...theirs, ...operation }),
      )
    const [[exports, imports], [exportGrowth, importGrowth]] = [show({}), show({ operation: 'yoy' })]
    return {
      ...{ exports, imports, exportGrowth, importGrowth },
      compared: isComparable(writing, mirrored, measure)
        ? {
            difference: writing.show({ ...theirs, operation: 'mirrorDifference' }),
            percent: writing.show({ ...theirs, operation: 'mirrorPercent' }),
          }
        : null,
    }
  }
  const [exporter, importer] = getTraders(writing, mirrored)
  return {
    ...{ product: writing.productName(), month, window },
    ...{ exporter: exporter.name, importer: importer.name },
    value: findSides('value'),
    quantity: product.quantity === 'none' ? null : findSides('quantity'),
  }
}

/** What a table of both sides shows beside values. */
interface Shown {
  /** Whether both are in one currency. */
  readonly isOfMoney: boolean
  readonly showsQuantity: boolean
}

function table(writing: Writing, mirrored: MirroredFlow): Table {
  const { product, wording, month } = writing
  const words = sectionWords[wording.language].mirror
  const { reported, flow } = mirrored
  const shown: Shown = {
    isOfMoney: isComparable(writing, mirrored, 'value'),
    showsQuantity: isComparable(writing, mirrored, 'quantity') && product.quantity !== 'none',
  }
  const rows = listSpans(writing, mirrored).map(
    (span): Row => ({
      kind: 'data',
      cells: [
        { kind: 'name', text: words.period(span, month) },
        ...listCells(writing, mirrored, span, shown),
      ],
    }),
  )
  const [exporter, importer] = getTraders(writing, mirrored)
  const theirFlow = getOppositeFlow(flow)
  const [exports, imports] = orderSides(mirrored, findValuation(product.reported), findValuation(reported))
  return {
    ...writing.startTable(
      flow === 'export' ? `mirror.${reported.reporter}` : `mirror.${reported.reporter}.import`,
      (facts) => words.caption(facts, exporter.reporter, importer.reporter),
      { flows: [flow] },
    ),
    header: listColumns(writing, mirrored, shown),
    rows,
    notes: [
      wording.chart.source,
      words.note(reported.source, theirFlow, shown.isOfMoney),
      words.codes(listSubheadingCodes(writing, reported, theirFlow)),
      ...(shown.showsQuantity || product.quantity === 'none' ? [] : [words.otherUnits]),
      words.causes({ exports: exports.export, imports: imports.import }),
      ...gapNotes(rows, wording, words.gaps),
    ],
  }
}

/** The months that both sides have, then the longer windows. */
function listSpans({ book, windows }: Writing, { reported, flow }: MirroredFlow): Span[] {
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

/** The amounts of both sides over a span, with what separates them. */
function listCells(
  writing: Writing,
  mirrored: MirroredFlow,
  span: Span,
  { isOfMoney, showsQuantity }: Shown,
): Cell[] {
  const { product } = writing
  const theirs = nameTheirs(product, mirrored, span, 'value')
  const theirQuantity = nameTheirs(product, mirrored, span, 'quantity')
  const listValues = (name: FigureName, side: Writing): Cell[] =>
    isOfMoney ? [side.cell(name)] : [side.cell(name), side.cell({ ...name, operation: 'yoy' })]
  const values = orderSides(
    mirrored,
    listValues(nameOurs(writing, theirs), inOwnScales(writing, mirrored)),
    listValues(theirs, writing),
  ).flat()
  return [
    ...values,
    ...(isOfMoney
      ? [
          writing.cell({ ...theirs, operation: 'mirrorDifference' }),
          writing.cell({ ...theirs, operation: 'mirrorPercent' }),
        ]
      : []),
    ...(showsQuantity
      ? [
          ...orderSides(
            mirrored,
            writing.cell(nameOurs(writing, theirQuantity)),
            writing.cell(theirQuantity),
          ),
          writing.cell({ ...theirQuantity, operation: 'mirrorPercent' }),
        ]
      : []),
  ]
}

function listColumns(
  writing: Writing,
  mirrored: MirroredFlow,
  { isOfMoney, showsQuantity }: Shown,
): HeaderCell[] {
  const { product, wording, windows, book } = writing
  const { column } = sectionWords[wording.language].mirror
  const [exporter, importer] = getTraders(writing, mirrored)
  const figures = (labels: readonly string[]): HeaderCell[] =>
    labels.map((label) => ({ label, holds: 'figure' }))
  // Of one unit, which stands over its columns.
  const group = (label: string, labels: readonly string[]): HeaderCell => ({
    ...{ label, holds: 'figure' },
    children: figures(labels),
  })
  const ownUnit = inOwnScales(writing, mirrored).moneyUnit
  const [exportUnit, importUnit] = orderSides(mirrored, ownUnit, writing.moneyUnit)
  const sides = [column.exports(exporter.reporter), column.imports(importer.reporter)] as const
  const { unit } = book.get(nameTheirs(product, mirrored, { window: windows.at(-1) ?? 'ytd' }, 'quantity'))
  const quantity = writing.quantityUnit(unit.kind === 'quantity' ? unit.name : null)
  return [
    { label: column.period, holds: 'name' },
    ...(isOfMoney
      ? [group(column.value(writing.moneyUnit), [...sides, column.difference, column.percent])]
      : figures([
          column.exports(exporter.reporter, exportUnit),
          column.growth,
          column.imports(importer.reporter, importUnit),
          column.growth,
        ])),
    ...(showsQuantity ? [group(column.quantity(quantity), [...sides, column.percent])] : []),
  ]
}
