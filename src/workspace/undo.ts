import type { Ledger, Load } from '../ledger/ledger.ts'
import { UserError } from '../trade/user-error.ts'

/**
 * Takes a load back: what it had superseded prevails again, and its file can be loaded anew.
 *
 * @throws UserError where there is no load of this number.
 */
export async function undoLoad(ledger: Ledger, id: number): Promise<Load> {
  const undone = await ledger.withdraw(id)
  if (undone) return undone
  throw new UserError(
    { zh: `没有第 ${id} 次载入。`, en: `There is no load ${id}.` },
    { hint: { zh: '用 tradebrief undo 看有哪些。', en: 'See which there are with: tradebrief undo' } },
  )
}
