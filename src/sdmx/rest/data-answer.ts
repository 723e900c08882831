import { tradeStructureId } from '../../codes/sdmx-codes/sdmx-codes.ts'
import { CodeCollector, type Dataset, type Observation, type Structure } from '../dataset.ts'
import { dataMessage, sdmxCsv, seriesMessage } from '../messages/messages.ts'
import { toTradeDataset, tradeStructure } from '../trade-dataset.ts'
import { readRecords, type TradeRecord } from '../trade-records.ts'
import { type DataSource, listSeries, nameCommodities } from '../trade-series.ts'
import { type Filter, listComponents, readFilter } from './filters.ts'
import type { DataFormat } from './media-types.ts'
import { badQuery, QueryFault } from './query-fault.ts'
import { type ArtefactSelector, isSelected } from './selectors.ts'

/** A query of data, with the parts of its path that it has. */
export interface DataQuery extends ArtefactSelector {
  readonly context?: string | undefined
  readonly key?: string | undefined
  /** The parameters `c[…]`, by component. */
  readonly conditions: ReadonlyMap<string, string>
  readonly dimensionAtObservation?: string | undefined
  readonly firstNObservations?: number | undefined
  readonly lastNObservations?: number | undefined
  readonly attributes?: string | undefined
  readonly measures?: string | undefined
  readonly format: DataFormat
}

/** The ids of the components of the data. */
export const listTradeComponents = (): readonly string[] => listComponents(tradeStructure)

/** So many observations are kept in memory. */
export const mostObservations = 200_000

/**
 * The observations that a query selects, as SDMX-ML 3.0 or SDMX-CSV 2.0; null where there are none.
 *
 * @throws QueryFault for what is wrong, what is too much, and for what the standard has and this program has not.
 */
export async function answerData(
  source: DataSource,
  query: DataQuery,
  prepared: Date,
): Promise<AsyncIterable<string> | Iterable<string> | null> {
  const { context = '*', key = '*', format } = query
  if (!/^(?:\*|dataflow|datastructure|provisionagreement)$/.test(context))
    throw badQuery('context', context, {
      zh: '应为 dataflow、datastructure 或 *',
      en: 'expected dataflow, datastructure or *',
    })
  const dimensionAtObservation = readDimension(query.dimensionAtObservation)
  const filter = readFilter(tradeStructure, key, query.conditions)
  const structure = selectComponents(query)
  const isMeant = isSelected({ version: '+', ...query }, tradeStructureId)
  if (!isMeant || context === 'provisionagreement') return null
  const observations = await readObservations(source, filter)
  const series = groupSeries(observations, dimensionAtObservation, query)
  const selected = series.flat().map((observation) => withoutParts(observation, structure, query))
  if (selected.length === 0) return null
  const isDataflow = context === 'dataflow'
  const dataset: Dataset = { structure, codes: new CodeCollector(), observations: iterate(selected) }
  if (format === 'csv') return sdmxCsv(dataset, isDataflow ? 'dataflow' : 'datastructure')
  const form = { prepared: prepared.toISOString(), isDataflow }
  if (dimensionAtObservation === 'AllDimensions') return dataMessage(dataset, form)
  const inSeries = groupSeries(selected, dimensionAtObservation, {})
  return seriesMessage(structure, inSeries, { ...form, dimensionAtObservation })
}

async function* iterate(observations: readonly Observation[]): AsyncGenerator<Observation> {
  yield* observations
}

/** A dimension, or AllDimensions; by default TIME_PERIOD, as the standard has it. */
function readDimension(text = 'TIME_PERIOD'): string {
  const ids = [...tradeStructure.dimensions.map(({ id }) => id), 'TIME_PERIOD', 'AllDimensions']
  if (ids.includes(text)) return text
  throw badQuery('dimensionAtObservation', text, {
    zh: `应为 ${ids.join('、')}`,
    en: `expected one of ${ids.join(', ')}`,
  })
}

