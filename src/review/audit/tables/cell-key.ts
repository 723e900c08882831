import type { FigureFlow } from '../../../trade/trade.ts'
import { isMoney, isPrice, type PrintedUnit, readUnit } from '../../printed-numbers/printed-numbers.ts'
import type { Column } from '../headers/headers.ts'
import type { BlockLabel, Facets, OperationWord, PeriodWords, UnitWords } from '../lexicon/lexicon.ts'
import {
  columnOfOperation,
  earlierRun,
  type FigureColumn,
  type FigureKey,
  type RunNames,
  resolvePeriod,
} from '../subjects/subjects.ts'
import { type Caption, captionUnit, periodOfCaption } from './caption.ts'
import type { RowLabel } from './row-label.ts'

/** What the whole text says, for what a table leaves open. */
export interface TextContext {
  readonly runs: RunNames
  readonly year: number
  readonly month: number
  /** The only direction of trade that the text speaks of; null where there are several. */
  readonly onlyFlow: FigureFlow | null
  /** The currency that most amounts are in: 美元, 元. */
  readonly currency: string | null
  /** Bases of quantities in the order in which they come: 个, 克. */
  readonly quantities: string[]
  /** What the text calls the goods that it is about. */
  readonly products: readonly string[]
  /** Whether the change of a net export is an amount, as a note says. */
  readonly isNetChangeAmount: boolean
}

/** A cell’s figure as far as heading, label and caption say it. */
export interface CellKey {
  readonly key: FigureKey
  /** Of amounts and prices. */
  readonly unit: PrintedUnit | null
  readonly column: FigureColumn
}

const unknownUnit: PrintedUnit = { ...readUnit('1'), text: '', base: '?' }

const spreads: ReadonlySet<string> = new Set([
  'number',
  'hhi',
  'cr3',
  'cr5',
  'cr10',
  'effective',
  'rank',
  'share',
])

/** What a cell is of; null where its flow or period is not said. @param measured the measure of the column before it. */
export function readCellKey(
  {
    caption,
    column,
    row,
    block,
  }: {
    readonly caption: Caption
    readonly column: Column
    readonly row: RowLabel
    readonly block: BlockLabel | null
  },
  context: TextContext,
  measured: string | null,
): CellKey | null {
  const label = row.kind === 'statistic' || row.kind === 'period' ? row.meaning : null
  const flow = label?.facets.flow ?? column.facets.flow ?? caption.flow ?? context.onlyFlow
  const run = runOf(
    periodOf(label?.periods.at(-1), column, block) ?? captionPeriod(caption),
    caption,
    context,
  )
  if (!flow || run === null) return null
  const isBefore = column.facets.basis === 'before'
  const unitWords = unitOf(column, label?.units ?? [])
  const operation =
    column.against === undefined
      ? operationOf(column, label?.facets ?? {}, unitWords, flow, context)
      : (`against${12 * (context.year - column.against)}` as const)
  const headingMeasure = label?.facets.measure ?? column.facets.measure
  const measure = measureOf(headingMeasure, unitWords, operation, measured, caption)
  const isAmount = operation === undefined || amountOperations.has(operation)
  const unit = isAmount ? amountUnit(measure, unitWords, caption) : null
  const key: FigureKey = {
    flow,
    ...subjectOf(row, block),
    run: isBefore && operation === undefined ? earlierRun(run, 12) : run,
    // A growth is of the amount before it, in its currency.
    measure: unit
      ? measureKey(measure, unit, context)
      : measure === 'value' && measured?.startsWith('value[')
        ? measured
        : measure,
    ...(operation && { operation }),
  }
  return { key, unit, column: columnOfOperation(operation) }
}

/** Operations whose result is an amount of money or goods. */
const amountOperations: ReadonlySet<string> = new Set([
  ...[
    'difference',
    'mirrorDifference',
    'base',
    'denominator',
    'priceEffect',
    'volumeEffect',
    'entries',
    'exits',
    'unpriced',
    'adjusted',
  ],
])

/** The largest places, of whom figures are said together. */
export const placesTogether = { dimension: 'other', code: 'places' } as const

/** 一季度 over the row of 2019年 is that of 2019; a label over the rows says which months they are of. */
function periodOf(
  ofRow: PeriodWords | undefined,
  { period }: Column,
  block: BlockLabel | null,
): PeriodWords | null {
  if (!ofRow) return block?.period ?? period ?? null
  return ofRow.kind === 'year' && period && period.year === null && period.kind !== 'year'
    ? { ...period, year: ofRow.year }
    : ofRow
}

