import type { BriefInput, Need } from '../../brief/brief.ts'
import type { Product } from '../../brief/product/product.ts'
import type { CodeLists } from '../../codes/codes.ts'
import type { Ledger, Load, Span, Total } from '../../ledger/ledger.ts'
import { findMisnamed } from '../../review/review.ts'
import type { Origin, Origins } from '../../statistics/figures/figures.ts'
import { type FlowRows, type FlowSums, flowSums, type SpanKey } from '../../statistics/statistics.ts'
import { type AmountScale, breakdowns, cutKey, type Flow, type Month } from '../../trade/trade.ts'
import type { BriefOptions } from './brief-options.ts'
import { type Answered, standsOn } from './provenance.ts'
import { type Answer, type BriefData, queryBriefData, spansByCut } from './query-totals.ts'
import { contradicted, incomplete } from './refusals.ts'

/** What the ledger gives for a brief. */
export type Gathered = Pick<
  BriefInput,
  'sums' | 'scale' | 'origins' | 'files' | 'notes' | 'misnamed' | 'overruled' | 'cuts'
>

/**
 * The sums that a product's month needs, each from the cut that fits, with the files that they stand on.
 *
 * @throws UserError where months, a whole file or the currency are missing, or where two cuts of the same
 * trade contradict each other.
 */
export async function gather(
  ledger: Ledger,
  product: Product,
  month: Month,
  options: BriefOptions = {},
): Promise<Gathered> {
  return gathered(product, month, await queryBriefData(ledger, product, month, options))
}

/** The same of data that were queried already. @throws UserError like `gather`. */
export function gathered(
  product: Product,
  month: Month,
  { unmet, contradictions, answers, coverage, loads, overruled, codes }: BriefData,
): Gathered {
  if (unmet.length > 0) throw incomplete(product, month, unmet, coverage, loads)
  if (contradictions.length > 0) throw contradicted(contradictions, findScale(loads))
  const sums = sumsByFlow(product, answers, codes)
  const files = standsOn(countedOnce(answers), loads)
  const scale = findScale(loads)
  return {
    sums,
    ...(scale && { scale }),
    origins: originsOf(product, answers),
    files: files.map(({ load, rows }) => ({
      file: load.file,
      sha256: load.sha256,
      asOf: load.asOf,
      rows,
      rowsInFile: load.rows,
    })),
    notes: files.flatMap(({ load }) => load.note ?? []),
    misnamed: files.flatMap(({ load }) => findMisnamed(load)),
    cuts: cutsUsed(answers),
    overruled: files.flatMap(({ load }) => (overruled.includes(load) ? [load.file] : [])),
  }
}

/** The scale of a reporter's amounts, which its source fixes. @throws Error where loads differ in it. */
export function findScale(loads: readonly Load[]): AmountScale | undefined {
  const scales = new Set(loads.map(({ scale }) => JSON.stringify(scale ?? null)))
  if (scales.size > 1) throw new Error(`amounts of several scales: ${[...scales].join(' ')}`)
  return loads[0]?.scale
}

function sumsByFlow(
  product: Product,
  answers: readonly Answer[],
  codes: CodeLists,
): Partial<Record<Flow, FlowSums>> {
  const sums: Partial<Record<Flow, FlowSums>> = {}
  for (const flow of product.flows) {
    const rowsBy = (by: Need['by']): readonly Total[] => {
      const { latest, first } = answerOf(answers, flow, by)?.rows ?? nothingAsked
      return first.length > 0 ? [...latest, ...first] : latest
    }
    const rows: FlowRows = {
      total: rowsBy(null),
      partner: rowsBy('partner'),
      place: rowsBy('place'),
      procedure: rowsBy('procedure'),
    }
    sums[flow] = flowSums(rows, codes)
  }
  return sums
}

const nothingAsked: Answer['rows'] = { latest: [], first: [] }

/** There is one at most: a brief needs all its sums of a flow by one dimension at once. */
const answerOf = (answers: readonly Answer[], flow: Flow, by: Need['by']): Answer | undefined =>
  answers.find(({ need }) => need.flow === flow && need.by === by)

function originsOf(product: Product, answers: readonly Answer[]): Origins {
  const findOrigin = (flow: Flow, by: Need['by']): Origin | undefined => {
    const answer = answerOf(answers, flow, by)
    return answer && originOf(answer)
  }
  return Object.fromEntries(
    product.flows.map((flow) => [
      flow,
      {
        total: findOrigin(flow, null),
        ...Object.fromEntries(breakdowns.map((by) => [by, findOrigin(flow, by)])),
      },
    ]),
  )
}

/** Where what the tables need comes from several cuts, which has which months; each flow's combinations once. */
function cutsUsed(answers: readonly Answer[]): NonNullable<BriefInput['cuts']> {
  const found = new Map<string, NonNullable<BriefInput['cuts']>[number]>()
  for (const { need, spans } of answers) {
    const tables = new Set<string>(need.spans.map(({ key }) => key))
    const needed = [...spans.latest, ...spans.first].filter(({ key }) => tables.has(key))
    const uses = spansByCut(needed).flatMap(({ cut, spans: current }) => {
      const months = current.flatMap((span) => [span.months.from, span.months.to]).sort((a, b) => a - b)
      const [from, to] = [months[0], months.at(-1)]
      return from === undefined || to === undefined ? [] : [{ cut, months: { from, to } }]
    })
    uses.sort((a, b) => b.months.from - a.months.from)
    if (uses.length > 1) found.set(JSON.stringify([need.flow, uses]), { flow: need.flow, uses })
  }
  return [...found.values()]
}

function originOf({ spans }: Answer): Origin {
  const fitted = [...spans.latest, ...spans.first]
  const cut = fitted[0]?.cut ?? []
  const others = fitted.filter((span) => cutKey(span.cut) !== cutKey(cut))
  return {
    cut,
    grains: new Map(fitted.map(({ key, grain }) => [key as SpanKey, grain])), // as needed
    ...(others.length > 0 && { otherCuts: new Map(others.map((span) => [span.key as SpanKey, span.cut])) }),
  }
}

/** What of a cut of a flow is counted so far: spans by key, and their sums. */
interface Counted extends Omit<Answered, 'spans'> {
  readonly spans: Map<string, Span>
  readonly rows: Total[]
}

/** The sums of each cut of a flow, each span of it once: a cut can serve several tables, and one of them more months. */
function countedOnce(answers: readonly Answer[]): Answered[] {
  const cuts = new Map<string, Counted>()
  for (const { need, spans, behind } of answers)
    for (const publication of ['latest', 'first'] as const)
      for (const { cut, ...span } of spans[publication]) {
        const key = `${need.flow} ${cutKey(cut)} ${publication}`
        const counted: Counted = cuts.get(key) ?? { flow: need.flow, cut, spans: new Map(), rows: [] }
        cuts.set(key, counted)
        if (counted.spans.has(span.key)) continue
        counted.spans.set(span.key, span)
        counted.rows.push(...behind[publication].filter((row) => row.span === span.key))
      }
  return [...cuts.values()].map((counted) => ({ ...counted, spans: [...counted.spans.values()] }))
}
