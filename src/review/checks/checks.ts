/**
 * The catalogue of checks, one file each. More than twelve files: there are as many checks.
 *
 * @module
 */
import { acceptedTruncation } from './accepted-truncation.ts'
import { bulletinAgrees } from './bulletin.ts'
import { bulletinChanges } from './bulletin-changes.ts'
import type { Check, CheckResult } from './check.ts'
import type { Ground } from './check-context.ts'
import { codeNames } from './code-names.ts'
import { codesContinue } from './codes-continue.ts'
import { complete } from './complete.ts'
import { correlation } from './correlation.ts'
import { currencyRatio } from './currency-ratio.ts'
import { cutsAgree } from './cuts-agree.ts'
import { equalRows } from './equal-rows.ts'
import { filtered } from './filtered.ts'
import { flowsAddUp } from './flows-add-up.ts'
import { groupMembersKnown } from './group-members.ts'
import { listedCodes } from './listed-codes.ts'
import { loadFindings } from './load-findings.ts'
import { lowBases } from './low-bases.ts'
import { monthsAddUp } from './months-add-up.ts'
import { nomenclature } from './nomenclature.ts'
import { ownSections } from './own-sections.ts'
import { partialMonth } from './partial-month.ts'
import { partnersContinue } from './partner-changes.ts'
import { partnersAddUp } from './partners-add-up.ts'
import { repeatedMonth } from './repeated-month.ts'
import { roundedValues } from './rounded-values.ts'
import { scale } from './scale.ts'
import { thousandfold } from './thousandfold.ts'
import { totalRows } from './total-rows.ts'
import { unitValue } from './unit-value.ts'
import { unitsSteady } from './units-steady.ts'
import { wholeSubheadings } from './whole-subheadings.ts'
import { wrongFlow } from './wrong-flow.ts'

export type * from './check.ts'
export type * from './check-context.ts'
export { confirmationWords } from './confirmation-words.ts'
export { findPairedCurrency } from './currency-ratio.ts'
export { hasFewRows, tradeMonths } from './plausibility/plausibility.ts'

/** Every check, in the order of a report: what a brief stands on, what adds up, what compares, what is odd. */
export const checks: readonly Check[] = [
  complete,
  acceptedTruncation,
  loadFindings,
  scale,
  roundedValues,
  currencyRatio,
  partialMonth,
  filtered,
  wholeSubheadings,
  cutsAgree,
  listedCodes,
  codeNames,
  flowsAddUp,
  monthsAddUp,
  partnersAddUp,
  bulletinAgrees,
  bulletinChanges,
  groupMembersKnown,
  unitsSteady,
  nomenclature,
  correlation,
  codesContinue,
  partnersContinue,
  unitValue,
  thousandfold,
  equalRows,
  wrongFlow,
  repeatedMonth,
  totalRows,
  lowBases,
  ownSections,
]

/** What every check of the catalogue finds. Pure. */
export const runChecks = (ground: Ground): CheckResult[] => checks.map((check) => check.run(ground))
