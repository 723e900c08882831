import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import type {
  Ledger,
  Load,
  LoadFacts,
  LoadOptions,
  LoadOutcome,
  Span,
  StagedFile,
  Total,
  TotalsRequest,
  TracedRow,
  TraceRequest,
} from '../../src/ledger/ledger.ts'
import { isWhole, limitedDimensions, seriesOf } from '../../src/ledger/series.ts'
import { codeOf } from '../../src/trade/code-number.ts'
import type { Finding } from '../../src/trade/finding.ts'
import { monthOf } from '../../src/trade/month.ts'
import { dimensions } from '../../src/trade/terms.ts'

interface Held {
  readonly load: Load
  readonly instant: number
  readonly names: LoadFacts['names']
  readonly rows: readonly TracedRow[]
  /** Rows by the key of their cell. */
  readonly cells: ReadonlyMap<string, readonly TracedRow[]>
}

/** A ledger of plain lists and maps: slow, forgetful, and obviously right. What others are held against. */
export function openMemoryLedger(): Ledger {
  const held: Held[] = []
  const fits = ({ load }: Held, request: TotalsRequest | TraceRequest) => seriesOf(load) === seriesOf(request)

  /** Rows of the cells in which their load prevails. */
  const prevailing = (request: TotalsRequest | TraceRequest): TracedRow[] => {
    const { asOf, first } = request.vintage ?? {}
    const fitting = held
      .filter((one) => fits(one, request))
      .filter((one) => asOf === undefined || one.instant <= Date.parse(asOf))
      .sort(byPrecedence)
    if (first) return firstPublished(fitting)
    const cells = new Map<string, readonly TracedRow[]>()
    for (const one of fitting) for (const [key, rows] of one.cells) cells.set(key, rows)
    return [...cells.values()].flat()
  }

  const takeUp = async (
    staged: StagedFile,
    facts: LoadFacts,
    { restate = false }: LoadOptions = {},
  ): Promise<LoadOutcome> => {
    const known = held.find((one) => one.load.sha256 === facts.sha256)
    if (known && !restate) return { load: known.load, changed: false }
    const others = held.filter((one) => one !== known)
    const id = Math.max(0, ...held.map(({ load }) => load.id)) + 1
    const taken = await takeIn(id, staged, facts, others)
    held.splice(0, held.length, ...others, taken)
    return { load: taken.load, changed: true }
  }
  let lastLoad: Promise<unknown> = Promise.resolve()

  return {
    load: (staged, facts, options) => {
      const turn = lastLoad.then(() => takeUp(staged, facts, options))
      lastLoad = turn.catch(() => undefined)
      return turn
    },
    withdraw: async (id) => {
      const at = held.findIndex(({ load }) => load.id === id)
      return at === -1 ? null : (held.splice(at, 1)[0]?.load ?? null)
    },
    loads: async ({ sha256, commodities } = {}) =>
      held
        .map(({ load }) => load)
        .filter((load) => sha256 === undefined || load.sha256 === sha256)
        .map((load) => ({
          ...load,
          commodities: load.commodities.filter((code) => commodities?.includes(code) ?? true),
        })),
    coverage: async ({ flow, currency, commodities = [], asOf } = {}) =>
      held
        .filter((one) => asOf === undefined || one.instant <= Date.parse(asOf))
        .map(({ load }) => ({
          load: load.id,
          flow: load.flow,
          currency: load.currency,
          cut: load.cut,
          scope: load.scope,
          period: load.period,
          monthly: load.monthly,
          truncatedAt: load.truncatedAt,
          commodities: load.commodities.filter(
            (code) => commodities.length === 0 || commodities.includes(code),
          ),
        }))
        .filter((one) => !flow || one.flow === flow)
        .filter((one) => !currency || one.currency === currency)
        .filter((one) => commodities.length === 0 || one.commodities.length > 0),
    totals: async (request) => {
      if (limitedDimensions(request.within ?? {}).some((by) => !request.cut.includes(by)))
        throw new RangeError('limited by a dimension that the cut lacks')
      const rows = prevailing(request)
      const apart = request.spans.flatMap((span) => addUp(rows, span, request))
      return request.loads === 'together' ? addUpLoads(apart) : apart
    },
    trace: async (request) =>
      prevailing(request)
        .filter((row) => isIn(row, request.span, request))
        .filter((row) => !request.by || !request.codes || request.codes.includes(row[request.by] ?? ''))
        .sort((a, b) => a.load - b.load || a.line - b.line),
    names: async (dimension, codes) => {
      const names = new Map<string, string>()
      for (const one of [...held].sort(byPrecedence))
        for (const { code, name } of one.names[dimension])
          if (codes.includes(code) && name !== '') names.set(code, name)
      return names
    },
    close: async () => undefined,
  }
}

