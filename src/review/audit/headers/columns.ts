import { type Facets, type PeriodWords, readUnitName, type UnitWords } from '../lexicon/lexicon.ts'
import { type Meaning, readMeaning, withoutPeriods } from './meaning.ts'

/** A column of a table, by the words over it. */
export interface Column {
  readonly header: string
  /** `unread` where the words say nothing that is known. */
  readonly kind: 'name' | 'rank' | 'figure' | 'unread'
  readonly facets: Facets
  readonly period: PeriodWords | null
  readonly unit: UnitWords | null
  /** Which of the parts of a table that stand side by side, each with names of its own. */
  readonly block: number
  /** Of a change: the year that it is against, where that is not the year before. */
  readonly against?: number
}

/** Columns by the words over each of them. */
export function readColumns(headers: readonly string[]): Column[] {
  let block = -1
  const meanings = headers.map((header) => withUnit(withMirrorPercent(withRole(readMeaning(header)))))
  const isNamed = meanings.some(({ facets }) => facets.role === 'name')
  const columns = meanings.map((meaning, index) => {
    const kind = kindOf(meaning, index, isNamed)
    if (kind === 'name' || block < 0) block += 1
    return toColumn(meaning, kind, block)
  })
  const year = baseYear(columns)
  const inFlow = withOnlyPeriod(inheritAmounts(withoutUnknownAmounts(withoutAmbiguousAmounts(columns))))
  return year === null
    ? inFlow
    : inFlow.map((column) => (column.facets.basis === 'change' ? { ...column, against: year } : column))
}

/** Amounts side by side of which the words that are known say the same differ in something that they do not say. */
function withoutAmbiguousAmounts(columns: readonly Column[]): Column[] {
  const meaningOf = ({ block, facets, period, unit }: Column): string =>
    JSON.stringify([block, facets, period && { ...period, text: '' }, unit?.text])
  const counts = new Map<string, number>()
  for (const column of columns)
    if (isLevel(column)) counts.set(meaningOf(column), (counts.get(meaningOf(column)) ?? 0) + 1)
  return columns.map((column) =>
    isLevel(column) && (counts.get(meaningOf(column)) ?? 0) > 1 ? { ...column, kind: 'unread' } : column,
  )
}

const isLevel = ({ kind, facets: { operation, basis } }: Column): boolean =>
  kind === 'figure' && operation === undefined && basis === undefined

/** A growth or share after a column of no known meaning is of that, so that it says nothing either. */
function withoutUnknownAmounts(columns: readonly Column[]): Column[] {
  let isUnknown = false
  return columns.map((column) => {
    const { kind, facets } = column
    const isDerived = kind === 'figure' && facets.operation !== undefined && facets.measure === undefined
    if (!isDerived) isUnknown = kind === 'unread'
    return isDerived && isUnknown ? { ...column, kind: 'unread' } : column
  })
}

/**
 * 出口额, 同比, 进口额, 同比: a growth or share directly after an amount of a flow is of that flow. 8月出口额, 同比,
 * 1-8月出口额, 同比: and of that period, but for one after two amounts side by side, such as those of two years.
 */
function inheritAmounts(columns: readonly Column[]): Column[] {
  let flow: Facets['flow']
  let period: PeriodWords | null = null
  let isAfterAmount = false
  return columns.map((column) => {
    const { kind, facets } = column
    if (kind !== 'figure') {
      flow = undefined
      period = null
      isAfterAmount = false
      return column
    }
    if (facets.operation === undefined && facets.basis !== 'change') {
      flow = facets.flow
      period = isAfterAmount ? laterYear(period, column.period) : column.period
      isAfterAmount = true
      return column
    }
    isAfterAmount = false
    if (facets.flow !== undefined) flow = undefined
    return {
      ...column,
      ...(flow !== undefined && { facets: { ...facets, flow } }),
      period: column.period ?? period,
    }
  })
}

/** A growth, a share or a price is of the period that all amounts are of, where these name a single one. */
function withOnlyPeriod(columns: readonly Column[]): Column[] {
  const periods = new Map(columns.flatMap(({ period }) => (period ? [[period.text, period] as const] : [])))
  const [only] = periods.values()
  return columns.map((column) =>
    only && periods.size === 1 && isDerived(column) && column.period === null
      ? { ...column, period: only }
      : column,
  )
}

