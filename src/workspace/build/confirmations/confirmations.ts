export {
  type Acceptance,
  acceptanceOf,
  confirmedFindings,
  confirmFindings,
  toConfirm,
  unconfirmed,
} from './confirm-findings.ts'
export { addConfirmations, readConfirmations } from './stored-confirmations.ts'
