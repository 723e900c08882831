import { type Product, productCodes } from '../../brief/product/product.ts'
import {
  type FittingOptions,
  hasWhole,
  listCuts,
  listHoldings,
  monthGap,
} from '../../ledger/coverage/coverage.ts'
import { type Coverage, getOnlyLoad, type Ledger, type Total, type Vintage } from '../../ledger/ledger.ts'
import {
  findPairedCurrency,
  type History,
  hasFewRows,
  type MemberRow,
  type MonthCells,
  type MonthRow,
  type RangeSum,
  tradeMonths,
} from '../../review/checks/checks.ts'
import {
  addMonths,
  type Breakdown,
  baseMonths,
  type Cut,
  type Flow,
  flows,
  formatMonth,
  formatRange,
  listMonths,
  type Month,
  monthsBetween,
  windowMonths,
} from '../../trade/trade.ts'

/** So many months before the brief’s are looked at: the year to date, its base, and as much of the year before. */
const monthsBefore = 36

/** What checks compare a product’s month with: the months before it, as far as the ledger has them whole. */
export async function readHistory(
  ledger: Ledger,
  product: Product,
  month: Month,
  present: { readonly coverage: readonly Coverage[]; readonly fitting: FittingOptions },
  vintage: Vintage,
): Promise<History> {
  const reader = new Reader(ledger, product, present, vintage)
  const wanted = listMonths({ from: addMonths(month, -monthsBefore), to: month })
  const [totals, partners, members, otherCurrency, ranges] = await Promise.all([
    Promise.all(flows.map((flow) => reader.months(flow, null, wanted))),
    Promise.all(flows.map((flow) => reader.months(flow, 'partner', wanted))),
    Promise.all(flows.flatMap((flow) => memberDimensions.map((by) => membersOf(reader, flow, by, wanted)))),
    readOtherCurrency(ledger, product, present.coverage, wanted, vintage),
    Promise.all(flows.map((flow) => reader.ranges(flow, month))),
  ])
  const history: History = {
    whole: totals.map(({ flow, months }) => ({ flow, months })),
    totals: totals.flatMap(({ rows }) => rows),
    partners: partners.flatMap(({ rows }) => rows),
    members: members.flat(),
    cuts: [...totals, ...partners].flatMap(({ cuts }) => cuts),
    cells: [],
    otherCurrency,
    ranges: ranges.flat(),
  }
  const cells = await Promise.all(product.flows.map((flow) => readCells(reader, flow, history)))
  return { ...history, cells: cells.flat() }
}

const memberDimensions = ['place', 'procedure'] as const

async function membersOf(
  reader: Reader,
  flow: Flow,
  by: MemberRow['by'],
  wanted: readonly Month[],
): Promise<MemberRow[]> {
  const { rows } = await reader.months(flow, by, wanted)
  return rows.map(({ month, partner: code, load, value }) => ({ flow, month, by, code, load, value }))
}

/** Totals of the same trade in the other currency; nothing where there is none, or it is not loaded. */
async function readOtherCurrency(
  ledger: Ledger,
  product: Product,
  coverage: readonly Coverage[],
  wanted: readonly Month[],
  vintage: Vintage,
): Promise<History['otherCurrency']> {
  const currency = findPairedCurrency(product.currency)
  if (currency === null || !coverage.some((item) => item.currency === currency)) return []
  const reader = new Reader(ledger, { ...product, currency }, { coverage, fitting: {} }, vintage)
  const totals = await Promise.all(product.flows.map((flow) => reader.months(flow, null, wanted)))
  return totals.flatMap(({ rows }) => rows)
}

/** The cells of months with few rows, and of those around them; most products have no such month. */
async function readCells(reader: Reader, flow: Flow, history: History): Promise<MonthCells[]> {
  const months = tradeMonths(history, flow)
  const few = months.filter((tradeMonth) => hasFewRows(tradeMonth, months))
  const near = months.filter((item) =>
    few.some((other) => item.cut === other.cut && Math.abs(monthsBetween(item.month, other.month)) <= 12),
  )
  const cuts = new Map(
    history.cuts.filter((monthCut) => monthCut.flow === flow).map(({ month, cut }) => [month, cut]),
  )
  const finer = near.flatMap(({ month }) => {
    const cut = cuts.get(month)
    return cut && cut.length > 2 ? [{ month, cut }] : []
  })
  return Promise.all(finer.map(({ month, cut }) => reader.cells(flow, cut, month)))
}

class Reader {
  readonly #ledger: Ledger
  readonly #product: Product
  readonly #coverage: readonly Coverage[]
  readonly #options: FittingOptions
  readonly #vintage: Vintage

