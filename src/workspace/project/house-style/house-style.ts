import { createHash } from 'node:crypto'
import { join } from 'node:path'
import {
  type IssuerLook,
  type Logo,
  logoLimits,
  type PageForm,
  readLogo,
  type WordTemplate,
} from '../../../brief/brief.ts'
import { readWordTemplate, templateLimits } from '../../../press/docx/template/template.ts'
import { accessModes, writeFilesDurably } from '../../files/files.ts'
import { defineTask, documentLimits, runIsolated } from '../../process/process.ts'
import type { Workspace } from '../workspace-type.ts'
import { readHouseFile } from './style-file.ts'

export { readHouseFile } from './style-file.ts'

/** What makes a brief look like its issuer's own. */
export interface HouseStyle {
  readonly logo?: Logo
  readonly wordTemplate?: WordTemplate
  readonly form?: PageForm
  readonly look?: IssuerLook
}

/** Files of the issuer’s own, with their names. */
export interface HouseFiles {
  readonly logo?: NamedBytes
  readonly wordTemplate?: NamedBytes
}

interface NamedBytes {
  readonly file: string
  readonly bytes: Uint8Array
}

/** Where the files of the issuer's own are that the workspace names, whether they are there or not. */
export const houseFiles = ({ folder, config }: Workspace): string[] =>
  [config.logo, config.word_template, ...config.plugins].flatMap((file) =>
    file === undefined ? [] : [join(folder, file)],
  )

/** The workspace's files of the issuer's own. @throws UserError for one that cannot be used; it is named. */
export async function readHouseStyle(workspace: Workspace): Promise<HouseStyle> {
  const { logo, word_template: template } = workspace.config
  const { form, colours, fonts } = workspace.config
  const read = async (file: string, most: number): Promise<NamedBytes> => ({
    file,
    bytes: await readHouseFile(workspace, file, most),
  })
  const files: HouseFiles = {
    ...(logo !== undefined && { logo: await read(logo, logoLimits.bytes) }),
    ...(template !== undefined && { wordTemplate: await read(template, templateLimits.file) }),
  }
  return {
    ...(await inChild('logo', files.logo)),
    ...(await inChild('wordTemplate', files.wordTemplate)),
    ...(form && { form }),
    ...((colours || fonts) && { look: { ...(colours && { colours }), ...(fonts && { fonts }) } }),
  }
}

/** Reads what files of the issuer’s own hold. @throws UserError as `readHouseStyle`. */
export const readHouseFilesTask = defineTask<HouseFiles, HouseStyle>('readHouseFiles')

/** Performs `readHouseFilesTask`. @throws UserError as `readHouseStyle`. */
export async function readHouseFiles({ logo, wordTemplate }: HouseFiles): Promise<HouseStyle> {
  return {
    ...(logo && { logo: readLogo(logo.bytes, logo.file) }),
    ...(wordTemplate && { wordTemplate: readWordTemplate(wordTemplate.bytes, wordTemplate.file) }),
  }
}

/** What was read last, by its kind, name and content: each brief asks for it. */
const readLast = new Map<keyof HouseFiles, { readonly key: string; readonly reading: Promise<HouseStyle> }>()

/** Reads a file in a child process: it may come from a stranger, and nobody should wait for one that takes long. */
function inChild(kind: keyof HouseFiles, named: NamedBytes | undefined): Promise<HouseStyle> {
  if (!named) return Promise.resolve({})
  const { file, bytes } = named
  const key = `${createHash('sha256').update(bytes).digest('hex')} ${file}`
  const existing = readLast.get(kind)
  if (existing?.key === key) return existing.reading
  const reading = runIsolated(readHouseFilesTask, { [kind]: named }, { limits: documentLimits, file, hint })
  readLast.set(kind, { key, reading })
  reading.catch(() => readLast.delete(kind))
  return reading
}

const hint = {
  zh: '请换一个文件，或删去 tradebrief.yaml 里的这一行。',
  en: 'Choose another file, or remove its line in tradebrief.yaml.',
}

/** How large the files of the issuer's own may be, in bytes. */
export const styleLimits: Readonly<Record<keyof HouseFiles, number>> = {
  logo: logoLimits.bytes,
  wordTemplate: templateLimits.file,
}

/** Where what is uploaded for the look of briefs is stored, in the workspace. */
export const styleFileNames: Readonly<Record<keyof HouseFiles, string>> = {
  logo: 'logo.png',
  wordTemplate: 'template.docx',
}

/**
 * Stores a logo or a Word template in the workspace, once it is known to be usable; `tradebrief.yaml` still has to name
 * it.
 *
 * @returns the name of the file.
 * @throws UserError where it cannot be used.
 */
export async function storeStyleFile(
  { folder }: Workspace,
  kind: keyof HouseFiles,
  bytes: Uint8Array,
): Promise<string> {
  const file = styleFileNames[kind]
  await runIsolated(
    readHouseFilesTask,
    { [kind]: { file, bytes } },
    { limits: documentLimits, file, hint: otherFile },
  )
  await writeFilesDurably([{ path: join(folder, file), bytes, ...(await accessModes(folder)) }])
  return file
}

const otherFile = { zh: '请换一个文件。', en: 'Choose another file.' }