const captionPeriod = ({ meaning }: Caption): PeriodWords | null =>
  periodOfCaption(meaning.periods) ?? meaning.periods[0] ?? null

function runOf(
  words: PeriodWords | null,
  caption: Caption,
  { runs, year, month }: TextContext,
): string | null {
  if (!words) return null
  const within = captionPeriod(caption)
  const base = { year: within?.year ?? year, month: within?.last && within.last > 0 ? within.last : month }
  const range = resolvePeriod(words, base)
  return range && runs.name(range, words.kind)
}

function unitOf(column: Column, ofRow: readonly UnitWords[]): UnitWords | null {
  return ofRow[0] ?? column.unit
}

function operationOf(
  { facets: { operation, basis }, unit: columnUnit }: Column,
  ofRow: Pick<Facets, 'operation' | 'largest'>,
  unit: UnitWords | null,
  flow: FigureFlow,
  context: TextContext,
): OperationWord | undefined {
  const row = ofRow.largest === undefined ? ofRow.operation : (`cr${ofRow.largest}` as const)
  if (row !== undefined) {
    const spread = spreads.has(row)
    if (basis === 'before' && spread) return `${row}Base` as OperationWord // the spread rules have both, and shares too
    if ((basis === 'change' || operation === 'shareChange') && spread) return `${row}Change` as OperationWord
    return row
  }
  const isGrowth = operation === 'yoy' || (operation === undefined && basis === 'change')
  if (!isGrowth) return operation
  if (columnUnit?.kind === 'points') return 'shareChange'
  if (flow === 'net' && (context.isNetChangeAmount || unit?.kind === 'money')) return 'difference'
  if (columnUnit?.kind === 'money' || columnUnit?.kind === 'quantity') return 'difference'
  return operation === undefined && columnUnit === null ? 'difference' : 'yoy'
}

function measureOf(
  headingMeasure: string | undefined,
  unit: UnitWords | null,
  operation: string | undefined,
  measured: string | null,
  caption: Caption,
): string {
  if (headingMeasure !== undefined && headingMeasure !== 'amount') return headingMeasure
  if (unit?.kind === 'price') return 'unitValue'
  if (unit?.kind === 'money') return 'value'
  if (unit?.kind === 'quantity') return 'quantity'
  if (operation !== undefined && measured !== null) return measured
  const [first] = caption.meaning.units
  return first?.kind === 'quantity' ? 'quantity' : first?.kind === 'price' ? 'unitValue' : 'value'
}

function amountUnit(measure: string, unit: UnitWords | null, caption: Caption): PrintedUnit {
  const kind = measure === 'value' ? 'money' : measure === 'unitValue' ? 'price' : 'quantity'
  // Of money, as the caption has it: rows only repeat it.
  const ofCaption = captionUnit(caption, kind)
  if (kind === 'money' && ofCaption !== undefined && unit?.kind !== 'price') return readUnit(ofCaption)
  // t over a column of a table in thousand tonnes.
  const isOfCaption = ofCaption !== undefined && readUnit(ofCaption).base === unit?.unit?.base
  if (unit?.unit && !(isOfCaption && /^(?:t|kg|g|W)$/.test(unit.text))) return readUnit(unit.text)
  return ofCaption === undefined ? { ...unknownUnit, base: `?${caption.position}` } : readUnit(ofCaption)
}

/** `value` in the text’s currency; quantities by the order of their units; others by their unit. */
export function measureKey(
  measure: string,
  unit: PrintedUnit,
  context: Pick<TextContext, 'currency' | 'quantities'>,
): string {
  if (measure === 'value')
    return context.currency === null || unit.base === context.currency ? 'value' : `value[${unit.base}]`
  if (measure !== 'quantity') return isPrice(unit) || isMoney(unit) ? measure : measure
  let index = context.quantities.indexOf(unit.base)
  if (index < 0) index = context.quantities.push(unit.base) - 1
  return index === 0 ? 'quantity' : index === 1 ? 'quantity2' : `quantity[${unit.base}]`
}

function subjectOf(row: RowLabel, block: BlockLabel | null): Pick<FigureKey, 'dimension' | 'code'> {
  if (row.kind === 'named') return { dimension: row.dimension, code: row.code }
  // Joint shares are those of partners, where nothing else is said.
  return row.kind === 'statistic' && row.meaning.facets.largest !== undefined && block?.dimension === 'place'
    ? placesTogether
    : {}
}

export const isUnitKnown = (unit: PrintedUnit): boolean => !unit.base.startsWith('?')
