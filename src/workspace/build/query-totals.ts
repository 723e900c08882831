import { briefNeeds, type Need } from '../../brief/brief.ts'
import { getCodeLists, type Product } from '../../brief/product/product.ts'
import type { CodeLists } from '../../codes/codes.ts'
import {
  type Contradiction,
  chooseCut,
  comparableCuts,
  type FittedSpan,
  type FittingOptions,
  findAgreedParts,
  findContradictions,
  getCoverage,
} from '../../ledger/coverage/coverage.ts'
import {
  type Coverage,
  type Ledger,
  type Load,
  type Span,
  selectReporter,
  type Total,
  type TotalsRequest,
  type Vintage,
} from '../../ledger/ledger.ts'
import type { History } from '../../review/checks/checks.ts'
import { type Breakdown, type Cut, cutKey, type Month } from '../../trade/trade.ts'
import { nameUnlisted, type SeenCodes } from '../project/references/references.ts'
import type { BriefOptions } from './brief-options.ts'
import { furtherSpans } from './further-spans.ts'
import { readHistory } from './history.ts'
import type { UnmetNeed } from './refusals.ts'

/** What the ledger answers for a product's month, whether or not a brief can stand on it. */
export interface BriefData {
  readonly coverage: readonly Coverage[]
  /** The loads published by then; of their commodities only the product's are listed. */
  readonly loads: readonly Load[]
  /** Loads cut off by the portal that the user takes as they are. */
  readonly overruled: readonly Load[]
  readonly unmet: readonly UnmetNeed[]
  /** How many months and periods two cuts both have, so that they were compared. */
  readonly compared: number
  readonly contradictions: readonly Contradiction[]
  readonly answers: readonly Answer[]
  /** The product's code lists, with the names that files give the codes that no list has. */
  readonly codes: CodeLists
}

/** The same with the months before the brief’s. */
export interface BriefDataWithHistory extends BriefData {
  readonly history: History
}

/** The sums of a need, from the cut that fits. */
export interface Answer extends Request {
  /** Sums over spans that are asked for as of the latest and as of the first publication. */
  readonly rows: ByPublication
  /**
   * The same spans added up over all that the cut is divided by, load by load: how many rows each file has in them.
   * Nothing over a span that an answer before this one counts already from the same cut.
   */
  readonly behind: ByPublication
}

interface ByPublication {
  readonly latest: readonly Total[]
  readonly first: readonly Total[]
}

interface Request {
  readonly need: Need
  /** Each with its cut: the years of a brief can come from different ones. */
  readonly spans: { readonly latest: readonly FittedSpan[]; readonly first: readonly FittedSpan[] }
}

/** Asks the ledger for all that a product's month needs, and refuses nothing. */
export async function queryBriefData(
  ledger: Ledger,
  product: Product,
  month: Month,
  options: BriefOptions = {},
): Promise<BriefData> {
  const reporterLedger = selectReporter(ledger, product.reported)
  return answered(reporterLedger, product, await survey(reporterLedger, product, month, options), options)
}

/** The same with the months before, which checks compare it with: all of it by one look at the rows. */
export async function queryWithHistory(
  ledger: Ledger,
  product: Product,
  month: Month,
  options: BriefOptions = {},
): Promise<BriefDataWithHistory> {
  const reporterLedger = selectReporter(ledger, product.reported)
  const found = await survey(reporterLedger, product, month, options)
  const [briefData, history] = await Promise.all([
    answered(reporterLedger, product, found, options),
    readHistory(reporterLedger, product, month, found, vintageOf(options.asOf)),
  ])
  return { ...briefData, history }
}

/** What is there for a product's month, before anything is added up. */
interface Survey {
  readonly needs: readonly Need[]
  readonly loads: readonly Load[]
  readonly coverage: readonly Coverage[]
  readonly overruled: readonly Load[]
  readonly fitting: FittingOptions
}

async function survey(
  ledger: Ledger,
  product: Product,
  month: Month,
  { acceptTruncated = [], asOf, also = [] }: BriefOptions,
): Promise<Survey> {
  const needs = briefNeeds(product, month, also)
  const every = await ledger.loads({ commodities: commoditiesOf(needs) })
  const loads = every.filter((load) => asOf === undefined || Date.parse(load.asOf) <= Date.parse(asOf))
  const overruled = loads.filter(
    ({ file, truncatedAt }) => truncatedAt !== null && acceptTruncated.includes(file),
  )
  const coverage = getCoverage(loads)
  const declared: FittingOptions = { overruled: overruled.map(({ id }) => id) }
  const trades = needs.map((need) => ({ ...need, spans: [...need.spans, ...need.further] }))
  const agreedParts = await findAgreedParts(ledger, coverage, trades, declared, vintageOf(asOf))
  return { needs, loads, coverage, overruled, fitting: { ...declared, agreedParts } }
}

