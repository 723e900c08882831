import type { ShownFigure } from '../../brief/brief.ts'
import type { Ledger, Load, TracedRow, Vintage } from '../../ledger/ledger.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import {
  type Breakdown,
  type BulletinCell,
  type CellSet,
  type Derivation,
  type FigureId,
  listCellSets,
  listOperands,
} from '../../trade/trade.ts'

export { figureWords } from '../../codes/codes.ts'

/** Rows of one file behind a sum. */
export interface FileRows {
  readonly file: string
  readonly sha256: string
  readonly rows: readonly ExplainedRow[]
  /** Of how many decimals amounts are whole numbers; absent for whole units. */
  readonly decimals?: number
}

/** A row of a file, with what it adds to the sum. */
export interface ExplainedRow {
  readonly line: number
  readonly amount: bigint
  /** Its codes; absent for a line of the bulletin. */
  readonly codes?: Pick<TracedRow, Breakdown>
}

/** How a figure came about: what it was computed from, down to the rows of files. */
export interface Explanation {
  readonly figure: ShownFigure
  /** The figures that it was computed from, in the order of the derivation; empty for a sum, and for what was printed. */
  readonly from: readonly Explanation[]
  /** The rows that a sum adds up or a rule over cells looks at, by file, or the line that was printed; empty for others. */
  readonly files: readonly FileRows[]
}

/**
 * Explains a figure: walks its derivation down to the ledger's cells, and those to the lines of the files.
 *
 * @throws UserError for an id that the brief does not have, with the nearest.
 */
export async function explain(
  figures: ReadonlyMap<FigureId, ShownFigure>,
  id: FigureId,
  ledger: Pick<Ledger, 'trace' | 'loads'>,
  published: Pick<Vintage, 'asOf'> = {},
): Promise<Explanation> {
  const loads = await ledger.loads({ commodities: [] })
  const explainPart = async (part: FigureId): Promise<Explanation> => {
    const figure = findFigure(figures, part)
    const { derivation } = figure
    const from: Explanation[] = []
    for (const operand of partsOf(derivation)) from.push(await explainPart(operand))
    const files: FileRows[] =
      derivation.operation === 'bulletin' && derivation.cell.file !== '' ? [printedLine(derivation.cell)] : []
    for (const cells of listCellSets(derivation))
      files.push(...(await rowsOf(cells, { ledger, loads, published })))
    return { figure, from, files }
  }
  return explainPart(id)
}

function partsOf(derivation: Derivation): readonly FigureId[] {
  if (derivation.operation === 'sum' || derivation.operation === 'bulletin') return []
  if (derivation.operation === 'cells') return derivation.of ? [derivation.of] : []
  return listOperands(derivation)
}

/** The figure of an id. @throws UserError for an unknown one, with those that are most like it. */
export function findFigure(figures: ReadonlyMap<FigureId, ShownFigure>, id: FigureId): ShownFigure {
  const figure = figures.get(id)
  if (figure) return figure
  const parts = new Set(id.split('.'))
  const likeness = (existing: string): number => existing.split('.').filter((part) => parts.has(part)).length
  const nearest = [...figures.keys()].sort((a, b) => likeness(b) - likeness(a)).slice(0, 3)
  throw new UserError(
    { zh: `这份简报没有数字 ${id}。`, en: `This brief has no figure ${id}.` },
    { hint: { zh: `相近的有：${nearest.join('、')}`, en: `The nearest are: ${nearest.join(', ')}` } },
  )
}

interface TraceContext {
  readonly ledger: Pick<Ledger, 'trace'>
  readonly loads: readonly Load[]
  readonly published: Pick<Vintage, 'asOf'>
}

async function rowsOf(cells: CellSet, { ledger, loads, published }: TraceContext): Promise<FileRows[]> {
  const {
    reporter,
    source,
    flow,
    currency,
    cut,
    months,
    grain,
    commodities,
    dimension,
    codes,
    without = [],
    within,
    first = false,
  } = cells
  const traced = await ledger.trace({
    ...(reporter !== undefined && { reporter, source }),
    flow,
    currency,
    cut,
    span: { key: '', months, grain, commodities },
    by: dimension ?? null,
    ...(codes && { codes }),
    ...(within && { within }),
    // A vintage is looked up in all that was ever loaded, which takes longer than what prevails today.
    ...((first || published.asOf !== undefined) && { vintage: { ...published, first } }),
  })
  const tracedRows = dimension ? traced.filter((row) => !without.includes(row[dimension] ?? '')) : traced
  return loads.flatMap(({ id, file, sha256, scale }) => {
    const decimals = scale?.[cells.measure === 'value' ? 'value' : 'quantity'] ?? 0
    const current = tracedRows.filter(({ load }) => load === id)
    const rows = current.map((row) => ({
      line: row.line,
      amount: amountOf(row, cells),
      codes: { partner: row.partner, procedure: row.procedure, place: row.place },
    }))
    return rows.length === 0 ? [] : [{ file, sha256, rows, ...(decimals > 0 && { decimals }) }]
  })
}

/** The line of the bulletin's table, with what it stands for in the data's unit. */
function printedLine({ file, sha256, line, printed, factor }: BulletinCell): FileRows {
  const amount = Fraction.ofDecimal(printed).times(Fraction.of(factor))
  return { file, sha256, rows: [{ line, amount: BigInt(amount.toFixed(0)) }] }
}

const amountOf = (row: TracedRow, { measure }: CellSet): bigint => row[measure] ?? 0n
