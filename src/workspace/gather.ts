import type { BriefInput } from '../brief/compose.ts'
import { briefNeeds, type Need } from '../brief/needs.ts'
import type { Product } from '../brief/product.ts'
import { findContradictions } from '../ledger/contradictions.ts'
import { type ChosenCut, chooseCut, comparableCuts } from '../ledger/fitting.ts'
import type { Coverage, Ledger, Load, Span, Total, Vintage } from '../ledger/ledger.ts'
import type { Origin, Origins } from '../statistics/figure-book.ts'
import { type FlowRows, type FlowSums, flowSums, unlistedCodes } from '../statistics/trade-sums.ts'
import type { Month } from '../trade/month.ts'
import { cutKey, type Flow } from '../trade/terms.ts'
import type { BriefOptions } from './build.ts'
import { contradicted, incomplete, type Lacking, unlisted } from './refusals.ts'

/** What the ledger gives for a brief. */
export type Gathered = Pick<BriefInput, 'sums' | 'origins' | 'files' | 'notes' | 'overruled'>

interface Answer {
  readonly need: Need
  readonly chosen: ChosenCut
  readonly rows: readonly Total[]
}

/**
 * The sums that a product's month needs, each from the cut that fits, with the files that they stand on.
 *
 * @throws UserError where months, a whole file or the currency are missing, where two cuts of the same
 * trade contradict each other, or where a code is on no list.
 */
export async function gather(
  ledger: Ledger,
  product: Product,
  month: Month,
  { acceptTruncated = [], asOf }: BriefOptions = {},
): Promise<Gathered> {
  const needs = briefNeeds(product, month)
  const commodities = [...new Set(needs.flatMap(({ spans }) => spans.flatMap((span) => span.commodities)))]
  const published = asOf === undefined ? {} : { asOf }
  const [coverage, every] = await Promise.all([
    ledger.coverage({ commodities, ...published }),
    ledger.loads({ commodities }),
  ])
  const loads = every.filter((load) => asOf === undefined || Date.parse(load.asOf) <= Date.parse(asOf))
  const overruled = loads.filter(
    ({ file, truncatedAt }) => truncatedAt !== null && acceptTruncated.includes(file),
  )
  const options = { overruled: overruled.map(({ id }) => id) }

  const chosen: { need: Need; chosen: ChosenCut }[] = []
  const lacking: Lacking[] = []
  for (const need of needs) {
    const choice = chooseCut(coverage, need, options)
    if (choice.fits) chosen.push({ need, chosen: choice })
    else lacking.push({ need, missing: choice })
  }
  if (lacking.length > 0) throw incomplete(product, month, lacking, coverage, loads)
  await refuseContradictions(published, ledger, coverage, needs, options)

  const answers = await Promise.all(
    chosen.map(
      async (one): Promise<Answer> => ({ ...one, rows: await totalsOf(ledger, one, product, published) }),
    ),
  )
  const sums = sumsByFlow(product, answers)
  const files = standsOn(answers, loads)
  return {
    sums,
    origins: originsOf(product, answers),
    files: files.map(({ load, rows }) => ({
      file: load.file,
      sha256: load.sha256,
      asOf: load.asOf,
      rows,
      rowsInFile: load.rows,
    })),
    notes: files.flatMap(({ load }) => load.note ?? []),
    overruled: files.flatMap(({ load }) => (options.overruled.includes(load.id) ? [load.file] : [])),
  }
}

/** Where growth is compared with what was first published, the spans of the year before are asked for so. */
async function totalsOf(
  ledger: Ledger,
  { need, chosen }: { readonly need: Need; readonly chosen: ChosenCut },
  product: Product,
  published: Vintage,
): Promise<readonly Total[]> {
  const totals = (spans: readonly Span[], vintage: Vintage) => {
    const { flow, currency, by } = need
    const request = { flow, currency, cut: chosen.cut, by, spans }
    return ledger.totals(Object.keys(vintage).length > 0 ? { ...request, vintage } : request)
  }
  if (product.base === 'latest') return totals(chosen.spans, published)
  const isBase = ({ key }: Span) => key.endsWith('.base')
  const parts = await Promise.all([
    totals(
      chosen.spans.filter((span) => !isBase(span)),
      published,
    ),
    totals(chosen.spans.filter(isBase), { ...published, first: true }),
  ])
  return parts.flat()
}

async function refuseContradictions(
  vintage: Vintage,
  ledger: Ledger,
  coverage: readonly Coverage[],
  needs: readonly Need[],
  options: { readonly overruled: readonly number[] },
): Promise<void> {
  const totals = needs.filter(({ by }) => by === null)
  const pairs = totals.flatMap((need) => comparableCuts(coverage, need, options))
  const found = await findContradictions(ledger, pairs, vintage)
  if (found.length > 0) throw contradicted(found)
}

function sumsByFlow(product: Product, answers: readonly Answer[]): Partial<Record<Flow, FlowSums>> {
  const sums: Partial<Record<Flow, FlowSums>> = {}
  for (const flow of product.flows) {
    const rowsBy = (by: Need['by']): readonly Total[] =>
      answers.find(({ need }) => need.flow === flow && need.by === by)?.rows ?? []
    const rows: FlowRows = { total: rowsBy(null), partner: rowsBy('partner'), place: rowsBy('place') }
    const codes = unlistedCodes(rows)
    if (codes.partner.length > 0) throw unlisted('partner', codes.partner)
    if (codes.place.length > 0) throw unlisted('place', codes.place)
    sums[flow] = flowSums(rows)
  }
  return sums
}

function originsOf(product: Product, answers: readonly Answer[]): Origins {
  const of = (flow: Flow, by: Need['by']): Origin | undefined => {
    const answer = answers.find(({ need }) => need.flow === flow && need.by === by)
    return answer && { cut: answer.chosen.cut, wholes: wholeSpans(answer.chosen) }
  }
  return Object.fromEntries(
    product.flows.map((flow) => [
      flow,
      { total: of(flow, null), partner: of(flow, 'partner'), place: of(flow, 'place') },
    ]),
  )
}

const wholeSpans = ({ spans }: ChosenCut): string[] =>
  spans.filter(({ grain }) => grain === 'whole').map(({ key }) => key)

/**
 * How many rows of which files the sums add up. The year to date and its base hold every row that a brief
 * uses; a cut that serves several tables counts once. In the order of the files' names, since a brief does
 * not depend on the order of loading.
 */
function standsOn(
  answers: readonly Answer[],
  loads: readonly Load[],
): { readonly load: Load; readonly rows: number }[] {
  const counted = new Set<string>()
  const rowsOf = new Map<number, number>()
  for (const { need, chosen, rows } of answers) {
    const trade = `${need.flow} ${cutKey(chosen.cut)}`
    if (counted.has(trade)) continue
    counted.add(trade)
    for (const row of rows)
      if (row.span.startsWith('ytd.')) rowsOf.set(row.load, (rowsOf.get(row.load) ?? 0) + row.rows)
  }
  return loads
    .flatMap((load) => {
      const rows = rowsOf.get(load.id)
      return rows === undefined ? [] : [{ load, rows }]
    })
    .sort((a, b) => (nameAndHash(a.load) < nameAndHash(b.load) ? -1 : 1))
}

const nameAndHash = ({ file, sha256 }: Load): string => `${file}\n${sha256}`