  constructor(
    ledger: Ledger,
    product: Product,
    { coverage, fitting }: { readonly coverage: readonly Coverage[]; readonly fitting: FittingOptions },
    vintage: Vintage,
  ) {
    this.#ledger = ledger
    this.#product = product
    this.#coverage = coverage
    this.#options = { ...fitting, ...(product.within && { within: product.within }) }
    this.#vintage = vintage
  }

  /** The months that a cut has whole, each from the cut that has most of them. */
  async months(flow: Flow, by: Breakdown | null, wanted: readonly Month[]) {
    const parts = this.#monthsByCut(flow, by, wanted)
    const rows = await Promise.all(
      parts.map(({ cut, months }) => {
        const spans = months.map((givenMonth) => ({
          key: formatMonth(givenMonth),
          months: { from: givenMonth, to: givenMonth },
          grain: 'month' as const,
          commodities: productCodes(this.#product, givenMonth),
        }))
        return this.#totals(flow, cut, by, spans)
      }),
    )
    const found = parts.flatMap(({ months }) => months).sort((a, b) => a - b)
    const months = new Map(found.map((position) => [formatMonth(position), position]))
    return {
      flow,
      months: found,
      rows: rows.flat().flatMap((row): MonthRow[] => {
        const month = months.get(row.span)
        const { commodity, code: partner, value, quantity, unit, rows: count } = row
        return month
          ? [{ flow, month, commodity, partner, load: getOnlyLoad(row), value, quantity, unit, rows: count }]
          : []
      }),
      cuts: parts.flatMap(({ cut, months: current }) => current.map((month) => ({ flow, month, cut }))),
    }
  }

  /** The prevailing cells of a month, by all dimensions of a cut. */
  async cells(flow: Flow, cut: Cut, month: Month): Promise<MonthCells> {
    const commodities = productCodes(this.#product, month)
    const span = {
      key: formatMonth(month),
      months: { from: month, to: month },
      grain: 'month' as const,
      commodities,
    }
    const rows = await this.#ledger.trace({
      ...this.#trade(flow),
      cut,
      span,
      by: null,
      ...(this.#vintage.asOf !== undefined && { vintage: this.#vintage }),
    })
    const cells = new Map<string, bigint>()
    for (const { commodity, partner, procedure, place, value } of rows) {
      const name = [commodity, partner, procedure, place].filter((code) => code !== null).join(' ')
      cells.set(name, (cells.get(name) ?? 0n) + value)
    }
    return { flow, month, cells }
  }

  /** Cuts with the months that each has whole; a month that several have is taken from the one with most of them. */
  #monthsByCut(flow: Flow, by: Breakdown | null, wanted: readonly Month[]) {
    const candidates = this.#cuts(flow)
      .filter((cut) => by === null || cut.includes(by))
      .map((cut) => ({ cut, months: this.#wholeMonths(flow, cut, wanted) }))
      .sort((a, b) => b.months.length - a.months.length)
    const taken = new Set<Month>()
    return candidates.flatMap(({ cut, months: total }) => {
      const months = total.filter((month) => !taken.has(month))
      for (const month of months) taken.add(month)
      return months.length > 0 ? [{ cut, months }] : []
    })
  }

  /** Sums over the year to date and its base that files without months give. */
  async ranges(flow: Flow, month: Month): Promise<RangeSum[]> {
    const sums: RangeSum[] = []
    for (const months of [windowMonths('ytd', month), baseMonths('ytd', month)]) {
      const commodities = productCodes(this.#product, months.from)
      for (const cut of this.#cuts(flow)) {
        const holdings = listHoldings(this.#coverage, this.#trade(flow), cut)
        if (months.from === months.to) continue
        if (!commodities.every((code) => hasWhole(holdings, code, months, this.#options))) continue
        const span = { key: formatRange(months), months, grain: 'whole' as const, commodities }
        const rows = await this.#totals(flow, cut, null, [span])
        sums.push({ flow, cut, months, value: rows.reduce((sum, { value }) => sum + value, 0n) })
      }
    }
    return sums
  }

  #totals(
    flow: Flow,
    cut: Cut,
    by: Breakdown | null,
    spans: Parameters<Ledger['totals']>[0]['spans'],
  ): Promise<readonly Total[]> {
    const request = { ...this.#trade(flow), cut, by, spans }
    return this.#ledger.totals(
      this.#vintage.asOf === undefined ? request : { ...request, vintage: this.#vintage },
    )
  }

  #wholeMonths(flow: Flow, cut: Cut, wanted: readonly Month[]): Month[] {
    const holdings = listHoldings(this.#coverage, this.#trade(flow), cut)
    return wanted.filter((month) =>
      productCodes(this.#product, month).every(
        (code) => monthGap(holdings, code, month, this.#options) === null,
      ),
    )
  }

  #cuts = (flow: Flow): Cut[] => listCuts(this.#coverage, this.#trade(flow))

  #trade = (flow: Flow) => {
    const { currency, within } = this.#product
    return { flow, currency, ...(within && { within }) }
  }
}
