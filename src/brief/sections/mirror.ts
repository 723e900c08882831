import { findValuation } from '../../codes/publications/publications.ts'
import { mirroredName } from '../../statistics/figures/figures.ts'
import type { FigureName, Window } from '../../trade/trade.ts'
import { mirrorChart } from '../charts/charts.ts'
import type { Block, Cell, Chart, HeaderCell, Row, Table } from '../document.ts'
import { getOppositeFlow, type MirroredReporter } from '../product/product.ts'
import type { Writing } from '../section-context.ts'
import { type MirrorFacts, type MirrorSides, sectionWords } from '../wording/analysis/analysis.ts'
import { gapNotes } from './marker-notes.ts'
import {
  findQuantityUnit,
  getTraders,
  inOwnScales,
  inReadableScales,
  isComparable,
  listFlows,
  listMonthSpans,
  listSpans,
  type MirroredFlow,
  nameOurs,
  nameTheirs,
  ofMonth,
  orderSides,
  type Span,
} from './mirrored-flow.ts'
import { listSubheadingCodes, sectionOfReporters } from './reporters.ts'
import type { Section } from './section.ts'

/** 双方对照: trade with other reporters, and the same trade by their own data; never added up. */
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
    // A chart stands below the table of its flow.
    return [
      ...prose,
      ...parts.flatMap(({ mirrored, writing }) => [table(writing, mirrored), ...charts(writing, mirrored)]),
    ]
  },
})

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
      tableId(mirrored),
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

const tableId = ({ reported: { reporter }, flow }: MirroredFlow): string =>
  flow === 'export' ? `mirror.${reporter}` : `mirror.${reporter}.import`

/** Both sides month by month: by value in one currency, else by quantity in one unit; nothing where they have neither. */
function charts(writing: Writing, mirrored: MirroredFlow): Chart[] {
  const { product, wording } = writing
  const { column } = sectionWords[wording.language].mirror
  const measures = (['value', ...(product.quantity === 'none' ? [] : ['quantity' as const])] as const).filter(
    (each) => isComparable(writing, mirrored, each),
  )
  const [measure] = measures
  if (!measure) return []
  const theirs = (lag: number) => nameTheirs(product, mirrored, ofMonth(lag), measure)
  const [exporter, importer] = getTraders(writing, mirrored)
  const [exportPoint, importPoint] = orderSides(
    mirrored,
    (lag: number) => writing.point(nameOurs(writing, theirs(lag))),
    (lag: number) => writing.point(theirs(lag)),
  )
  return mirrorChart(writing, {
    id: `${tableId(mirrored)}.chart`,
    unit: measure === 'value' ? writing.moneyUnit : quantityUnitOf(writing, mirrored),
    exporter: exporter.reporter,
    importer: importer.reporter,
    source: mirrored.reported.source,
    heldByBoth: listSpans(writing, mirrored).flatMap(({ window, lag = 0 }) =>
      window === 'month' ? [lag] : [],
    ),
    sides: [
      { name: column.exports(exporter.reporter), point: exportPoint },
      { name: column.imports(importer.reporter), point: importPoint },
    ],
  })
}

/** What the quantities of both sides are counted in. */
const quantityUnitOf = (writing: Writing, mirrored: MirroredFlow): string =>
  writing.quantityUnit(findQuantityUnit(writing, mirrored))

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
  const { wording } = writing
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
  const quantity = quantityUnitOf(writing, mirrored)
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