/** Of each period and commodity the rows of the earliest whole publication; of several of one date, the later. */
function firstPublished(fitting: readonly Held[]): TracedRow[] {
  const slices = grouped(
    fitting.flatMap((one) => [...one.cells].map(([key, rows]) => ({ one, key, rows }))),
    ({ rows }) => sliceKey(rows[0]),
  )
  return [...slices.values()].flatMap((slice) => {
    const publication = ({ one, rows }: (typeof slice)[number]) => {
      const { scope, truncatedAt } = one.load
      const cutOff = truncatedAt !== null && truncatedAt <= (rows[0]?.period.from ?? 0)
      return one.instant + (cutOff || !isWhole(scope) ? 10_000_000_000_000 : 0)
    }
    const earliest = Math.min(...slice.map(publication))
    const cells = new Map<string, readonly TracedRow[]>()
    for (const cell of slice) if (publication(cell) === earliest) cells.set(cell.key, cell.rows)
    return [...cells.values()].flat()
  })
}

const sliceKey = (row: TracedRow | undefined): string =>
  `${row?.period.from} ${row?.period.to} ${row?.commodity}`

const byPrecedence = (a: Held, b: Held) => a.instant - b.instant || a.load.id - b.load.id

async function takeIn(
  id: number,
  staged: StagedFile,
  facts: LoadFacts,
  held: readonly Held[],
): Promise<Held> {
  const file = await asyncBufferFromFile(staged.path)
  const rows = (await parquetReadObjects({ file })).map((row) => tracedRow(id, row, facts))
  if (rows.length !== facts.rows) throw new Error('other rows than said')
  if (rows.reduce((sum, row) => sum + row.value, 0n) !== facts.valueTotal) throw new Error('another total')
  if (rows.some(({ period: { from, to } }) => from < facts.period.from || to > facts.period.to))
    throw new Error('other months')
  if (rows.some((row) => dimensions.some((one) => Boolean(row[one]) !== facts.cut.includes(one))))
    throw new Error('another cut')
  const cells = grouped(rows, cellKey)
  const { names, ...kept } = facts
  const findings: Finding[] = [...facts.findings]
  const repeated = [...cells.values()].filter((cell) => cell.length > 1)
  if (repeated.length > 0) {
    findings.push({
      kind: 'repeatedKeys',
      severity: 'note',
      count: rows.length - cells.size,
      where: { file: facts.file, line: Math.min(...repeated.flat().map((row) => row.line)) },
    })
  }
  const load: Load = { ...kept, id, cells: cells.size, findings }
  const taken = { load, instant: Date.parse(facts.asOf), names, rows, cells }
  findings.push(...disagreements(taken, held))
  return taken
}

function tracedRow(load: number, staged: Record<string, unknown>, facts: LoadFacts): TracedRow {
  const text = (column: string) => staged[column]?.toString() ?? null
  const code = (column: string) => {
    const number = text(column)
    return number === null ? null : codeOf(BigInt(number))
  }
  const amount = (column: string) => {
    const found = staged[column] ?? null
    if (found !== null && typeof found !== 'bigint') throw new Error(`${column} holds ${typeof found}`)
    return found
  }
  const found = Number(staged.month ?? 0)
  const month = found > 0 ? monthOf(Math.trunc(found / 100), found % 100) : null
  return {
    load,
    line: Number(staged.line),
    period: month ? { from: month, to: month } : facts.period,
    commodity: code('commodity') ?? '',
    partner: code('partner'),
    procedure: code('procedure'),
    place: code('place'),
    value: amount('value') ?? 0n,
    quantity: amount('quantity'),
    unit: text('unit'),
    quantity2: amount('quantity2'),
    unit2: text('unit2'),
  }
}

const cellKey = ({ period, commodity, partner, procedure, place }: TracedRow): string =>
  [period.from, period.to, commodity, partner, procedure, place].join()

function isIn(row: TracedRow, span: Span, request: TotalsRequest | TraceRequest): boolean {
  const { from, to } = row.period
  if (limitedDimensions(request.within ?? {}).some((by) => !request.within?.[by]?.includes(row[by] ?? '')))
    return false
  if (request.cut.includes('commodity') && !span.commodities.includes(row.commodity)) return false
  return span.grain === 'whole'
    ? from === span.months.from && to === span.months.to
    : from === to && from >= span.months.from && to <= span.months.to
}

