import type { Ledger, Load, Span, TotalsRequest } from '../../../ledger/ledger.ts'
import type { PartialSubheading } from '../../../review/checks/checks.ts'
import { cutKey, flows, type MonthRange, type Reported } from '../../../trade/trade.ts'

/** The codes of a subheading that files of a reporter list. */
export interface SubheadingGroup {
  readonly subheading: string
  readonly codes: readonly string[]
}

/** A file of so many of the 97 chapters of the Harmonized System has the whole trade, not the answer to a query. */
const chaptersOfWholeTrade = 90

/**
 * A ledger whose files of a reporter speak for whole subheadings: a file that lists some codes of one counts as without
 * trade in those that it does not list, unless another file has trade in them in the same months. Where files list national
 * codes, `findPartialSubheadings` has a person confirm it.
 */
export function withWholeSubheadings(
  ledger: Ledger,
  reported: Reported,
  groups: readonly SubheadingGroup[],
): Ledger {
  const { reporter, source } = reported
  return {
    ...ledger,
    loads: async (filter) => {
      const codes = groups.flatMap((group) => group.codes)
      const loads = await ledger.loads({ ...filter, commodities: codes })
      const reporterLoads = loads.filter((load) => load.reporter === reporter && load.source === source)
      const unlisted = reporterLoads.flatMap((load) =>
        groups
          .filter((group) => group.codes.some((code) => load.commodities.includes(code)))
          .flatMap((group) => group.codes.filter((code) => !load.commodities.includes(code)))
          .map((code): UnlistedCode => ({ load, code })),
      )
      const traded = await findTradedElsewhere(ledger, reported, reporterLoads, unlisted)
      const extra = unlisted.filter((item) => !traded.has(item))
      return loads.map((load) => {
        const added = extra.filter((item) => item.load === load).map(({ code }) => code)
        return added.length === 0 ? load : { ...load, commodities: [...load.commodities, ...added] }
      })
    },
  }
}

/** A code of a subheading that a file does not list, though it lists others of it. */
interface UnlistedCode {
  readonly load: Load
  readonly code: string
}

/**
 * Those codes in which other files have trade in the months of the file that does not list them: its query left them
 * out. A file without months counts as having trade in each of its own.
 */
async function findTradedElsewhere(
  ledger: Ledger,
  { reporter, source }: Reported,
  loads: readonly Load[],
  unlisted: readonly UnlistedCode[],
): Promise<ReadonlySet<UnlistedCode>> {
  const traded = new Set<UnlistedCode>()
  const requests = new Map<string, TotalsRequest & { readonly spans: Span[] }>()
  for (const [index, item] of unlisted.entries()) {
    const { code, load } = item
    const listing = loads.filter(
      (other) =>
        other.flow === load.flow && overlap(other.period, load.period) && other.commodities.includes(code),
    )
    for (const { flow, currency, cut, monthly, period } of listing) {
      if (!monthly && period.from !== period.to) traded.add(item)
      const key = [flow, currency, cutKey(cut)].join(' ')
      const request = requests.get(key) ?? { reporter, source, flow, currency, cut, by: null, spans: [] }
      requests.set(key, request)
      if (!request.spans.some((span) => span.key === `${index}`))
        request.spans.push({ key: `${index}`, months: load.period, grain: 'month', commodities: [code] })
    }
  }
  const totals = await Promise.all([...requests.values()].map((request) => ledger.totals(request)))
  for (const { span } of totals.flat()) {
    const item = unlisted[Number(span)]
    if (item) traded.add(item)
  }
  return traded
}

/**
 * The subheadings of which files that cover some months list national codes, such as 85076010: nothing tells whether their
 * queries asked for all of the subheading. Files of the subheading itself (850760, 85076000) and of the whole trade are
 * left out, and files that later ones replace.
 *
 * @param loads with all their commodities.
 */
export function findPartialSubheadings(
  loads: readonly Load[],
  groups: readonly SubheadingGroup[],
  months: readonly MonthRange[],
  { reporter }: Reported,
): PartialSubheading[] {
  const queried = loads.filter(
    ({ period, commodities }) =>
      months.some((range) => overlap(range, period)) && countChapters(commodities) < chaptersOfWholeTrade,
  )
  return groups.flatMap(({ subheading, codes }) =>
    flows.flatMap((flow) => {
      const files = queried
        .filter((load) => load.flow === flow)
        .map((load) => ({ load, codes: codes.filter((code) => load.commodities.includes(code)) }))
        .filter((file) => file.codes.some((code) => !isWhole(code, subheading)) && !isReplaced(file, loads))
      return files.length === 0 ? [] : [{ reporter, flow, subheading, files }]
    }),
  )
}

const isWhole = (code: string, subheading: string): boolean => /^0*$/.test(code.slice(subheading.length))

/** Whether a later file has all that one covers of some codes. */
const isReplaced = ({ load, codes }: PartialSubheading['files'][number], loads: readonly Load[]): boolean =>
  load.relations.some(({ kind, isLater, other, months }) => {
    const later = loads.find(({ id }) => id === other)
    return (
      !isLater &&
      (kind === 'same' || kind === 'revision') &&
      months.from <= load.period.from &&
      load.period.to <= months.to &&
      codes.every((code) => later?.commodities.includes(code))
    )
  })

const countChapters = (codes: readonly string[]): number =>
  new Set(codes.map((code) => code.slice(0, 2))).size

const overlap = (a: MonthRange, b: MonthRange): boolean => a.from <= b.to && b.from <= a.to
