import { join } from 'node:path'
import type { Ledger, Load } from '../../ledger/ledger.ts'
import { UserError, type UserErrorDetails } from '../../trade/errors/errors.ts'
import { removeFileDurably } from '../files/files.ts'
import type { Workspace } from '../project/project.ts'
import { allBulletins, bulletinFile, type KeptBulletin } from '../project/references/references.ts'

/**
 * Takes a load back: what it had superseded prevails again, and its file can be loaded anew.
 *
 * @throws UserError where there is no load of this number.
 */
export async function undoLoad(ledger: Ledger, id: number): Promise<Load> {
  const undone = await ledger.withdraw(id)
  if (undone) return undone
  throw new UserError({ zh: `没有第 ${id} 次载入。`, en: `There is no load ${id}.` }, whichThereAre)
}

/**
 * Takes a table of the bulletin back, by its name: of its month, the first published of those that are left counts.
 *
 * @throws UserError where no table is kept by this name.
 */
export async function undoBulletin(workspace: Workspace, id: string): Promise<KeptBulletin> {
  // Only what is there is removed, so that no name leads out of the folder.
  const undone = (await allBulletins(workspace)).find((keptBulletin) => keptBulletin.id === id)
  if (!undone)
    throw new UserError(
      { zh: `没有月报表格 ${id}。`, en: `There is no table of the bulletin named ${id}.` },
      whichThereAre,
    )
  await removeFileDurably(join(workspace.folder, bulletinFile(undone)))
  return undone
}

const whichThereAre: UserErrorDetails = {
  hint: { zh: '用 tradebrief undo 看有哪些。', en: 'See which there are with: tradebrief undo' },
  deskHint: { zh: '“数据”页列出了有哪些。', en: 'The Data page lists which there are.' },
}
