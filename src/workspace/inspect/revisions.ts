import { allCodes, type Product } from '../../brief/product/product.ts'
import { coversTrade, limitedDimensions, toSeries } from '../../ledger/coverage/coverage.ts'
import {
  type Coverage,
  isComplementary,
  type Ledger,
  type Load,
  type Span,
  selectReporter,
  type TracedRow,
} from '../../ledger/ledger.ts'
import {
  type MovedFigure,
  movedFigures,
  type RevisedCell,
  revisedCells,
} from '../../review/revisions/revisions.ts'
import { UserError } from '../../trade/errors/errors.ts'
import {
  formatMonth,
  formatRange,
  getYear,
  listMonths,
  type Month,
  type MonthRange,
  toMonth,
} from '../../trade/trade.ts'
import { makeBriefs } from '../build/build.ts'
import type { Workspace } from '../project/project.ts'

/** What changed of a product’s data between two vintages. */
export interface Revisions {
  readonly product: string
  /** What was published by these moments is compared; ISO 8601. */
  readonly from: string
  readonly to: string
  readonly cells: readonly RevisedCell[]
  /** The brief whose figures were compared: `2023-12`. */
  readonly month: string
  /** The figures that it prints differently; null where one of the two briefs cannot be built. */
  readonly figures: readonly MovedFigure[] | null
  /** How many figures moved too little to show. */
  readonly unseen: number
}

export interface RevisionsOrder {
  /** The brief whose figures, and whose months, are compared. */
  readonly month?: Month
  /** Only what was published by then is the earlier, and the later, vintage. ISO 8601. */
  readonly from?: string
  readonly to?: string
}

/**
 * What changed between two vintages, by default the last two that differ; null where none do.
 *
 * @throws UserError where nothing of the product is there by `from`.
 */
export async function readRevisions(
  workspace: Workspace,
  ledger: Ledger,
  product: Product,
  order: RevisionsOrder = {},
): Promise<Revisions | null> {
  const reporterLedger = selectReporter(ledger, product.reported)
  const loads = await readDatedLoads(reporterLedger, product)
  for (const [from, to] of vintagesToCompare(loads, order)) {
    const cells = await changedCells(reporterLedger, loads, from, to, order.month)
    if (cells.length === 0 && order.from === undefined) continue
    const month = order.month ?? lastMonth(loads, from)
    const figures = await movesOf(workspace, ledger, product, month, from, to)
    const { printed = null, unseen = 0 } = figures ?? {}
    return { product: product.id, from, to, cells, month: formatMonth(month), figures: printed, unseen }
  }
  return null
}

/**
 * The cells of a product’s data that differ between what was published by two moments, ISO 8601.
 *
 * @throws UserError where nothing of the product is there by `from`.
 */