async function answered(
  ledger: Ledger,
  product: Product,
  { needs, loads, coverage, overruled, fitting }: Survey,
  options: BriefOptions,
): Promise<BriefData> {
  const published = vintageOf(options.asOf)
  const requests: Request[] = []
  const unmet: UnmetNeed[] = []
  for (const need of needs) {
    const choice = chooseCut(coverage, need, fitting)
    if (choice.fits) {
      const spans = [...choice.spans, ...furtherSpans(coverage, need, choice, fitting)]
      requests.push({ need, spans: byPublication(spans, product) })
    } else if (!need.optional) unmet.push({ need, missing: choice })
  }
  const pairs = needs
    .filter(({ by }) => by === null)
    .flatMap((need) =>
      comparableCuts(coverage, { ...need, spans: [...need.spans, ...need.further] }, fitting),
    )
  const [contradictions, answers] = await Promise.all([
    findContradictions(ledger, pairs, published),
    Promise.all(
      requests.map((request, index) => answerTo(ledger, request, published, requests.slice(0, index))),
    ),
  ])
  const compared = pairs.reduce((sum, { spans }) => sum + spans.length, 0)
  const codes = await nameUnlisted(ledger, getCodeLists(product), codesOf(answers, product))
  return { coverage, loads, overruled, unmet, compared, contradictions, answers, codes }
}

/** The codes that sums are by, or limited to. */
function codesOf(answers: readonly Answer[], { within }: Product): SeenCodes {
  const seen = (by: Breakdown) => [
    ...(within?.[by] ?? []),
    ...answers
      .filter(({ need }) => need.by === by)
      .flatMap(({ rows }) => [...rows.latest, ...rows.first].map(({ code }) => code)),
  ]
  return { partner: seen('partner'), place: seen('place'), procedure: seen('procedure') }
}

const vintageOf = (asOf: string | undefined): Vintage => (asOf === undefined ? {} : { asOf })

const commoditiesOf = (needs: readonly Need[]): string[] => [
  ...new Set(
    needs.flatMap(({ spans, further }) => [...spans, ...further].flatMap(({ commodities }) => commodities)),
  ),
]

/** Where growth is compared with what was first published, the spans of the year before are asked for so. */
function byPublication(spans: readonly FittedSpan[], { base }: Product): Request['spans'] {
  const isFirst = ({ key }: FittedSpan) => base !== 'latest' && key.endsWith('.base')
  return { latest: spans.filter((span) => !isFirst(span)), first: spans.filter(isFirst) }
}

/** The spans of a request by the cut that serves them. */
export function spansByCut(
  spans: readonly FittedSpan[],
): { readonly cut: Cut; readonly spans: readonly Span[] }[] {
  const groups = new Map<string, { readonly cut: Cut; readonly spans: Span[] }>()
  for (const { cut, ...span } of spans) {
    const group = groups.get(cutKey(cut)) ?? { cut, spans: [] }
    groups.set(cutKey(cut), group)
    group.spans.push(span)
  }
  return [...groups.values()]
}

/** Whether a request before this one has the rows of a span counted already, from the same cut. */
const isCounted = ({ key, cut }: FittedSpan, { need }: Request, before: readonly Request[]): boolean =>
  before.some(
    (request) =>
      request.need.flow === need.flow &&
      [...request.spans.latest, ...request.spans.first].some(
        (span) => span.key === key && cutKey(span.cut) === cutKey(cut),
      ),
  )

async function answerTo(
  ledger: Ledger,
  request: Request,
  published: Vintage,
  before: readonly Request[],
): Promise<Answer> {
  const { need, spans } = request
  const totals = async (
    totalsRequest: Pick<TotalsRequest, 'by' | 'loads'>,
    isAsked: (span: FittedSpan) => boolean,
  ): Promise<ByPublication> => {
    const over = async (asked: readonly FittedSpan[], vintage: Vintage): Promise<readonly Total[]> => {
      const { flow, currency, within } = need
      const ofCuts = await Promise.all(
        spansByCut(asked.filter(isAsked)).map(({ cut, spans }) => {
          const request = { flow, currency, cut, ...totalsRequest, ...(within && { within }), spans }
          return ledger.totals(Object.keys(vintage).length > 0 ? { ...request, vintage } : request)
        }),
      )
      return ofCuts.flat()
    }
    const [latest, first] = await Promise.all([
      over(spans.latest, published),
      over(spans.first, { ...published, first: true }),
    ])
    return { latest, first }
  }
  if (need.by === null) {
    const rows = await totals({ by: null }, () => true)
    return { ...request, rows, behind: rows }
  }
  const [rows, behind] = await Promise.all([
    totals({ by: need.by, loads: 'together' }, () => true),
    totals({ by: null }, (span) => !isCounted(span, request, before)),
  ])
  return { ...request, rows, behind }
}
