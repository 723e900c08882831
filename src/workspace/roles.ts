/** A reader may look at everything; an editor may change it too. */
export type Role = 'reader' | 'editor'

export const roles: readonly Role[] = ['reader', 'editor']
