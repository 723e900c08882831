import { formatEditionPeriod, type Product } from '../brief/product/product.ts'
import { availablePresses } from '../press/press.ts'
import { mendable } from '../trade/errors/errors.ts'
import { languages, type Month } from '../trade/trade.ts'
import { buildBriefs, checkProduct, countFindings } from '../workspace/build/build.ts'
import { toConfirm } from '../workspace/build/confirmations/confirmations.ts'
import { readOverview } from '../workspace/inspect/overview/overview.ts'
import type { ScheduledAction } from '../workspace/project/automation/automation.ts'
import { publishOnSite } from './publish-on-site.ts'
import type { ActionOrder, ActionResult } from './schedule-action.ts'

/** What each does. What a person can mend is a result; the rest is thrown. */
export const actions: Readonly<Record<ScheduledAction, (order: ActionOrder) => Promise<ActionResult>>> = {
  check: checkProducts,
  build: buildProducts,
  publish: publishOnSite,
}

/** Of an edition that goes with the product. */
interface NewestBrief {
  readonly product: Product
  readonly month: Month
}

/** The newest complete period of each product, or with `isAny` the newest month of which it has data. */
async function listNewest({ ledger, products }: ActionOrder, isAny: boolean): Promise<NewestBrief[]> {
  const overviews = await readOverview(ledger, products)
  return overviews.flatMap(({ product, complete, data }) => {
    if (complete) return [{ product: { ...product, edition: complete.edition }, month: complete.last }]
    return isAny && data ? [{ product, month: data.to }] : []
  })
}

async function checkProducts(order: ActionOrder): Promise<ActionResult> {
  const { workspace, ledger } = order
  const newest = await listNewest(order, true)
  const count = { warnings: 0, open: 0, refused: 0 }
  for (const { product, month } of newest)
    try {
      const report = await checkProduct(workspace, ledger, product, month)
      count.warnings += countFindings(report, 'warning')
      count.open += toConfirm(report).length
      count.refused += countFindings(report, 'refusal')
    } catch (error) {
      if (!mendable(error)) throw error
      count.refused++
    }
  const { warnings, open, refused } = count
  return {
    isDone: refused === 0,
    words: {
      zh: `检查 ${newest.length} 个产品：警告 ${warnings} 条，待确认 ${open} 条，不能编制的原因 ${refused} 条`,
      en: `checked: products ${newest.length}, warnings ${warnings}, to confirm ${open}, refusals ${refused}`,
    },
  }
}

async function buildProducts(order: ActionOrder): Promise<ActionResult> {
  const { workspace, ledger, effects } = order
  const newest = await listNewest(order, false)
  const { presses } = await availablePresses()
  const [counts, failures] = [{ built: 0, same: 0 }, [] as string[]]
  for (const [text, together] of groupByPeriod(newest)) {
    const [first] = together
    if (!first) continue
    const { month } = first
    const edition = first.product.edition ?? 'month'
    const products = together.map(({ product }) => product)
    const build = { month, edition, products, languages, presses }
    for (const outcome of await buildBriefs(workspace, ledger, build, effects))
      if ('error' in outcome) {
        if (!mendable(outcome.error)) throw outcome.error
        failures.push(`${outcome.product} ${text}`)
      } else counts[outcome.built ? 'built' : 'same']++
  }
  const { built, same } = counts
  const list = failures.length > 0 ? `: ${failures.join(', ')}` : ''
  return {
    isDone: failures.length === 0,
    words: {
      zh: `编制 ${built} 份，没有变化 ${same} 份，未能编制 ${failures.length} 份${list}`,
      en: `briefs built ${built}, unchanged ${same}, not built ${failures.length}${list}`,
    },
  }
}

/** Briefs of the same period are built together. */
function groupByPeriod(briefs: readonly NewestBrief[]): ReadonlyMap<string, readonly NewestBrief[]> {
  const groups = new Map<string, NewestBrief[]>()
  for (const brief of briefs) {
    const period = formatEditionPeriod(brief.product, brief.month)
    groups.set(period, [...(groups.get(period) ?? []), brief])
  }
  return groups
}
