import { userInfo } from 'node:os'

/** Who sits at this machine, as it knows them. */
export function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'local'
  }
}
