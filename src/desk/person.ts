/** A reader may look at everything; an editor may change it too. */
export type Role = 'reader' | 'editor'

export interface Person {
  readonly name: string
  readonly role: Role
}
