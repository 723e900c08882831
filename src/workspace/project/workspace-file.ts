import { UserError } from '../../trade/errors/errors.ts'
import { readContainedText } from '../files/files.ts'

/** The file that makes a folder a workspace. */
export const configFile = 'tradebrief.yaml'

/** Where its ledger is, unless it is on a cluster. */
export const ledgerFile = 'ledger.duckdb'

/** What is in it. @throws UserError where the folder is no workspace. */
export const readWorkspaceFile = (folder: string): Promise<string> =>
  readContainedText(folder, configFile).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR') throw error
    throw new UserError(
      { zh: `这里不是 Tradebrief 工作区：${folder}`, en: `This is no Tradebrief workspace: ${folder}` },
      {
        cause: error,
        hint: {
          zh: '用 -C 指明工作区，或用 tradebrief init 新建一个。',
          en: 'Name the workspace with -C, or make one with: tradebrief init',
        },
      },
    )
  })
