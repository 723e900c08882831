import { existsSync } from 'node:fs'
import { mkdir, readdir, realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { isTableName } from '../sources/sources.ts'
import { UserError } from '../trade/errors/errors.ts'
import { accessModes, isWithin } from '../workspace/files/files.ts'
import { readInboxSettings } from '../workspace/project/automation/automation.ts'
import type { Workspace } from '../workspace/project/project.ts'

/** The folder in the inbox where files are moved that are loaded. */
export const loadedFolder = 'loaded'

/**
 * The folder of the inbox. It is created where it is missing and `tradebrief.yaml` has an inbox; elsewhere it is null.
 *
 * @throws UserError where a link leads out of the workspace.
 */
export async function openInboxFolder(workspace: Workspace): Promise<string | null> {
  const { folder } = readInboxSettings(workspace)
  const path = join(workspace.folder, folder)
  if (workspace.config.inbox) {
    const { folderMode } = await accessModes(workspace.folder)
    await mkdir(path, { recursive: true, mode: folderMode })
  } else if (!existsSync(path)) return null
  const [home, real] = await Promise.all([realpath(workspace.folder), realpath(path)])
  if (isWithin(home, real)) return path
  throw new UserError(
    { zh: '收件文件夹是通向工作区之外的链接。', en: 'The inbox is a link that leads out of the workspace.' },
    {
      where: { file: folder },
      hint: {
        zh: '在工作区里建一个普通文件夹，或在 tradebrief.yaml 的 inbox 里改名。',
        en: 'Make it a plain folder in the workspace, or name another one under inbox in tradebrief.yaml.',
      },
    },
  )
}

/** Names of files that programs are writing, or write for themselves: browsers, Office, editors, synchronisation. */
const temporaryName =
  /^(?:\.|~\$|~)|\.(?:part|partial|crdownload|download|opdownload|tmp|temp|swp|filepart|!ut)$|^(?:Thumbs\.db|desktop\.ini)$/i

const sidecarName = /\.ya?ml$/i

export interface FoundFiles {
  /** Names of files that may be tables, in order. */
  readonly tables: readonly string[]
  /** Names of files that are none: other endings, links, devices. */
  readonly others: readonly string[]
}

/** The files of the inbox, without temporary files, files that say what others are, and folders. */
export async function listInboxFiles(folder: string): Promise<FoundFiles> {
  const entries = await readdir(folder, { withFileTypes: true })
  const seen = entries.filter(
    (entry) => !entry.isDirectory() && !temporaryName.test(entry.name) && !sidecarName.test(entry.name),
  )
  const isTable = (entry: (typeof seen)[number]) => entry.isFile() && isTableName(entry.name)
  const names = (list: typeof seen) => list.map(({ name }) => name).sort()
  return { tables: names(seen.filter(isTable)), others: names(seen.filter((entry) => !isTable(entry))) }
}
