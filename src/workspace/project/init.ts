import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { UserError } from '../../trade/errors/errors.ts'
import { accessModes, makePrivateFolder, realDisk } from '../files/files.ts'
import { jsonSchemas } from './json-schemas.ts'
import { configFile } from './workspace-file.ts'

export interface InitOptions {
  readonly folder: string
  readonly issuer: string | null
  /** Whether there is a product to begin with; by default there is. */
  readonly hasProduct?: boolean
}

/** The product file that a new workspace begins with; everything that it does not say has a default. */
const lithiumIon = `# yaml-language-server: $schema=./product.schema.json
name: {zh: 锂离子蓄电池, en: lithium-ion batteries}
classes:
  - name: {zh: 锂离子蓄电池, en: Lithium-ion accumulators}
    codes: {HS2022: ["85076000"]}
# Units are chosen from the data where they are not stated: 单位不写明则按数据选定
value: {scale: 亿, decimals: 1}
quantityScale: 万              # or auto, or {factor: 1000, label: {zh: 吨, en: tonnes}}
# What is not said has a default:
# flows: [export, import]      # 方向
# groups: [ASEAN, EU]          # 重点区域
# top: 10                      # 排名个数
# currency: USD                # USD 或 CNY
# quantity: first              # first, second, both, none
# without: {import: [CHN]}     # 不计入比重和排名
`

/**
 * Makes a workspace in a folder that has none, which only its owner may enter where it is new or empty: its file, `products/` with one product, `briefs/`, and the
 * schemas that editors check the files with.
 *
 * @throws UserError where the folder is a workspace already.
 */
export async function initWorkspace({ folder, issuer, hasProduct = true }: InitOptions): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return []
    if (error.code !== 'ENOTDIR') throw error
    throw new UserError({
      zh: `这是一个文件，不是文件夹：${folder}`,
      en: `This is a file, not a folder: ${folder}`,
    })
  })
  if (names.includes(configFile))
    throw new UserError(
      { zh: `这里已有工作区：${folder}`, en: `There is a workspace already: ${folder}` },
      { hint: { zh: '换一个文件夹，或直接使用它。', en: 'Choose another folder, or use this one.' } },
    )
  await makePrivateFolder(folder)
  const { folderMode } = await accessModes(folder)
  for (const name of ['products', 'briefs'])
    await mkdir(join(folder, name), { recursive: true, mode: folderMode })
  const schemas = jsonSchemas()
  await write(folder, 'products/product.schema.json', `${JSON.stringify(schemas.product, null, 2)}\n`)
  await write(folder, 'tradebrief.schema.json', `${JSON.stringify(schemas.workspace, null, 2)}\n`)
  if (hasProduct) await write(folder, 'products/lithium-ion.yaml', lithiumIon)
  await write(folder, configFile, workspaceFile(issuer))
  for (const path of [join(folder, 'products'), folder]) await realDisk.syncFolder(path)
}

/** Nothing that is there is overwritten; the workspace's own file comes last, so that half a workspace is none. */
async function write(folder: string, name: string, text: string): Promise<void> {
  const { mode } = await accessModes(folder)
  await writeFile(join(folder, name), text, { flag: 'wx', flush: true, mode }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    },
  )
}

const workspaceFile = (issuer: string | null): string =>
  `# yaml-language-server: $schema=./tradebrief.schema.json
${issuer ? `issuer: ${JSON.stringify(issuer)}` : '# issuer: 某某商会            # 编制单位，印在标题下'}
# What file names say of their files, where the name alone does not tell:
# files:
#   - {match: "*in*.csv", flow: import}
#   - {match: "锂电池*.csv", scope: whole}
`
