import { GeneralError, mendable, type UserError } from '../../trade/errors/errors.ts'

/**
 * The error where it concerns one file alone, so that others can be loaded; null for a general error, such as a full
 * disk or a person who wants to stop, and for bugs.
 *
 * @param path of the file, while it is being read.
 */
export function aboutFile(error: unknown, path?: string): UserError | null {
  const userError = mendable(error)
  return userError instanceof GeneralError && (path === undefined || userError.where?.file !== path)
    ? null
    : userError
}
