/**
 * Errors for people: what is wrong, where, what to do next.
 *
 * @module
 */
export { missingNativePart } from './native-part.ts'
export { type PortableError, packError, unpackError } from './portable-error.ts'
export {
  mendable,
  type RefusalCode,
  refusedBySystem,
  SystemRefusal,
  systemRefusal,
} from './system-refusal.ts'
export { GeneralError, UserError, type UserErrorDetails, type Where } from './user-error.ts'
