import { userInfo } from 'node:os'
import { visible } from '../../trade/trade.ts'

/** Who sits at this machine, as it knows them. */
export function userName(): string {
  try {
    return visible(userInfo().username)
  } catch {
    return 'local'
  }
}
