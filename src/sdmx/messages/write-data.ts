import type { Dataset, Observation, Structure } from '../dataset.ts'
import { dataflowUrn, header, namespace, structureUrn, xml } from './xml-parts.ts'

/** How data are packaged. */
export interface DataForm {
  /** ISO 8601. */
  readonly prepared: string
  /** Whether the data are said to be of the dataflow instead of the structure. */
  readonly isDataflow?: boolean
  /** The dimension by which series are divided; without one each observation stands by itself. */
  readonly dimensionAtObservation?: string
}

/** SDMX-ML 3.0 structure-specific data, an element an observation. */
export async function* dataMessage(
  { structure, observations }: Dataset,
  form: DataForm,
): AsyncGenerator<string> {
  yield dataHead(structure, form)
  const order = listComponents(structure)
  for await (const observation of observations)
    yield `<Obs ${fieldsOf(observation, order)} TIME_PERIOD="${observation.period}"${amountOf(observation)}/>\n`
  yield dataEnd
}

/** The same in series: the observations that differ in one dimension alone, in its order. */
export function* seriesMessage(
  structure: Structure,
  series: Iterable<readonly Observation[]>,
  form: DataForm & { readonly dimensionAtObservation: string },
): Generator<string> {
  yield dataHead(structure, form)
  const { dimensionAtObservation: at } = form
  const key = structure.dimensions.map(({ id }) => id).filter((id) => id !== at)
  const attributes = structure.attributes.map(({ id }) => id)
  for (const observations of series) {
    const [first] = observations
    if (!first) continue
    const time = at === 'TIME_PERIOD' ? '' : ` TIME_PERIOD="${first.period}"`
    yield `<Series ${fieldsOf(first, key)}${time}>\n`
    for (const observation of observations) {
      const place = at === 'TIME_PERIOD' ? `TIME_PERIOD="${observation.period}"` : fieldsOf(observation, [at])
      const others = fieldsOf(observation, attributes)
      yield `<Obs ${place}${amountOf(observation)}${others && ` ${others}`}/>\n`
    }
    yield '</Series>\n'
  }
  yield dataEnd
}

const listComponents = ({ dimensions, attributes }: Structure): string[] =>
  [...dimensions, ...attributes].map(({ id }) => id)

function dataHead({ id }: Structure, { prepared, isDataflow, dimensionAtObservation: at }: DataForm): string {
  const urn = structureUrn(id)
  const dimension = at ?? 'AllDimensions'
  const reference = isDataflow
    ? `<com:StructureUsage>${dataflowUrn(id)}</com:StructureUsage>`
    : `<com:Structure>${urn}</com:Structure>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<mes:StructureSpecificData xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:mes="${namespace}/message" xmlns:ss="${namespace}/data/structurespecific" xmlns:com="${namespace}/common" xmlns:ns1="${urn}:ObsLevelDim:${dimension}">
<mes:Header>${header(`${id}_DATA`, prepared)}<mes:Structure structureID="${id}" namespace="${urn}" dimensionAtObservation="${dimension}">${reference}</mes:Structure></mes:Header>
<mes:DataSet ss:structureRef="${id}" xsi:type="ns1:DataSetType" ss:dataScope="DataStructure" action="Information">
`
}

const dataEnd = '</mes:DataSet>\n</mes:StructureSpecificData>\n'

const fieldsOf = ({ components }: Observation, order: readonly string[]): string =>
  order
    .flatMap((id) => {
      const text = components[id]
      return text === undefined ? [] : [`${id}="${xml(text)}"`]
    })
    .join(' ')

const amountOf = ({ value }: Observation): string => (value === null ? '' : ` OBS_VALUE="${value}"`)
