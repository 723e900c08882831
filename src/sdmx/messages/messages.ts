/**
 * How data and structures are written: CSV, SDMX-CSV 2.0 and SDMX-ML 3.0.
 *
 * @module
 */
export { sdmxCsv, tableCsv } from './write-csv.ts'
export { dataMessage, seriesMessage } from './write-data.ts'
export {
  type Artefact,
  type ArtefactKind,
  artefactKinds,
  listArtefacts,
  structureMessage,
  structuresMessage,
} from './write-structures.ts'