function addUp(rows: readonly TracedRow[], span: Span, request: TotalsRequest): Total[] {
  const code = (row: TracedRow) => (request.by ? (row[request.by] ?? '') : '')
  const groups = grouped(
    rows.filter((row) => isIn(row, span, request)),
    (row) =>
      [code(row), row.commodity, row.unit ?? '', row.unit2 ?? '', String(row.load).padStart(9, '0')].join(),
  )
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group
      if (!first) return []
      return {
        span: span.key,
        commodity: first.commodity,
        code: code(first),
        load: first.load,
        unit: first.unit,
        unit2: first.unit2,
        value: group.reduce((sum, row) => sum + row.value, 0n),
        quantity: sumOfKnown(group.map((row) => row.quantity)),
        quantity2: sumOfKnown(group.map((row) => row.quantity2)),
        rows: group.length,
      }
    })
}

/** Sums that differ in their load alone, which stand beside each other, in one. */
function addUpLoads(apart: readonly Total[]): Total[] {
  const alike = ({
    load: _,
    value: _value,
    quantity: _quantity,
    quantity2: _quantity2,
    rows: _rows,
    ...key
  }: Total) => JSON.stringify(key)
  return [...grouped(apart, alike).values()].flatMap((group) => {
    const [first] = group
    const all = (measure: 'quantity' | 'quantity2') =>
      group.some((total) => total[measure] === null) ? null : sumOfKnown(group.map((total) => total[measure]))
    return first
      ? {
          ...first,
          load: null,
          value: group.reduce((sum, { value }) => sum + value, 0n),
          quantity: all('quantity'),
          quantity2: all('quantity2'),
          rows: group.reduce((sum, { rows }) => sum + rows, 0),
        }
      : []
  })
}

/** Null only where all are null. */
function sumOfKnown(values: readonly (bigint | null)[]): bigint | null {
  const known = values.filter((value) => value !== null)
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0n)
}

/** The findings against the loads that are there. */
function disagreements(taken: Held, held: readonly Held[]): Finding[] {
  const rivals = held.filter((one) => seriesOf(one.load) === seriesOf(taken.load)).sort(byPrecedence)
  const prevailed = new Map<string, Held>()
  for (const one of rivals) for (const key of one.cells.keys()) prevailed.set(key, one)
  const found: Finding[] = []
  for (const rival of [...rivals].sort((a, b) => a.load.id - b.load.id)) {
    const subject = rival.load.file
    const counts = { noLongerListed: 0, revised: 0, sameDate: 0 }
    for (const [key, before] of rival.cells) {
      const after = taken.cells.get(key)
      const wasPrevailing = prevailed.get(key) === rival
      if (!after) {
        const first = before[0]
        if (wasPrevailing && rival.instant <= taken.instant && first && mustList(taken.load, first))
          counts.noLongerListed++
      } else if (differ(before, after)) {
        if (wasPrevailing && rival.instant < taken.instant) counts.revised++
        if (rival.instant === taken.instant) counts.sameDate++
      }
    }
    for (const kind of ['noLongerListed', 'revised', 'sameDate'] as const) {
      if (counts[kind] > 0)
        found.push({ kind, severity: kind === 'revised' ? 'note' : 'warning', count: counts[kind], subject })
    }
  }
  // By kind, then by load: the sort is stable.
  return found.sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0))
}

/** Whether a whole file like this one would list a cell, were there still trade in it. */
function mustList({ scope, cut, commodities, period, monthly, truncatedAt }: Load, row: TracedRow): boolean {
  const { from, to } = row.period
  if (!isWhole(scope)) return false
  if (cut.includes('commodity') && !commodities.includes(row.commodity)) return false
  if (!monthly) return truncatedAt === null && from === period.from && to === period.to
  return from === to && from >= period.from && to <= period.to && (truncatedAt === null || from < truncatedAt)
}

function differ(before: readonly TracedRow[], after: readonly TracedRow[]): boolean {
  const value = (rows: readonly TracedRow[]) => rows.reduce((sum, row) => sum + row.value, 0n)
  const changed = (measure: 'quantity' | 'quantity2' | 'unit' | 'unit2') => {
    const of = (rows: readonly TracedRow[]) =>
      measure === 'quantity' || measure === 'quantity2'
        ? sumOfKnown(rows.map((row) => row[measure]))
        : (rows.flatMap((row) => row[measure] ?? []).sort()[0] ?? null)
    return of(before) !== null && of(before) !== of(after)
  }
  return (
    value(before) !== value(after) ||
    changed('quantity') ||
    changed('quantity2') ||
    changed('unit') ||
    changed('unit2')
  )
}

function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item])
  return groups
}
