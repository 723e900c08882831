import {
  type AmountScale,
  type Currency,
  currencies,
  cutKey,
  type Finding,
  type Flow,
  flows,
  type Localized,
  type Scope,
  toCut,
} from '../../trade/trade.ts'
import { toSeries } from '../coverage/coverage.ts'
import type { Coverage, CoverageFilter, Load, LoadFacts } from '../ledger-interface.ts'
import { type LoadRelation, type StatedRelation, statedRelations } from '../relation.ts'
import { publishedBy } from './prevalence.ts'
import type { Row } from './row.ts'

// How the ledgers that speak SQL keep what is known of a load, in columns of the same names.

/** What is bound to say all that is known of a load before its rows are read. */
export const loadParameters = (facts: Omit<LoadFacts, 'names'>) => ({
  file: facts.file,
  sha256: facts.sha256,
  source: facts.source,
  reporter: facts.reporter ?? null,
  valueScale: facts.scale?.value ?? 0,
  quantityScale: facts.scale?.quantity ?? 0,
  flow: facts.flow,
  currency: facts.currency,
  cut: cutKey(facts.cut),
  scope: JSON.stringify(facts.scope),
  series: toSeries(facts),
  from: facts.period.from,
  to: facts.period.to,
  monthly: facts.monthly,
  truncatedAt: facts.truncatedAt,
  uncovered: JSON.stringify(facts.uncoveredMonths),
  relation: facts.relation ?? null,
  asOf: facts.asOf,
  instant: BigInt(toInstant(facts.asOf)),
  loadedAt: facts.loadedAt,
  rows: BigInt(facts.rows),
  valueTotal: facts.valueTotal,
  note: JSON.stringify(facts.note),
})

/** Milliseconds since 1970, so that `2024-01-18` and `2024-01-18T00:00:00.000Z` are one date. */
export function toInstant(asOf: string): number {
  const instant = Date.parse(asOf)
  if (Number.isNaN(instant)) throw new RangeError(`not a date in ISO 8601: ${asOf}`)
  return instant
}

/** @param commodities those that it lists, or some of them. */
export function toLoad(row: Row, commodities: readonly string[], relations: readonly LoadRelation[]): Load {
  // Both were written by `JSON.stringify`, so what comes back has the type that went in.
  const note: Localized | null = JSON.parse(row.text('note'))
  const findings: readonly Finding[] = JSON.parse(row.text('findings'))
  return {
    id: row.number('id'),
    file: row.text('file'),
    sha256: row.text('sha256'),
    ...toScale(row),
    ...heldBy(row, commodities, relations),
    asOf: row.text('as_of'),
    loadedAt: row.text('loaded_at'),
    rows: row.number('row_count'),
    valueTotal: row.bigint('value_total'),
    note,
    findings,
    source: row.text('source'),
    cells: row.number('cells'),
  }
}

/** What of a load says which trade it holds. */
export function heldBy(
  row: Row,
  commodities: readonly string[],
  relations: readonly LoadRelation[],
): Omit<Coverage, 'load'> {
  const relation = toStatedRelation(row)
  const reporter = row.textOrNull('reporter')
  return {
    ...(reporter === null ? {} : { reporter, source: row.text('source') }),
    flow: flowOf(row),
    currency: currencyOf(row),
    cut: toCut(row.text('cut')),
    scope: scopeOf(row),
    period: row.period(),
    monthly: row.boolean('monthly'),
    truncatedAt: row.monthOrNull('truncated_at'),
    // Written by `JSON.stringify` above.
    uncoveredMonths: JSON.parse(row.text('uncovered')),
    ...(relation === undefined ? {} : { relation }),
    relations,
    commodities,
  }
}

/** What somebody said of how a load relates to others. */
export function toStatedRelation(row: Row): StatedRelation | undefined {
  const stated = row.textOrNull('relation')
  return statedRelations.find((relation) => relation === stated)
}

/** The loads that a filter of coverage keeps, whatever its commodities, in SQL, and what is bound to it. */
export function coveredBy(filter: CoverageFilter) {
  const { flow, currency, reporter, source = '' } = filter
  const conditions = ['as_of_instant <= $published']
  conditions.push(reporter === undefined ? 'reporter IS NULL' : 'reporter = $reporter AND source = $source')
  if (flow) conditions.push('flow = $flow')
  if (currency) conditions.push('currency = $currency')
  const parameters = {
    published: publishedBy(filter),
    ...(reporter !== undefined && { reporter, source }),
    ...(flow && { flow }),
    ...(currency && { currency }),
  }
  return { condition: conditions.join(' AND '), parameters }
}

/** Absent where amounts are whole units. */
function toScale(row: Row): { readonly scale?: AmountScale } {
  const scale = { value: row.number('value_scale'), quantity: row.number('quantity_scale') }
  return scale.value === 0 && scale.quantity === 0 ? {} : { scale }
}

function flowOf(row: Row): Flow {
  const flow = flows.find((candidate) => candidate === row.text('flow'))
  if (!flow) throw new Error(`no such flow: ${row.text('flow')}`)
  return flow
}

function currencyOf(row: Row): Currency {
  const currency = currencies.find((candidate) => candidate === row.text('currency'))
  if (!currency) throw new Error(`no such currency: ${row.text('currency')}`)
  return currency
}

/** Written by `JSON.stringify` above. */
function scopeOf(row: Row): Scope {
  return JSON.parse(row.text('scope'))
}
