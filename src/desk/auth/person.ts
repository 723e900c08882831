import type { Token } from '../../workspace/project/tokens/tokens.ts'

export interface Person {
  readonly name: string
  /** Whether one may change things. */
  readonly role: 'reader' | 'editor'
  /** Whether one may do what the owner of the workspace’s files may. Owners are editors. */
  readonly isOwner: boolean
}

/** Who holds a token. */
export const toPerson = ({ name, role }: Pick<Token, 'name' | 'role'>): Person => ({
  name,
  role: role === 'reader' ? 'reader' : 'editor',
  isOwner: role === 'owner',
})
