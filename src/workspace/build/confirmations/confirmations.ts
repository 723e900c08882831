/**
 * Confirmation of implausible data: what must be confirmed, and what was, by whom and when.
 *
 * @module
 */
export {
  type Acceptance,
  confirmedFindings,
  confirmFindings,
  toAcceptance,
  toConfirm,
  unconfirmed,
} from './confirm-findings.ts'
export { listConfirmations } from './product-confirmations.ts'
export { addConfirmations, readConfirmations, removeConfirmation } from './stored-confirmations.ts'
