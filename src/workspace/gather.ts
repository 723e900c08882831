import type { BriefInput } from '../brief/compose.ts'
import { briefNeeds, type Need } from '../brief/needs.ts'
import type { Product } from '../brief/product.ts'
import { findContradictions } from '../ledger/contradictions.ts'
import { chooseCut, comparableCuts } from '../ledger/fitting.ts'
import type { Coverage, Ledger, Span, Total, Vintage } from '../ledger/ledger.ts'
import type { Origin, Origins } from '../statistics/figure-ground.ts'
import {
  type FlowRows,
  type FlowSums,
  flowSums,
  type SpanKey,
  unlistedCodes,
} from '../statistics/trade-sums.ts'
import type { Month } from '../trade/month.ts'
import { breakdowns, type Cut, cutKey, type Flow } from '../trade/terms.ts'
import type { BriefOptions } from './build.ts'
import { furtherSpans } from './further-spans.ts'
import { contradicted, incomplete, type Lacking, unlisted } from './refusals.ts'
import { type Answered, standsOn } from './stands-on.ts'

/** What the ledger gives for a brief. */
export type Gathered = Pick<BriefInput, 'sums' | 'origins' | 'files' | 'notes' | 'overruled'>

interface Answer extends Request {
  /** Sums over spans that are asked for as of the latest and as of the first publication. */
  readonly rows: { readonly latest: readonly Total[]; readonly first: readonly Total[] }
}

interface Request {
  readonly need: Need
  readonly cut: Cut
  readonly spans: { readonly latest: readonly Span[]; readonly first: readonly Span[] }
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
  { acceptTruncated = [], asOf, also = [] }: BriefOptions = {},
): Promise<Gathered> {
  const needs = briefNeeds(product, month, also)
  const commodities = commoditiesOf(needs)
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

  const requests: Request[] = []
  const lacking: Lacking[] = []
  for (const need of needs) {
    const choice = chooseCut(coverage, need, options)
    if (choice.fits) {
      const spans = [...choice.spans, ...furtherSpans(coverage, need, choice, options)]
      requests.push({ need, cut: choice.cut, spans: byPublication(spans, product) })
    } else lacking.push({ need, missing: choice })
  }
  if (lacking.length > 0) throw incomplete(product, month, lacking, coverage, loads)
  await refuseContradictions(published, ledger, coverage, needs, options)

  const answers = await Promise.all(requests.map((request) => answered(ledger, request, published)))
  const sums = sumsByFlow(product, answers)
  const files = standsOn(countedOnce(answers), loads)
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

const commoditiesOf = (needs: readonly Need[]): string[] => [
  ...new Set(
    needs.flatMap(({ spans, further }) => [...spans, ...further].flatMap(({ commodities }) => commodities)),
  ),
]

/** Where growth is compared with what was first published, the spans of the year before are asked for so. */
function byPublication(spans: readonly Span[], { base }: Product): Request['spans'] {
  const isFirst = ({ key }: Span) => base === 'first-published' && key.endsWith('.base')
  return { latest: spans.filter((span) => !isFirst(span)), first: spans.filter(isFirst) }
}

async function answered(ledger: Ledger, request: Request, published: Vintage): Promise<Answer> {
  const totals = async (spans: readonly Span[], vintage: Vintage): Promise<readonly Total[]> => {
    if (spans.length === 0) return []
    const { flow, currency, by } = request.need
    const asked = { flow, currency, cut: request.cut, by, spans }
    return ledger.totals(Object.keys(vintage).length > 0 ? { ...asked, vintage } : asked)
  }
  const [latest, first] = await Promise.all([
    totals(request.spans.latest, published),
    totals(request.spans.first, { ...published, first: true }),
  ])
  return { ...request, rows: { latest, first } }
}

async function refuseContradictions(
  vintage: Vintage,
  ledger: Ledger,
  coverage: readonly Coverage[],
  needs: readonly Need[],
  options: { readonly overruled: readonly number[] },
): Promise<void> {
  const totals = needs.filter(({ by }) => by === null)
  const pairs = totals.flatMap((need) =>
    comparableCuts(coverage, { ...need, spans: [...need.spans, ...need.further] }, options),
  )
  const found = await findContradictions(ledger, pairs, vintage)
  if (found.length > 0) throw contradicted(found)
}

function sumsByFlow(product: Product, answers: readonly Answer[]): Partial<Record<Flow, FlowSums>> {
  const sums: Partial<Record<Flow, FlowSums>> = {}
  for (const flow of product.flows) {
    const rowsBy = (by: Need['by']): readonly Total[] =>
      answers.flatMap(({ need, rows }) =>
        need.flow === flow && need.by === by ? [...rows.latest, ...rows.first] : [],
      )
    const rows: FlowRows = {
      total: rowsBy(null),
      partner: rowsBy('partner'),
      place: rowsBy('place'),
      procedure: rowsBy('procedure'),
    }
    const codes = unlistedCodes(rows)
    for (const by of breakdowns) if (codes[by].length > 0) throw unlisted(by, codes[by])
    sums[flow] = flowSums(rows)
  }
  return sums
}

function originsOf(product: Product, answers: readonly Answer[]): Origins {
  const of = (flow: Flow, by: Need['by']): Origin | undefined => {
    const answer = answers.find(({ need }) => need.flow === flow && need.by === by)
    return answer && { cut: answer.cut, grains: grainsOf(answer) }
  }
  return Object.fromEntries(
    product.flows.map((flow) => [
      flow,
      { total: of(flow, null), ...Object.fromEntries(breakdowns.map((by) => [by, of(flow, by)])) },
    ]),
  )
}

const grainsOf = ({ spans }: Answer): Origin['grains'] =>
  new Map([...spans.latest, ...spans.first].map(({ key, grain }) => [key as SpanKey, grain])) // as needed

/** A cut that serves several tables of a flow counts once: the first, of totals, has every month. */
function countedOnce(answers: readonly Answer[]): Answered[] {
  const counted = new Set<string>()
  return answers.flatMap(({ need: { flow }, cut, spans, rows }) => {
    const trade = `${flow} ${cutKey(cut)}`
    if (counted.has(trade)) return []
    counted.add(trade)
    return (['latest', 'first'] as const).map((of) => ({ flow, cut, spans: spans[of], rows: rows[of] }))
  })
}
