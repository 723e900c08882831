/**
 * The workspace's own files: `tradebrief.yaml`, products, commentary, tokens, references; and its ledger, opened.
 * More than twelve files: one a kind of file.
 *
 * @module
 */
export { type CalendarConfig, calendarSchema, readCalendar } from './calendar-settings.ts'
export { codePattern } from './code-pattern.ts'
export type { Config } from './config.ts'
export { initWorkspace } from './init.ts'
export { jsonSchemas } from './json-schemas.ts'
export { toLedgerAddress } from './ledger-address.ts'
export { openLedger, openOwnLedger, openWorkspace } from './open-workspace.ts'
export { findWorkspace, type OpeningWorkspace, toOpening } from './opening.ts'
export { type StatedFacts, statedFactsSchema } from './stated-facts.ts'
export { configFile, ledgerFile } from './workspace-file.ts'
export { readWorkspaceText, writeWorkspaceText } from './workspace-settings.ts'
export type { Workspace } from './workspace-type.ts'
