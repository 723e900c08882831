import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet'
import { coverageOfLoad } from '../../src/ledger/coverage/completeness.ts'
import { relationFindings, supersededAmong } from '../../src/ledger/coverage/relation-findings.ts'
import { limitedDimensions, toSeries } from '../../src/ledger/coverage/series.ts'
import { UndecidedRelationError } from '../../src/ledger/coverage/undecided-relation-error.ts'
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
} from '../../src/ledger/ledger-interface.ts'
import type { Finding } from '../../src/trade/finding.ts'
import { toMonth } from '../../src/trade/month.ts'
import { toCode } from '../../src/trade/observation/code-number.ts'
import { dimensions } from '../../src/trade/terms.ts'
import { Rules } from './memory-coverage.ts'
import { byPrecedence, cellKey, grouped, type Held, pairsOf, sumOfKnown } from './memory-pairs.ts'

interface Named extends Held {
  readonly names: LoadFacts['names']
}

/** A ledger of plain lists and maps: slow, forgetful, and obviously right. What others are held against. */
export function openMemoryLedger(): Ledger {
  const held: Named[] = []
  const rules = () => new Rules(pairsOf(held))
  const loads = (): Load[] => {
    const now = rules()
    return held.map((named) => ({ ...named.load, relations: now.relationsOf(named) }))
  }

  const prevailing = (request: TotalsRequest | TraceRequest): TracedRow[] => {
    const { asOf, first } = request.vintage ?? {}
    const seen = held
      .filter(({ load }) => toSeries(load) === toSeries(request))
      .filter((item) => asOf === undefined || item.instant <= Date.parse(asOf))
    return first ? rules().firstPublished(seen) : rules().prevailing(seen)
  }

  const takeUp = async (
    staged: StagedFile,
    facts: LoadFacts,
    { restate = false }: LoadOptions = {},
  ): Promise<LoadOutcome> => {
    const existing = held.findIndex((entry) => entry.load.sha256 === facts.sha256)
    const [present] = existing === -1 ? [] : loads().slice(existing)
    if (present && !restate) return { load: present, changed: false }
    const others = held.filter((_, index) => index !== existing)
    const id = Math.max(0, ...held.map(({ load }) => load.id)) + 1
    const taken = await takeIn(id, staged, facts, others)
    held.splice(0, held.length, ...others, taken)
    const load = loads().at(-1)
    if (!load) throw new Error('the load is there')
    return { load, changed: true }
  }
  let lastLoad: Promise<unknown> = Promise.resolve()

  return {
    load: (staged, facts, options) => {
      const turn = lastLoad.then(() => takeUp(staged, facts, options))
      lastLoad = turn.catch(() => undefined)
      return turn
    },
    withdraw: async (id) => {
      const position = held.findIndex(({ load }) => load.id === id)
      if (position === -1) return null
      const [load] = loads().slice(position)
      held.splice(position, 1)
      return load ?? null
    },
    loads: async ({ sha256, commodities } = {}) =>
      loads()
        .filter((load) => sha256 === undefined || load.sha256 === sha256)
        .map((load) => ({
          ...load,
          commodities: load.commodities.filter((code) => commodities?.includes(code) ?? true),
        })),
    coverage: async ({ reporter, source, flow, currency, commodities = [], asOf } = {}) =>
      loads()
        .filter((load) => load.reporter === reporter && (reporter === undefined || load.source === source))
        .filter((load) => asOf === undefined || Date.parse(load.asOf) <= Date.parse(asOf))
        .map((load) => ({
          ...coverageOfLoad(load),
          commodities: load.commodities.filter(
            (code) => commodities.length === 0 || commodities.includes(code),
          ),
        }))
        .filter((candidate) => !flow || candidate.flow === flow)
        .filter((element) => !currency || element.currency === currency)
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
      for (const otherNamed of [...held].sort(byPrecedence))
        for (const { code, name } of otherNamed.names[dimension])
          if (codes.includes(code) && name !== '') names.set(code, name)
      return names
    },
    close: async () => undefined,
  }
}

async function takeIn(
  id: number,
  staged: StagedFile,
  facts: LoadFacts,
  others: readonly Held[],
): Promise<Named> {
  const file = await asyncBufferFromFile(staged.path)
  const rows = (await parquetReadObjects({ file })).map((row) => tracedRow(id, row, facts))
  if (rows.length !== facts.rows) throw new Error('other rows than said')
  if (rows.reduce((sum, row) => sum + row.value, 0n) !== facts.valueTotal) throw new Error('another total')
  if (rows.some(({ period: { from, to } }) => from < facts.period.from || to > facts.period.to))
    throw new Error('other months')
  if (
    rows.some((row) =>
      dimensions.some((dimension) => Boolean(row[dimension]) !== facts.cut.includes(dimension)),
    )
  )
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
  const load = { ...kept, id, cells: cells.size, findings }
  const taken = { load, instant: Date.parse(facts.asOf), names, rows }
  const held = [...others, taken]
  const rules = new Rules(pairsOf(held))
  const undecided = rules.undecided(taken, held)
  if (undecided.length > 0) throw new UndecidedRelationError(facts.file, undecided)
  findings.push(...findingsOf(taken, others, rules))
  return taken
}

/** What its relations to the loads that are there are worth telling. */
function findingsOf(taken: Held, others: readonly Held[], rules: Rules): Finding[] {
  const relations = rules.relationsOf(taken)
  const byNumber = (id: number) => {
    const found = others.find(({ load }) => load.id === id)
    if (!found) throw new Error(`no load ${id}`)
    return found
  }
  const superseded = supersededAmong(relations, (id) => rules.relationsOf(byNumber(id)))
  return relationFindings(
    taken.load.relation,
    relations.map((relation) => {
      const { load, instant } = byNumber(relation.other)
      return {
        relation,
        load: {
          file: load.file,
          relation: load.relation,
          isOfSameDate: instant === taken.instant,
          isSuperseded: superseded.has(load.id),
          quantitiesGone: rules.quantitiesGone(load.id, taken.load.id),
        },
      }
    }),
  )
}

function tracedRow(load: number, staged: Record<string, unknown>, facts: LoadFacts): TracedRow {
  const text = (column: string) => staged[column]?.toString() ?? null
  const code = (column: string) => {
    const number = text(column)
    return number === null ? null : toCode(BigInt(number))
  }
  const amount = (column: string) => {
    const found = staged[column] ?? null
    if (found !== null && typeof found !== 'bigint') throw new Error(`${column} holds ${typeof found}`)
    return found
  }
  const found = Number(staged.month ?? 0)
  const month = found > 0 ? toMonth(Math.trunc(found / 100), found % 100) : null
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
    const everything = (measure: 'quantity' | 'quantity2') =>
      group.some((total) => total[measure] === null) ? null : sumOfKnown(group.map((total) => total[measure]))
    return first
      ? {
          ...first,
          load: null,
          value: group.reduce((sum, { value }) => sum + value, 0n),
          quantity: everything('quantity'),
          quantity2: everything('quantity2'),
          rows: group.reduce((sum, { rows }) => sum + rows, 0),
        }
      : []
  })
}
