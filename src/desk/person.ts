import type { Role } from '../workspace/roles.ts'

export interface Person {
  readonly name: string
  readonly role: Role
}
