import { join } from 'node:path'
import type { WordTemplate } from '../brief/document.ts'
import { type Logo, logoLimits, readLogo } from '../brief/logo.ts'
import { readWordTemplate, templateLimits } from '../press/docx-template.ts'
import { readHouseFile } from './house-file.ts'
import type { Workspace } from './workspace-type.ts'

/** What makes a brief look like its issuer's own. */
export interface HouseStyle {
  readonly logo?: Logo
  readonly wordTemplate?: WordTemplate
}

/** Where the files of the issuer's own are that the workspace names, whether they are there or not. */
export const houseFiles = ({ folder, config }: Workspace): string[] =>
  [config.logo, config.word_template, ...config.plugins].flatMap((file) =>
    file === undefined ? [] : [join(folder, file)],
  )

/** The workspace's files of the issuer's own. @throws UserError for one that cannot be used; it is named. */
export async function readHouseStyle(workspace: Workspace): Promise<HouseStyle> {
  const { logo, word_template: template } = workspace.config
  const read = (file: string, most: number) => readHouseFile(workspace, file, most)
  return {
    ...(logo !== undefined && { logo: readLogo(await read(logo, logoLimits.bytes), logo) }),
    ...(template !== undefined && {
      wordTemplate: readWordTemplate(await read(template, templateLimits.file), template),
    }),
  }
}
