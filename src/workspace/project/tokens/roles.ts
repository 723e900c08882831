/** A reader may look at everything; an editor may change it too; an owner may also take all of it away, as a backup. */
export type Role = 'reader' | 'editor' | 'owner'

export const roles: readonly [Role, ...Role[]] = ['reader', 'editor', 'owner']