async function readObservations(source: DataSource, filter: Filter): Promise<Observation[]> {
  const { commodities, months, test } = filter
  async function* records(): AsyncGenerator<TradeRecord> {
    const query = { ...(commodities && { commodities }), ...(months && { months }) }
    for (const series of await listSeries(source)) yield* readRecords(series, query, () => {})
  }
  const found: Observation[] = []
  const names = commodities ? new Map<string, string>() : await nameCommodities(source)
  for await (const observation of toTradeDataset(records(), names).observations) {
    if (!test(observation)) continue
    found.push(observation)
    if (found.length > mostObservations) throw tooMany()
  }
  return found
}

/** Observations of the same dimensions but one, each series in the order of that one. */
function groupSeries(
  observations: readonly Observation[],
  dimensionAtObservation: string,
  {
    firstNObservations: first,
    lastNObservations: last,
  }: Pick<DataQuery, 'firstNObservations' | 'lastNObservations'>,
): readonly (readonly Observation[])[] {
  const others = tradeStructure.dimensions.map(({ id }) => id).filter((id) => id !== dimensionAtObservation)
  const place = ({ period, components }: Observation): string =>
    dimensionAtObservation === 'TIME_PERIOD' || dimensionAtObservation === 'AllDimensions'
      ? period
      : (components[dimensionAtObservation] ?? '')
  const groups = new Map<string, Observation[]>()
  for (const observation of observations) {
    const key = [
      ...others.map((id) => observation.components[id]),
      ...(dimensionAtObservation === 'TIME_PERIOD' || dimensionAtObservation === 'AllDimensions'
        ? []
        : [observation.period]),
    ].join('.')
    const group = groups.get(key) ?? []
    group.push(observation)
    groups.set(key, group)
  }
  return [...groups.values()].map((group) => {
    const sorted = group.sort((a, b) => (place(a) < place(b) ? -1 : 1))
    if (first === undefined && last === undefined) return sorted
    const wanted = new Set([...sorted.slice(0, first ?? 0), ...(last ? sorted.slice(-last) : [])])
    return sorted.filter((observation) => wanted.has(observation))
  })
}

/** The structure with the attributes that are asked for. @throws QueryFault (400) for one that there is not. */
function selectComponents({ attributes = 'dsd' }: DataQuery): Structure {
  const wanted = attributes.split(',')
  const ids = tradeStructure.attributes.map(({ id }) => id)
  const acceptedNames = [...ids, 'dsd', 'msd', 'dataset', 'series', 'obs', 'all', 'none']
  const strange = wanted.find((id) => !acceptedNames.includes(id))
  if (strange !== undefined)
    throw badQuery('attributes', attributes, {
      zh: `应为 ${acceptedNames.join('、')}`,
      en: `expected ${acceptedNames.join(', ')}`,
    })
  const isAll = wanted.some((id) => ['dsd', 'obs', 'all'].includes(id))
  return {
    ...tradeStructure,
    attributes: tradeStructure.attributes.filter(({ id }) => isAll || wanted.includes(id)),
  }
}

/** An observation without the parts that are not asked for. */
function withoutParts(
  observation: Observation,
  { dimensions, attributes }: Structure,
  { measures = 'all' }: DataQuery,
): Observation {
  if (!/^(?:all|none|OBS_VALUE)$/.test(measures))
    throw badQuery('measures', measures, {
      zh: '应为 all、none 或 OBS_VALUE',
      en: 'expected all, none or OBS_VALUE',
    })
  const askedIds = new Set([...dimensions, ...attributes].map(({ id }) => id))
  const components = Object.fromEntries(
    Object.entries(observation.components).filter(([id]) => askedIds.has(id)),
  )
  return { ...observation, components, value: measures === 'none' ? null : observation.value }
}

const tooMany = (): QueryFault =>
  new QueryFault(
    413,
    {
      zh: `查询的结果超过 ${mostObservations} 个观测值。`,
      en: `The query selects more than ${mostObservations} observations.`,
    },
    {
      zh: '用维度的代码或时期缩小范围；全部数据用 tradebrief export 导出。',
      en: 'Narrow it by codes or periods; tradebrief export writes all data.',
    },
  )
