import { hasRole, type Role, type Token } from '../../workspace/project/tokens/tokens.ts'

export interface Person {
  readonly name: string
  /** Whether one may change things. */
  readonly role: 'reader' | 'editor'
  /** The role in full: reviewers, signers and owners are editors too. */
  readonly fullRole: Role
  /** Whether one may do what the owner of the workspace’s files may. Owners are editors. */
  readonly isOwner: boolean
}

/** Who holds a token. */
export const toPerson = ({ name, role }: Pick<Token, 'name' | 'role'>): Person => ({
  name,
  role: hasRole(role, 'editor') ? 'editor' : 'reader',
  fullRole: role,
  isOwner: role === 'owner',
})
