import { Hindrance, mendable, type UserError } from '../../trade/errors/errors.ts'

/**
 * What is wrong with one file alone, so that others can be taken in; null for what keeps all of them out, such as a full
 * disk or a person who wants to stop, and for bugs.
 *
 * @param path of the file, while it is being read.
 */
export function aboutFile(error: unknown, path?: string): UserError | null {
  const userError = mendable(error)
  return userError instanceof Hindrance && (path === undefined || userError.where?.file !== path)
    ? null
    : userError
}
