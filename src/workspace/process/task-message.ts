import type { PortableError } from '../../trade/errors/errors.ts'
import type { LimitKind } from './limit-errors.ts'

/** What a child process is sent: the name of a task and its input, which is plain data. */
export interface TaskOrder {
  readonly task: string
  readonly input: unknown
  /** The size of the answer at most, in bytes. */
  readonly mostBytes: number
}

/** What it sends back. Bytes are an output serialized by V8. */
export type TaskAnswer =
  | { readonly kind: 'done'; readonly output: Uint8Array }
  | { readonly kind: 'failed'; readonly error: PortableError }
  | { readonly kind: 'limit'; readonly limit: LimitKind }

/** What is sent to a child that is to be ready for a task; it has no answer. */
export interface Preparation {
  readonly prepare: string
}