const isDerived = ({ facets: { operation, measure } }: Column): boolean =>
  operation !== undefined || measure === 'unitValue'

/** 2022, 2023, change: of the later of two years in turn; null for other periods side by side. */
const laterYear = (first: PeriodWords | null, second: PeriodWords | null): PeriodWords | null =>
  first?.kind === 'year' && second?.kind === 'year' && first.year !== null && second.year === first.year + 1
    ? second
    : null

/** The year that columns beside those of now are of; null where there is none, or several. */
function baseYear(columns: readonly Column[]): number | null {
  if (!columns.some(({ facets }) => facets.basis === 'now')) return null
  const years = new Set(
    columns.flatMap(({ facets, period }) =>
      facets.basis === undefined && facets.operation === undefined && period?.year ? period.year : [],
    ),
  )
  const [year] = years
  return years.size === 1 && year !== undefined ? year : null
}

/** Words that name rows where they stand over them alone; sentences use them for much else. */
export const rowName = /^(?:year|quarter|group|area|state|年份|季度|州)$/i

const withRole = (meaning: Meaning): Meaning =>
  meaning.facets.role === undefined && rowName.test(meaning.rest.trim())
    ? { ...meaning, facets: { ...meaning.facets, role: 'name' } }
    : meaning

/** 相差（%）, over a column alone or under 金额（万美元）: by how much the data of two sides differ. */
function withMirrorPercent(meaning: Meaning): Meaning {
  const unit = meaning.units.at(-1)
  if (unit?.kind !== 'percent' || !/^(?:相差|difference)$/i.test(meaning.rest.trim())) return meaning
  const facets = { ...meaning.facets, flow: 'import', operation: 'mirrorPercent' } as const
  return { ...meaning, facets, units: [unit] }
}

/** Tonnes or 万吨 alone over a column, beside its months, counts goods. */
function withUnit(meaning: Meaning): Meaning {
  if (meaning.units.length > 0 || Object.keys(meaning.facets).length > 0) return meaning
  const unit = readUnitName(withoutPeriods(meaning.text, meaning.periods).replace(/^[,，]|[,，]$/g, ''))
  return unit?.kind === 'quantity' ? { ...meaning, units: [unit] } : meaning
}

/** 2月当月 2019年同期, and 2023年 over 12月: the month of that year. */
function joinPeriods(periods: readonly PeriodWords[]): PeriodWords | null {
  const last = periods.at(-1) ?? null
  const before = periods.at(-2)
  if (!last || !before || (last.kind === 'year') === (before.kind === 'year')) return last
  const [year, part] = last.kind === 'year' ? [last, before] : [before, last]
  return part.year === null && year.year !== null ? { ...part, year: year.year } : last
}

function kindOf({ facets, periods, units, text }: Meaning, index: number, isNamed: boolean): Column['kind'] {
  if (facets.role === 'rank') return 'rank'
  if (text.trim() === '') return index === 0 || !isNamed ? 'name' : 'unread'
  const isFigure =
    facets.measure !== undefined ||
    facets.operation !== undefined ||
    facets.basis !== undefined ||
    facets.direction !== undefined
  // 区域 names rows, and 出口市场 too, but 市场份额 does not.
  if (facets.role === 'name' && !isFigure) return 'name'
  return isFigure || facets.flow !== undefined || periods.length > 0 || units.length > 0 ? 'figure' : 'unread'
}

/** A rise or fall in a heading is a growth: 增长（%）, 比上年增加. */
function toColumn({ text, facets, periods, units }: Meaning, kind: Column['kind'], block: number): Column {
  const [unit = null] = units
  const isGrowth =
    facets.operation === undefined && facets.direction !== undefined && facets.measure === undefined
  const operation = isGrowth
    ? unit === null || unit.kind === 'percent'
      ? 'yoy'
      : 'difference'
    : facets.operation
  return {
    header: text,
    kind,
    facets: { ...facets, ...(operation && { operation }) },
    period: joinPeriods(periods),
    unit,
    block,
  }
}
