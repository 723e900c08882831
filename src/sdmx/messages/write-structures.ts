import { sdmxAgency as agency, sdmxVersion as version } from '../../codes/sdmx-codes/sdmx-codes.ts'
import type { Localized } from '../../trade/trade.ts'
import type { CodeCollector, Component, Dataset, Structure } from '../dataset.ts'
import { conceptUrn, header, listUrn, namespace, structureUrn, xml } from './xml-parts.ts'

/** The kinds of structures that there are, as SDMX names them, in the order of a message. */
export const artefactKinds = ['codelist', 'conceptscheme', 'dataflow', 'datastructure'] as const
export type ArtefactKind = (typeof artefactKinds)[number]

/** A structure that can be written. */
export interface Artefact {
  readonly kind: ArtefactKind
  readonly id: string
  /** How it is written: `stub`, its names alone, or with those of its items that are wanted. */
  write(form: ArtefactForm): string
}

export interface ArtefactForm {
  readonly isStub?: boolean
  /** The ids of the codes or concepts that are wanted; all where absent. */
  readonly items?: ReadonlySet<string>
}

const conceptSchemeId = 'CS_TRADEBRIEF'
const listId = (structure: string, component: string) => `CL_${structure}_${component}`

/** The code lists, concepts, dataflow and definition of a structure, in the order of a message. */
export function listArtefacts(structure: Structure, codes: CodeCollector): Artefact[] {
  const { id, dimensions, attributes } = structure
  const coded = [...dimensions, ...attributes].filter(({ isCoded }) => isCoded)
  return [
    ...coded.map(
      (component): Artefact => ({
        kind: 'codelist',
        id: listId(id, component.id),
        write: (form) => writeCodelist(listId(id, component.id), component, codes, form),
      }),
    ),
    { kind: 'conceptscheme', id: conceptSchemeId, write: (form) => writeConcepts(structure, form) },
    { kind: 'dataflow', id, write: ({ isStub }) => writeDataflow(structure, isStub ?? false) },
    { kind: 'datastructure', id, write: ({ isStub }) => writeDefinition(structure, isStub ?? false) },
  ]
}

/** SDMX-ML 3.0 structures: code lists, concepts and the data structure definition. All observations must have been read. */
export const structureMessage = ({ structure, codes }: Dataset, prepared: string): string =>
  structuresMessage(
    structure.id,
    prepared,
    listArtefacts(structure, codes)
      .filter(({ kind }) => kind !== 'dataflow')
      .map(({ kind, write }) => ({ kind, text: write({}) })),
  )

const containers: Readonly<Record<ArtefactKind, string>> = {
  codelist: 'Codelists',
  conceptscheme: 'ConceptSchemes',
  dataflow: 'Dataflows',
  datastructure: 'DataStructures',
}

/** A message of structures that were written. */
export function structuresMessage(
  id: string,
  prepared: string,
  written: readonly { readonly kind: ArtefactKind; readonly text: string }[],
): string {
  const parts = artefactKinds.flatMap((kind) => {
    const texts = written.filter((item) => item.kind === kind).map(({ text }) => text)
    const container = containers[kind]
    return texts.length === 0 ? [] : [`<str:${container}>\n${texts.join('\n')}\n</str:${container}>`]
  })
  return `<?xml version="1.0" encoding="UTF-8"?>
<mes:Structure xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:mes="${namespace}/message" xmlns:str="${namespace}/structure" xmlns:com="${namespace}/common">
<mes:Header>${header(id, prepared)}</mes:Header>
<mes:Structures>
${parts.join('\n')}
</mes:Structures>
</mes:Structure>
`
}

const names = ({ zh, en }: Localized): string =>
  `<com:Name xml:lang="en">${xml(en)}</com:Name><com:Name xml:lang="zh">${xml(zh)}</com:Name>`

const identified = (name: string): string =>
  `id="${name}" agencyID="${agency}" version="${version}" isExternalReference="false"`

/** Whether an item is wanted, and whether that makes a scheme one with a part of its items. */
const isWanted = (id: string, { items }: ArtefactForm): boolean => !items || items.has(id)
const partial = ({ items }: ArtefactForm): string => (items ? ' isPartial="true"' : '')

function writeCodelist(id: string, component: Component, codes: CodeCollector, form: ArtefactForm): string {
  const items = form.isStub
    ? []
    : codes
        .list(component.id)
        .filter(([code]) => isWanted(code, form))
        .map(([code, name]) => `<str:Code id="${xml(code)}">${names(name)}</str:Code>`)
  return `<str:Codelist ${identified(id)}${partial(form)}>${names(component.name)}\n${items.join('\n')}\n</str:Codelist>`
}

const schemeName: Localized = { zh: '贸易统计概念', en: 'Concepts of trade statistics' }

function writeConcepts({ dimensions, attributes }: Structure, form: ArtefactForm): string {
  const concepts = [
    ...[...dimensions, ...attributes],
    { id: 'TIME_PERIOD', name: { zh: '时期', en: 'Time period' } },
    { id: 'OBS_VALUE', name: { zh: '观测值', en: 'Observation value' } },
  ]
  const items = form.isStub ? [] : concepts.filter(({ id }) => isWanted(id, form))
  const written = items.map(({ id, name }) => `<str:Concept id="${id}">${names(name)}</str:Concept>`)
  return `<str:ConceptScheme ${identified(conceptSchemeId)}${partial(form)}>${names(schemeName)}\n${written.join('\n')}\n</str:ConceptScheme>`
}

const writeDataflow = ({ id, name }: Structure, isStub: boolean): string =>
  `<str:Dataflow ${identified(id)}>${names(name)}${isStub ? '' : `<str:Structure>${structureUrn(id)}</str:Structure>`}</str:Dataflow>`

function writeDefinition(structure: Structure, isStub: boolean): string {
  const { id, name } = structure
  if (isStub) return `<str:DataStructure ${identified(id)}>${names(name)}</str:DataStructure>`
  return `<str:DataStructure ${identified(id)}>${names(name)}
<str:DataStructureComponents>
${componentLists(structure)}
</str:DataStructureComponents>
</str:DataStructure>`
}

const identity = (component: string): string =>
  `<str:ConceptIdentity>${conceptUrn(component)}</str:ConceptIdentity>`

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
