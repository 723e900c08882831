import { join } from 'node:path'
import { readYaml } from '../../brief/product/product.ts'
import { accessModes, writeFilesDurably } from '../files/files.ts'
import { configSchema } from './config.ts'
import { configFile, readWorkspaceFile } from './workspace-file.ts'
import type { Workspace } from './workspace-type.ts'

/** The text of `tradebrief.yaml`. */
export const readWorkspaceText = ({ folder }: Pick<Workspace, 'folder'>): Promise<string> =>
  readWorkspaceFile(folder)

/** Writes `tradebrief.yaml`, once its text is known to be sound. @throws UserError with the line of a mistake. */
export async function writeWorkspaceText({ folder }: Workspace, text: string): Promise<void> {
  readYaml(text, configFile, configSchema)
  const bytes = new TextEncoder().encode(text)
  await writeFilesDurably([{ path: join(folder, configFile), bytes, ...(await accessModes(folder)) }])
}
