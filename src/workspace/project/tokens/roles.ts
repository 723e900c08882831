/**
 * What the people of a workspace may do; each role may do what those before it may. A reader looks at everything; an
 * editor changes it; a reviewer approves a brief that is to be released, a signer signs, schedules, publishes and
 * withdraws it; an owner, who administers the workspace, may also take all of it away, as a backup.
 */
export type Role = 'reader' | 'editor' | 'reviewer' | 'signer' | 'owner'

/** In the order of what they may do. */
export const roles: readonly [Role, ...Role[]] = ['reader', 'editor', 'reviewer', 'signer', 'owner']

/** Whether a role may do what another may. */
export const hasRole = (role: Role, needed: Role): boolean => roles.indexOf(role) >= roles.indexOf(needed)
