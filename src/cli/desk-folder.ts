import { access, readdir } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { workspaceFolder } from './command.ts'

const workspaceName = 'Tradebrief'

/**
 * The workspace of the desk: the one that `-C` names; the present folder where that is a workspace, or empty; else
 * `Tradebrief` in the user's documents. Launchers name these, in an option or in TRADEBRIEF_DOCUMENTS, since they may be moved.
 */
export async function findDeskFolder(command: Command, documents: string | undefined): Promise<string> {
  if (command.getOptionValueSourceWithGlobals('workspace') === 'cli') return workspaceFolder(command)
  const isWorkspace = await access('tradebrief.yaml').then(
    () => true,
    () => false,
  )
  if (isWorkspace || (await readdir('.').catch(() => null))?.length === 0) return '.'
  return resolve(documents || process.env.TRADEBRIEF_DOCUMENTS || join(homedir(), 'Documents'), workspaceName)
}
