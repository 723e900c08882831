import { productCodes } from '../brief/nomenclature.ts'
import type { Product } from '../brief/product.ts'
import { cutsOf, type FittingOptions, hasWhole, holdingsOf, monthGap } from '../ledger/completeness.ts'
import { type Coverage, type Ledger, loadOf, type Total, type Vintage } from '../ledger/ledger.ts'
import type { History, MonthRow, RangeSum } from '../review/checks/index.ts'
import { addMonths, formatMonth, formatRange, type Month, monthsOf } from '../trade/month.ts'
import { type Cut, type Flow, flows } from '../trade/terms.ts'
import { baseMonths, windowMonths } from '../trade/window.ts'

/** So many months before the brief’s are looked at: in total, and by partner. */
const before = { totals: 36, partners: 12 }

/** What checks compare a product’s month with: the months before it, as far as the ledger has them whole. */
export async function readHistory(
  ledger: Ledger,
  product: Product,
  month: Month,
  there: { readonly coverage: readonly Coverage[]; readonly fitting: FittingOptions },
  vintage: Vintage,
): Promise<History> {
  const reader = new Reader(ledger, product, there, vintage)
  const since = (count: number) => monthsOf({ from: addMonths(month, -count), to: month })
  const [totals, partners, ranges] = await Promise.all([
    Promise.all(flows.map((flow) => reader.months(flow, null, since(before.totals)))),
    Promise.all(flows.map((flow) => reader.months(flow, 'partner', since(before.partners)))),
    Promise.all(flows.map((flow) => reader.ranges(flow, month))),
  ])
  return {
    whole: totals.map(({ flow, months }) => ({ flow, months })),
    totals: totals.flatMap(({ rows }) => rows),
    partners: partners.flatMap(({ rows }) => rows),
    ranges: ranges.flat(),
  }
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
  async months(flow: Flow, by: 'partner' | null, wanted: readonly Month[]) {
    const parts = this.#monthsByCut(flow, by, wanted)
    const rows = await Promise.all(
      parts.map(({ cut, months }) => {
        const spans = months.map((at) => ({
          key: formatMonth(at),
          months: { from: at, to: at },
          grain: 'month' as const,
          commodities: productCodes(this.#product, at),
        }))
        return this.#totals(flow, cut, by, spans)
      }),
    )
    const found = parts.flatMap(({ months }) => months).sort((a, b) => a - b)
    const months = new Map(found.map((at) => [formatMonth(at), at]))
    return {
      flow,
      months: found,
      rows: rows.flat().flatMap((row): MonthRow[] => {
        const month = months.get(row.span)
        const { commodity, code: partner, value, quantity, unit } = row
        return month ? [{ flow, month, commodity, partner, load: loadOf(row), value, quantity, unit }] : []
      }),
    }
  }

  /** Cuts with the months that each has whole; a month that several have is taken from the one with most of them. */
  #monthsByCut(flow: Flow, by: 'partner' | null, wanted: readonly Month[]) {
    const candidates = this.#cuts(flow)
      .filter((cut) => by === null || cut.includes(by))
      .map((cut) => ({ cut, months: this.#wholeMonths(flow, cut, wanted) }))
      .sort((a, b) => b.months.length - a.months.length)
    const taken = new Set<Month>()
    return candidates.flatMap(({ cut, months: whole }) => {
      const months = whole.filter((month) => !taken.has(month))
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
        const holdings = holdingsOf(this.#coverage, this.#trade(flow), cut)
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
    by: 'partner' | null,
    spans: Parameters<Ledger['totals']>[0]['spans'],
  ): Promise<readonly Total[]> {
    const request = { ...this.#trade(flow), cut, by, spans }
    return this.#ledger.totals(
      this.#vintage.asOf === undefined ? request : { ...request, vintage: this.#vintage },
    )
  }

  #wholeMonths(flow: Flow, cut: Cut, wanted: readonly Month[]): Month[] {
    const holdings = holdingsOf(this.#coverage, this.#trade(flow), cut)
    return wanted.filter((month) =>
      productCodes(this.#product, month).every(
        (code) => monthGap(holdings, code, month, this.#options) === null,
      ),
    )
  }

  #cuts = (flow: Flow): Cut[] => cutsOf(this.#coverage, this.#trade(flow))

  #trade = (flow: Flow) => {
    const { currency, within } = this.#product
    return { flow, currency, ...(within && { within }) }
  }
}
