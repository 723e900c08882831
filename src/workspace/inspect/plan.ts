import { briefNeeds, type Need } from '../../brief/brief.ts'
import { inSecondCurrency, type Product } from '../../brief/product/product.ts'
import { type Choice, chooseCut, findAgreedParts } from '../../ledger/coverage/coverage.ts'
import { type Coverage, type Ledger, selectReporter } from '../../ledger/ledger.ts'
import { type Lack, type PlannedQuery, planQueries, type SeenRows } from '../../review/plan/plan.ts'
import { type Cut, cutKey, type Flow, formatMonth, listMonths, type Month } from '../../trade/trade.ts'

/**
 * The queries to run at the portal before a product's month can be built; none where all is there. Those of the other
 * currency of a brief of two come last.
 */
export async function planDownloads(ledger: Ledger, product: Product, month: Month): Promise<PlannedQuery[]> {
  const second = inSecondCurrency(product)
  return [
    ...(await planInCurrency(ledger, product, month)),
    ...(second ? await planInCurrency(ledger, second, month) : []),
  ]
}

async function planInCurrency(whole: Ledger, product: Product, month: Month): Promise<PlannedQuery[]> {
  const ledger = selectReporter(whole, product.reported)
  const needs = briefNeeds(product, month).filter(({ optional }) => !optional)
  const commodities = [...new Set(needs.flatMap(({ spans }) => spans.flatMap((span) => span.commodities)))]
  const coverage = await ledger.coverage({ commodities })
  const agreedParts = await findAgreedParts(ledger, coverage, needs)
  const choices = needs.map((need) => ({ need, choice: chooseCut(coverage, need, { agreedParts }) }))
  const lacks = product.flows.flatMap((flow) => findUnmet(product, flow, choices))
  return planQueries(lacks, await seenRows(ledger, coverage, lacks))
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
