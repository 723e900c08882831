import type { BriefInput } from '../brief/compose.ts'
import type { Need } from '../brief/needs.ts'
import type { Product } from '../brief/product.ts'
import type { CodeLists } from '../codes/code-lists.ts'
import type { Ledger, Total } from '../ledger/ledger.ts'
import { findMisnamed } from '../review/misnamed-codes.ts'
import type { Origin, Origins } from '../statistics/figure-ground.ts'
import { type FlowRows, type FlowSums, flowSums, type SpanKey } from '../statistics/trade-sums.ts'
import type { Month } from '../trade/month.ts'
import { breakdowns, cutKey, type Flow } from '../trade/terms.ts'
import type { BriefOptions } from './build.ts'
import { contradicted, incomplete } from './refusals.ts'
import { type Answered, standsOn } from './stands-on.ts'
import { type Answer, type Weighed, weigh } from './weigh.ts'

/** What the ledger gives for a brief. */
export type Gathered = Pick<BriefInput, 'sums' | 'origins' | 'files' | 'notes' | 'misnamed' | 'overruled'>

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
  return gathered(product, month, await weigh(ledger, product, month, options))
}

/** The same of what was weighed already. @throws UserError like `gather`. */
export function gathered(
  product: Product,
  month: Month,
  { lacking, contradictions, answers, coverage, loads, overruled, codes }: Weighed,
): Gathered {
  if (lacking.length > 0) throw incomplete(product, month, lacking, coverage, loads)
  if (contradictions.length > 0) throw contradicted(contradictions)
  const sums = sumsByFlow(product, answers, codes)
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
    misnamed: files.flatMap(({ load }) => findMisnamed(load)),
    overruled: files.flatMap(({ load }) => (overruled.includes(load) ? [load.file] : [])),
  }
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
  const of = (flow: Flow, by: Need['by']): Origin | undefined => {
    const answer = answerOf(answers, flow, by)
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
  return answers.flatMap(({ need: { flow }, cut, spans, behind }) => {
    const trade = `${flow} ${cutKey(cut)}`
    if (counted.has(trade)) return []
    counted.add(trade)
    return (['latest', 'first'] as const).map((of) => ({ flow, cut, spans: spans[of], rows: behind[of] }))
  })
}
