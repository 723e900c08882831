import type { Localized } from '../language.ts'
import { mendable, SystemRefusal } from './system-refusal.ts'
import { UserError, type UserErrorDetails } from './user-error.ts'

/** An error as plain data, so that it can pass from one thread, or one process, to another and stay what it was. */
export type PortableError =
  | {
      readonly kind: 'user' | 'system'
      readonly words: Localized
      readonly details: UserErrorDetails
      readonly stack: string
    }
  | { readonly kind: 'range' | 'bug'; readonly message: string; readonly stack: string }

export function packError(error: unknown): PortableError {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const userError = mendable(error)
  if (!userError) {
    const kind = error instanceof RangeError ? 'range' : 'bug'
    return { kind, message: error instanceof Error ? error.message : String(error), stack }
  }
  const { words, where, hint, deskHint, asksFacts } = userError
  const details: UserErrorDetails = {
    ...(where && { where }),
    ...(hint && { hint }),
    ...(deskHint && { deskHint }),
    ...(asksFacts && { asksFacts }),
  }
  return { kind: userError instanceof SystemRefusal ? 'system' : 'user', words, details, stack }
}

export function unpackError(packed: PortableError): Error {
  const error = unpacked(packed)
  error.stack = packed.stack
  return error
}

function unpacked(packed: PortableError): Error {
  switch (packed.kind) {
    case 'user':
      return new UserError(packed.words, packed.details)
    case 'system':
      return new SystemRefusal(packed.words, packed.details)
    case 'range':
      return new RangeError(packed.message)
    case 'bug':
      return new Error(packed.message)
  }
}
