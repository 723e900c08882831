/**
 * Confirmation of implausible data: what must be confirmed, and what was, by whom and when.
 *
 * @module
 */
export {
  type Acceptance,
  acceptanceOf,
  confirmedFindings,
  confirmFindings,
  toConfirm,
  unconfirmed,
} from './confirm-findings.ts'
export { addConfirmations, readConfirmations } from './stored-confirmations.ts'
