/**
 * What exports and imports of SDMX share: codes of units, and the structure of the data of a ledger.
 *
 * @module
 */
export { decodeSdmxUnit, encodeSdmxUnit } from './sdmx-units.ts'

/** The agency of all that is exported, and the version of its structures; a change of a structure raises it. */
export const sdmxAgency = 'TRADEBRIEF'
export const sdmxVersion = '2.0.0'

/** The ids of the data structure definitions: of the data of a ledger, and of the figures of a brief. */
export const tradeStructureId = 'IMTS'
export const figureStructureId = 'BRIEF_FIGURES'
