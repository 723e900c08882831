import { sdmxAgency as agency, sdmxVersion as version } from '../../codes/sdmx-codes/sdmx-codes.ts'
import { escapeMarkup } from '../../press/shared/shared.ts'
import { withoutControls } from '../../trade/trade.ts'

export const namespace = 'http://www.sdmx.org/resources/sdmxml/schemas/v3_0'
const model = 'urn:sdmx:org.sdmx.infomodel'

export const conceptUrn = (component: string): string =>
  `${model}.conceptscheme.Concept=${agency}:CS_TRADEBRIEF(${version}).${component}`
export const structureUrn = (id: string): string =>
  `${model}.datastructure.DataStructure=${agency}:${id}(${version})`
export const dataflowUrn = (id: string): string =>
  `${model}.datastructure.Dataflow=${agency}:${id}(${version})`
export const listUrn = (id: string): string => `${model}.codelist.Codelist=${agency}:${id}(${version})`

/** A text as XML; characters that XML cannot have, and those that hide text, are replaced. */
export const xml = (text: string): string => escapeMarkup(withoutControls(text))

/** @param prepared ISO 8601. */
export const header = (id: string, prepared: string): string =>
  `<mes:ID>${id}</mes:ID><mes:Test>false</mes:Test><mes:Prepared>${prepared}</mes:Prepared><mes:Sender id="${agency}"/>`
