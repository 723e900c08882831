import { briefNeeds, type Need } from '../../brief/brief.ts'
import { inSecondCurrency, type Product } from '../../brief/product/product.ts'
import { type Choice, chooseCut, findAgreedParts, getCoverage } from '../../ledger/coverage/coverage.ts'
import { type Coverage, type Ledger, selectReporter } from '../../ledger/ledger.ts'
import { type Lack, type PlannedQuery, planQueries, type SeenRows } from '../../review/plan/plan.ts'
import {
  addMonths,
  type Cut,
  cutKey,
  dimensions,
  type Flow,
  formatMonth,
  listMonths,
  type Month,
} from '../../trade/trade.ts'
import { readOtherReporters } from './read-other-reporters.ts'

/**
 * The queries to run at the portal before a product's month can be built; none where all is there. Those of the other
 * currency of a brief of two come after these, then what of the data of other reporters its sections need.
 */
export async function planDownloads(ledger: Ledger, product: Product, month: Month): Promise<PlannedQuery[]> {
  const second = inSecondCurrency(product)
  return [
    ...(await planInCurrency(ledger, product, month)),
    ...(second ? await planInCurrency(ledger, second, month) : []),
    ...(await planOtherReporters(ledger, product, month)),
  ]
}

async function planInCurrency(whole: Ledger, product: Product, month: Month): Promise<PlannedQuery[]> {
  const ledger = selectReporter(whole, product.reported)
  const { lacks, coverage } = await findLacks(ledger, product, month)
  return product.reported
    ? lacks.flatMap((lack) => planFile(lack, product))
    : planQueries(lacks, await seenRows(ledger, coverage, lacks))
}

/** The files of other reporters, by the codes of which the least is lacking. */
const planOtherReporters = (ledger: Ledger, product: Product, month: Month): Promise<PlannedQuery[]> =>
  readOtherReporters(
    ledger,
    product,
    month,
    async (ofReporter, other) => {
      const { lacks } = await findLacks(ofReporter, other, month)
      return lacks.flatMap((lack) => planFile(lack, other))
    },
    (queries) => -queries.reduce((sum, { months }) => sum + listMonths(months).length, 0),
  )

/** What to download from another source than the portal, of which no limit of rows is known: a query for each run of months. */
function planFile(
  { flow, currency, codes, months, dimensions: shown }: Lack,
  { reported }: Product,
): PlannedQuery[] {
  const cut = dimensions.filter((item) => item === 'commodity' || shown.some((by) => by === item))
  const sorted = [...new Set(months)].sort((a, b) => a - b)
  const runs = sorted.reduce<{ readonly from: Month; to: Month }[]>((found, month) => {
    const last = found.at(-1)
    if (last && addMonths(last.to, 1) === month) last.to = month
    else found.push({ from: month, to: month })
    return found
  }, [])
  return runs.map((run) => ({
    ...{ flow, currency, cut, codes, months: run, rows: null },
    ...(reported && { reported }),
  }))
}

async function findLacks(
  ledger: Ledger,
  product: Product,
  month: Month,
): Promise<{ readonly lacks: readonly Lack[]; readonly coverage: readonly Coverage[] }> {
  const needs = briefNeeds(product, month).filter(({ optional }) => !optional)
  const commodities = [...new Set(needs.flatMap(({ spans }) => spans.flatMap((span) => span.commodities)))]
  const coverage = getCoverage(await ledger.loads({ commodities }))
  const agreedParts = await findAgreedParts(ledger, coverage, needs)
  const choices = needs.map((need) => ({ need, choice: chooseCut(coverage, need, { agreedParts }) }))
  return { lacks: product.flows.flatMap((flow) => findUnmet(product, flow, choices)), coverage }
}

function findUnmet(
  product: Product,
  flow: Flow,
  choices: readonly { readonly need: Need; readonly choice: Choice }[],
): Lack[] {
  const current = choices.filter(({ need }) => need.flow === flow)
  const gaps = current.flatMap(({ choice }) => (choice.fits ? [] : choice.gaps))
  if (gaps.length === 0) return []
  const unmet = current.filter(({ choice }) => !choice.fits)
  return [
    {
      flow,
      currency: product.currency,
      codes: [...new Set(gaps.map(({ commodity }) => commodity))].sort(),
      months: [...new Set(gaps.flatMap(({ months }) => months))],
      dimensions: unmet.flatMap(({ need }) => need.by ?? []),
      ...(product.within && { within: product.within }),
    },
  ]
}

/** How many rows the earlier loads of each cut had at most in a month, by code. */
async function seenRows(
  ledger: Ledger,
  coverage: readonly Coverage[],
  lacks: readonly Lack[],
): Promise<SeenRows> {
  const most = new Map<string, number>()
  const keyOf = ({ flow, currency }: Pick<Lack, 'flow' | 'currency'>, cut: Cut, code: string) =>
    `${flow} ${currency} ${cutKey(cut)} ${code}`
  for (const { flow, currency, codes } of lacks) {
    const held = coverage.filter((item) => item.flow === flow && item.currency === currency && item.monthly)
    for (const [key, ofCut] of byCut(held)) {
      const months = [...new Set(ofCut.flatMap(({ period }) => listMonths(period)))]
      const cut = ofCut[0]?.cut ?? []
      const totals = await ledger.totals({
        flow,
        currency,
        cut,
        by: null,
        spans: months.map((month) => ({
          key: formatMonth(month),
          months: { from: month, to: month },
          grain: 'month',
          commodities: codes,
        })),
      })
      const rows = new Map<string, number>()
      for (const { span, commodity, rows: count } of totals)
        rows.set(`${span} ${commodity}`, (rows.get(`${span} ${commodity}`) ?? 0) + count)
      for (const [spanAndCode, count] of rows) {
        const name = `${flow} ${currency} ${key} ${spanAndCode.split(' ')[1]}`
        most.set(name, Math.max(most.get(name) ?? 0, count))
      }
    }
  }
  return (lack, cut, code) => most.get(keyOf(lack, cut, code)) ?? null
}

function byCut(coverage: readonly Coverage[]): Map<string, Coverage[]> {
  const groups = new Map<string, Coverage[]>()
  for (const item of coverage)
    if (item.cut.includes('commodity'))
      groups.set(cutKey(item.cut), [...(groups.get(cutKey(item.cut)) ?? []), item])
  return groups
}