export async function readChangedCells(
  whole: Ledger,
  product: Product,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly RevisedCell[]> {
  const ledger = selectReporter(whole, product.reported)
  const loads = await readDatedLoads(ledger, product)
  if (!loads.some(({ at }) => at <= Date.parse(from))) throw nothingBy(from)
  return changedCells(ledger, loads, from, to, undefined)
}

/** The loads of a product’s commodities, with what they cover. */
async function readDatedLoads(ledger: Ledger, product: Product): Promise<readonly Dated[]> {
  const commodities = allCodes(product)
  const [every, coverage] = await Promise.all([
    ledger.loads({ commodities }),
    ledger.coverage({ commodities, currency: product.currency }),
  ])
  const held = new Map(coverage.map((item) => [item.load, item]))
  return every.flatMap((load): Dated[] => {
    const covers = held.get(load.id)
    return covers ? [{ load, covers, at: Date.parse(load.asOf) }] : []
  })
}

interface Dated {
  readonly load: Load
  readonly covers: Coverage
  /** The date of the data, in milliseconds. */
  readonly at: number
}

/** Pairs of moments to compare, the latest first. */
function vintagesToCompare(loads: readonly Dated[], { from, to }: RevisionsOrder): [string, string][] {
  const dates = [...new Map(loads.map(({ at, load }) => [at, load.asOf]))].sort(([a], [b]) => a - b)
  const until = to === undefined ? Number.POSITIVE_INFINITY : Date.parse(to)
  const publishedDates = dates.filter(([position]) => position <= until)
  if (from !== undefined) {
    if (!publishedDates.some(([offset]) => offset <= Date.parse(from))) throw nothingBy(from)
    const last = publishedDates.at(-1)?.[1] ?? from
    return [[from, to ?? last]]
  }
  return publishedDates
    .flatMap(([, date], index): [string, string][] => {
      const before = publishedDates[index - 1]
      return before ? [[before[1], date]] : []
    })
    .reverse()
}

/** Cells can only have changed where a later load meets what an earlier one covers, in one series. */
async function changedCells(
  ledger: Ledger,
  loads: readonly Dated[],
  from: string,
  to: string,
  month: Month | undefined,
): Promise<RevisedCell[]> {
  const [first, last] = [Date.parse(from), Date.parse(to)]
  const earlier = loads
    .filter(({ at }) => at <= first)
    .map(({ covers }) => ({ covers, commodities: new Set(covers.commodities) }))
  const later = loads.filter(({ at }) => first < at && at <= last)
  const cells: RevisedCell[] = []
  const seen = new Set<string>()
  for (const { covers, load } of later) {
    const series = toSeries(covers)
    const before = earlier.filter((item) => toSeries(item.covers) === series && meets(item, covers))
    const key = `${series} ${formatRange(covers.period)} ${covers.monthly} ${covers.commodities.join()}`
    if (before.length === 0 || seen.has(key)) continue
    seen.add(key)
    const months = within(covers, month)
    if (!months) continue
    const { flow, currency, cut, commodities } = covers
    const span: Span = { key: '', months, grain: covers.monthly ? 'month' : 'whole', commodities }
    const rows = (asOf: string) => ledger.trace({ flow, currency, cut, span, by: null, vintage: { asOf } })
    const [old, now] = await Promise.all([rows(from), rows(to)])
    const isCovered = (row: TracedRow) => before.some((entry) => coversRow(entry, row))
    cells.push(...revisedCells({ flow, cut, currency, scale: load.scale }, old, now, isCovered))
  }
  // Two later loads that overlap tell of the same cells.
  return [...new Map(cells.map((cell) => [JSON.stringify(cell, asText), cell])).values()]
}

/** Whether a load would list a later load's row, had there been such trade by its date. */
function coversRow({ covers, commodities }: Covered, row: TracedRow): boolean {
  const { period, monthly, truncatedAt, uncoveredMonths, scope, relations } = covers
  const isOfMonths = period.from <= row.period.from && row.period.to <= period.to
  const isWhole = truncatedAt === null || (monthly && row.period.to < truncatedAt)
  const isInScope = limitedDimensions(scope).every((by) => {
    const code = row[by]
    return code === null || scope[by]?.includes(code)
  })
  // Another part of the same query lists what this one was not asked for.
  const isOtherPart = relations.some(
    ({ other, kind }) => other === row.load && (kind === 'pages' || isComplementary(kind)),
  )
  return (
    commodities.has(row.commodity) &&
    isOfMonths &&
    isWhole &&
    !uncoveredMonths.includes(row.period.from) &&
    isInScope &&
    coversTrade({ ...covers, scope: {} }) &&
    !isOtherPart
  )
}

const asText = (_: string, value: unknown) => (typeof value === 'bigint' ? value.toString() : value)

interface Covered {
  readonly covers: Coverage
  readonly commodities: ReadonlySet<string>
}

const meets = ({ covers: a, commodities }: Covered, b: Coverage): boolean =>
  a.monthly === b.monthly &&
  a.period.from <= b.period.to &&
  b.period.from <= a.period.to &&
  b.commodities.some((code) => commodities.has(code))

/** Of a period the part that the brief of a month stands on, its year to date and the year before; a sum over months as a whole. */
function within({ period, monthly }: Coverage, month: Month | undefined): MonthRange | null {
  if (month === undefined) return period
  const first = toMonth(getYear(month) - 1, 1)
  if (!monthly) return first <= period.from && period.to <= month ? period : null
  const used = listMonths(period).filter((item) => first <= item && item <= month)
  const [from, to] = [used[0], used.at(-1)]
  return from && to ? { from, to } : null
}

/** The latest month that all directions of trade have by then. */
function lastMonth(loads: readonly Dated[], by: string): Month {
  const publishedDates = loads.filter(({ at }) => at <= Date.parse(by))
  const ends = new Map<string, Month>()
  for (const { covers } of publishedDates) {
    const end = ends.get(covers.flow)
    if (end === undefined || end < covers.period.to) ends.set(covers.flow, covers.period.to)
  }
  const [earliest] = [...ends.values()].sort((a, b) => a - b)
  if (earliest === undefined) throw nothingBy(by)
  return earliest
}

async function movesOf(
  workspace: Workspace,
  ledger: Ledger,
  product: Product,
  month: Month,
  from: string,
  to: string,
) {
  try {
    const [[old], [now]] = [
      await makeBriefs(workspace, ledger, product, month, ['zh'], { asOf: from }),
      await makeBriefs(workspace, ledger, product, month, ['zh'], { asOf: to }),
    ]
    return old && now ? movedFigures(old.document.figures, now.document.figures) : null
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

const nothingBy = (date: string): UserError =>
  new UserError(
    {
      zh: `截至 ${date.slice(0, 10)} 台账里没有这个产品的数据。`,
      en: `By ${date.slice(0, 10)} the ledger has no data of this product.`,
    },
    { hint: { zh: '选一个较晚的 --from。', en: 'Choose a later --from.' } },
  )
