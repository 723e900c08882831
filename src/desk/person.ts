import type { Role } from '../workspace/tokens.ts'

export interface Person {
  readonly name: string
  readonly role: Role
}
