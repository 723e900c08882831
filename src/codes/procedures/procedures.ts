/**
 * Customs procedures.
 *
 * @module
 */
export { ProcedureDirectory } from './procedure-directory.ts'
export { type Procedure, procedureOfCode, procedures } from './procedure-list.ts'
