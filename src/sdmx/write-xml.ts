import { sdmxAgency as agency, sdmxVersion as version } from '../codes/sdmx-codes/sdmx-codes.ts'
import { escapeMarkup } from '../press/shared/shared.ts'
import { withoutControls } from '../trade/trade.ts'
import type { Component, Dataset, Structure } from './dataset.ts'

const namespace = 'http://www.sdmx.org/resources/sdmxml/schemas/v3_0'
const model = 'urn:sdmx:org.sdmx.infomodel'
const concepts = `${model}.conceptscheme.Concept=${agency}:CS_TRADEBRIEF(${version})`
const structureUrn = (id: string) => `${model}.datastructure.DataStructure=${agency}:${id}(${version})`
const listUrn = (id: string) => `${model}.codelist.Codelist=${agency}:${id}(${version})`
const listId = (structure: string, component: string) => `CL_${structure}_${component}`

/** A text as XML; characters that XML cannot have, and those that hide text, are replaced. */
const xml = (text: string): string => escapeMarkup(withoutControls(text))

const header = (id: string, prepared: string): string =>
  `<mes:ID>${id}</mes:ID><mes:Test>false</mes:Test><mes:Prepared>${prepared}</mes:Prepared><mes:Sender id="${agency}"/>`

/** SDMX-ML 3.0 structure-specific data, an element an observation. @param prepared ISO 8601. */
export async function* dataMessage(
  { structure, observations }: Dataset,
  prepared: string,
): AsyncGenerator<string> {
  const { id, dimensions, attributes } = structure
  const urn = structureUrn(id)
  yield `<?xml version="1.0" encoding="UTF-8"?>
<mes:StructureSpecificData xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:mes="${namespace}/message" xmlns:ss="${namespace}/data/structurespecific" xmlns:com="${namespace}/common" xmlns:ns1="${urn}:ObsLevelDim:AllDimensions">
<mes:Header>${header(`${id}_DATA`, prepared)}<mes:Structure structureID="${id}" namespace="${urn}" dimensionAtObservation="AllDimensions"><com:Structure>${urn}</com:Structure></mes:Structure></mes:Header>
<mes:DataSet ss:structureRef="${id}" xsi:type="ns1:DataSetType" ss:dataScope="DataStructure" action="Information">
`
  const order = [...dimensions, ...attributes]
  for await (const { period, value, components } of observations) {
    const fields = order.flatMap((component) => {
      const text = components[component.id]
      return text === undefined ? [] : [`${component.id}="${xml(text)}"`]
    })
    const amount = value === null ? '' : ` OBS_VALUE="${value}"`
    yield `<Obs ${fields.join(' ')} TIME_PERIOD="${period}"${amount}/>\n`
  }
  yield '</mes:DataSet>\n</mes:StructureSpecificData>\n'
}

const names = ({ zh, en }: { readonly zh: string; readonly en: string }): string =>
  `<com:Name xml:lang="en">${xml(en)}</com:Name><com:Name xml:lang="zh">${xml(zh)}</com:Name>`

const identified = (name: string): string =>
  `id="${name}" agencyID="${agency}" version="${version}" isExternalReference="false"`

const identity = (component: string): string =>
  `<str:ConceptIdentity>${concepts}.${component}</str:ConceptIdentity>`

/** SDMX-ML 3.0 structures: code lists, concepts and the data structure definition. All observations must have been read. */
export function structureMessage(dataset: Dataset, prepared: string): string {
  const { id, name } = dataset.structure
  return `<?xml version="1.0" encoding="UTF-8"?>
<mes:Structure xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:mes="${namespace}/message" xmlns:str="${namespace}/structure" xmlns:com="${namespace}/common">
<mes:Header>${header(id, prepared)}</mes:Header>
<mes:Structures>
<str:Codelists>
${codelists(dataset)}
</str:Codelists>
<str:ConceptSchemes><str:ConceptScheme ${identified('CS_TRADEBRIEF')}>${names({ zh: '贸易统计概念', en: 'Concepts of trade statistics' })}
${conceptList(dataset.structure)}
</str:ConceptScheme></str:ConceptSchemes>
<str:DataStructures><str:DataStructure ${identified(id)}>${names(name)}
<str:DataStructureComponents>
${componentLists(dataset.structure)}
</str:DataStructureComponents>
</str:DataStructure></str:DataStructures>
</mes:Structures>
</mes:Structure>
`
}

const codelists = ({ structure: { id, dimensions, attributes }, codes }: Dataset): string =>
  [...dimensions, ...attributes]
    .filter(({ isCoded }) => isCoded)
    .map((component) => {
      const items = codes
        .list(component.id)
        .map(([code, name]) => `<str:Code id="${xml(code)}">${names(name)}</str:Code>`)
      return `<str:Codelist ${identified(listId(id, component.id))}>${names(component.name)}\n${items.join('\n')}\n</str:Codelist>`
    })
    .join('\n')

const conceptList = ({ dimensions, attributes }: Structure): string =>
  [
    ...[...dimensions, ...attributes],
    { id: 'TIME_PERIOD', name: { zh: '时期', en: 'Time period' } },
    { id: 'OBS_VALUE', name: { zh: '观测值', en: 'Observation value' } },
  ]
    .map((component) => `<str:Concept id="${component.id}">${names(component.name)}</str:Concept>`)
    .join('\n')

function componentLists({ id, dimensions, attributes }: Structure): string {
  const representation = ({ id: component, isCoded }: Component) =>
    isCoded
      ? `<str:LocalRepresentation><str:Enumeration>${listUrn(listId(id, component))}</str:Enumeration></str:LocalRepresentation>`
      : '<str:LocalRepresentation><str:TextFormat textType="String"/></str:LocalRepresentation>'
  const described = (component: Component) => `${identity(component.id)}${representation(component)}`
  return `<str:DimensionList id="DimensionDescriptor">
${dimensions.map((component, index) => `<str:Dimension id="${component.id}" position="${index + 1}">${described(component)}</str:Dimension>`).join('\n')}
<str:TimeDimension id="TIME_PERIOD">${identity('TIME_PERIOD')}<str:LocalRepresentation><str:TextFormat textType="ObservationalTimePeriod"/></str:LocalRepresentation></str:TimeDimension>
</str:DimensionList>
<str:AttributeList id="AttributeDescriptor">
${attributes.map((component) => `<str:Attribute id="${component.id}" usage="optional">${described(component)}<str:AttributeRelationship><str:Observation/></str:AttributeRelationship></str:Attribute>`).join('\n')}
</str:AttributeList>
<str:MeasureList id="MeasureDescriptor"><str:Measure id="OBS_VALUE" usage="optional">${identity('OBS_VALUE')}<str:LocalRepresentation><str:TextFormat textType="Decimal"/></str:LocalRepresentation></str:Measure></str:MeasureList>`
}
