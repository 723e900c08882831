import { join } from 'node:path'
import { type Logo, logoLimits, readLogo } from '../brief/logo.ts'
import { readHouseFile } from './house-file.ts'
import type { Workspace } from './open.ts'

/** What makes a brief look like its issuer's own. */
export interface HouseStyle {
  readonly logo?: Logo
}

/** Where the files of the issuer's own are that the workspace names, whether they are there or not. */
export const houseFiles = ({ folder, config }: Workspace): string[] =>
  [config.logo].flatMap((file) => (file === undefined ? [] : [join(folder, file)]))

/** The workspace's files of the issuer's own. @throws UserError for one that cannot be used; it is named. */
export async function readHouseStyle(workspace: Workspace): Promise<HouseStyle> {
  const { logo } = workspace.config
  if (logo === undefined) return {}
  return { logo: readLogo(await readHouseFile(workspace, logo, logoLimits.bytes), logo) }
}
