/**
 * The tables beside the observations: loads, names, units, commodities, relations between loads.
 *
 * @module
 */
export { isAmong } from './bits.ts'
export { readCommodities } from './commodities.ts'
export { readCoverage } from './coverage.ts'
export { commoditiesThatMeet } from './held-commodities.ts'
export {
  contentsAmong,
  finishLoad,
  insertLoads,
  loadById,
  nextNumber,
  readLoads,
  readLoadsKnown,
  type SeenOfRows,
} from './loads.ts'
export { insertNames, NameNumbers, namesOfLoads, readNames } from './names.ts'
export { countCells, type Incoming, insertObservations, verifyObservations } from './observations.ts'
export { inScope, isScoped, scopeColumns } from './scope-columns.ts'
export { insertRelations, readRelations, speaks } from './stored-relations.ts'
export { readUnits, unitText } from './units.ts'
