import { briefNeeds, type Need } from '../brief/needs.ts'
import type { Product } from '../brief/product.ts'
import { type Contradiction, findContradictions } from '../ledger/contradictions.ts'
import { chooseCut, comparableCuts } from '../ledger/fitting.ts'
import type { Coverage, Ledger, Load, Span, Total, Vintage } from '../ledger/ledger.ts'
import type { Month } from '../trade/month.ts'
import type { Cut } from '../trade/terms.ts'
import type { BriefOptions } from './build.ts'
import { furtherSpans } from './further-spans.ts'
import type { Lacking } from './refusals.ts'

/** What the ledger answers for a product's month, whether or not a brief can stand on it. */
export interface Weighed {
  readonly coverage: readonly Coverage[]
  /** The loads published by then; of their commodities only the product's are listed. */
  readonly loads: readonly Load[]
  /** Loads cut off by the portal that the user takes as they are. */
  readonly overruled: readonly Load[]
  readonly lacking: readonly Lacking[]
  /** How many months and periods two cuts both have, so that they were compared. */
  readonly compared: number
  readonly contradictions: readonly Contradiction[]
  readonly answers: readonly Answer[]
}

/** The sums of a need, from the cut that fits. */
export interface Answer extends Request {
  /** Sums over spans that are asked for as of the latest and as of the first publication. */
  readonly rows: { readonly latest: readonly Total[]; readonly first: readonly Total[] }
}

interface Request {
  readonly need: Need
  readonly cut: Cut
  readonly spans: { readonly latest: readonly Span[]; readonly first: readonly Span[] }
}

/** Asks the ledger for all that a product's month needs, and refuses nothing. */
export async function weigh(
  ledger: Ledger,
  product: Product,
  month: Month,
  { acceptTruncated = [], asOf, also = [] }: BriefOptions = {},
): Promise<Weighed> {
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
  const pairs = needs
    .filter(({ by }) => by === null)
    .flatMap((need) =>
      comparableCuts(coverage, { ...need, spans: [...need.spans, ...need.further] }, options),
    )
  const [contradictions, answers] = await Promise.all([
    findContradictions(ledger, pairs, published),
    Promise.all(requests.map((request) => answered(ledger, request, published))),
  ])
  const compared = pairs.reduce((sum, { spans }) => sum + spans.length, 0)
  return { coverage, loads, overruled, lacking, compared, contradictions, answers }
}

const commoditiesOf = (needs: readonly Need[]): string[] => [
  ...new Set(
    needs.flatMap(({ spans, further }) => [...spans, ...further].flatMap(({ commodities }) => commodities)),
  ),
]

/** Where growth is compared with what was first published, the spans of the year before are asked for so. */
function byPublication(spans: readonly Span[], { base }: Product): Request['spans'] {
  const isFirst = ({ key }: Span) => base !== 'latest' && key.endsWith('.base')
  return { latest: spans.filter((span) => !isFirst(span)), first: spans.filter(isFirst) }
}

async function answered(ledger: Ledger, request: Request, published: Vintage): Promise<Answer> {
  const totals = async (spans: readonly Span[], vintage: Vintage): Promise<readonly Total[]> => {
    if (spans.length === 0) return []
    const { flow, currency, by, within } = request.need
    const asked = { flow, currency, cut: request.cut, by, ...(within && { within }), spans }
    return ledger.totals(Object.keys(vintage).length > 0 ? { ...asked, vintage } : asked)
  }
  const [latest, first] = await Promise.all([
    totals(request.spans.latest, published),
    totals(request.spans.first, { ...published, first: true }),
  ])
  return { ...request, rows: { latest, first } }
}
