import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import packageFile from '../../package.json' with { type: 'json' }
import type { Product } from '../brief/product.ts'
import { readYaml } from '../brief/read-yaml.ts'
import type { Plugin } from '../brief/sections/plugin-section.ts'
import type { MovableLedger } from '../ledger/movable.ts'
import { UserError } from '../trade/user-error.ts'
import { type Config, configSchema } from './config.ts'
import { type DeskSign, readDeskSign } from './desk-sign.ts'
import { addressOf } from './ledger-address.ts'
import { readPlugins } from './plugins.ts'
import { productFileNames, productId, readProductFile } from './product-text.ts'

/** A folder with everything that the user has: `tradebrief.yaml`, `products/`, `ledger.duckdb`, `briefs/`. */
export interface Workspace {
  readonly folder: string
  readonly config: Config
  /** The sections of one's own that its modules bring. */
  readonly plugins: readonly Plugin[]
}

export const configFile = 'tradebrief.yaml'
export const ledgerFile = 'ledger.duckdb'

/**
 * Opens the workspace in a folder.
 *
 * @throws UserError where the folder is none, its file has a mistake, or a plugin that it names cannot be used.
 */
export async function openWorkspace(folder: string): Promise<Workspace> {
  const text = await readFile(join(folder, configFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
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
  const config = readYaml(text, configFile, configSchema)
  return { folder, config, plugins: await readPlugins({ folder, config }) }
}

export interface LedgerOptions {
  readonly readOnly?: boolean
  /** Is told of the desk whose ledger it is. */
  readonly onDesk?: (desk: DeskSign) => void
}

/**
 * The workspace's ledger; it is the caller's to close. One process owns the ledger's file, so while a desk is open
 * on the workspace, it is the desk's, which answers as the file would.
 */
export async function openLedger(
  workspace: Workspace,
  { readOnly = false, onDesk = () => {} }: LedgerOptions = {},
): Promise<MovableLedger> {
  const desk = await readDeskSign(workspace.folder)
  if (desk) {
    const { openRemoteLedger } = await import('../ledger/remote/remote-ledger.ts')
    const ledger = await openRemoteLedger(desk.door, packageFile.version)
    if (ledger) {
      onDesk(desk)
      return ledger
    }
  }
  return openOwnLedger(workspace, { readOnly })
}

/**
 * The workspace's ledger for this process alone, in its file or on the cluster that it names. A workspace into
 * which nothing was loaded yet gets an empty one, also for reading: so it can tell what is missing.
 */
export async function openOwnLedger(
  { folder, config }: Workspace,
  { readOnly = false }: { readonly readOnly?: boolean } = {},
): Promise<MovableLedger> {
  if (config.ledger) {
    const { openTrinoLedger } = await import('../ledger/trino/trino-ledger.ts')
    return openTrinoLedger(await addressOf(config.ledger, folder, process.env))
  }
  const path = join(folder, ledgerFile)
  // The engine is worth waiting for only when it is needed.
  const { openDuckDbLedger } = await import('../ledger/duckdb/duckdb-ledger.ts')
  return openDuckDbLedger(path, { readOnly: readOnly && existsSync(path) })
}

/** Every product of the workspace, by id. @throws UserError for a product file with a mistake. */
export async function readProducts(workspace: Workspace): Promise<Product[]> {
  const names = await productFileNames(workspace)
  return Promise.all(names.map((name) => readProductFile(workspace, name)))
}

/**
 * The products of these ids, or every one where none is named.
 *
 * @throws UserError for an unknown id, and where there are no products at all.
 */
export async function chosenProducts(workspace: Workspace, ids: readonly string[]): Promise<Product[]> {
  const products =
    ids.length > 0
      ? await Promise.all(ids.map((id) => readProduct(workspace, id)))
      : await readProducts(workspace)
  if (products.length > 0) return products
  throw new UserError(
    { zh: '工作区里还没有产品文件。', en: 'The workspace has no product files yet.' },
    {
      hint: {
        zh: '在 products/ 中写一个，如 lithium-ion.yaml。',
        en: 'Write one in products/, such as lithium-ion.yaml.',
      },
    },
  )
}

/**
 * One product by its id, which is its file's name without the ending.
 *
 * @throws UserError where there is no such product, with those that there are.
 */
export async function readProduct(workspace: Workspace, id: string): Promise<Product> {
  const known = await productFileNames(workspace)
  const file = known.find((name) => productId(name) === id)
  if (file) return readProductFile(workspace, file)
  const ids = known.map(productId).sort().join(', ')
  throw new UserError(
    { zh: `没有产品“${id}”。`, en: `There is no product ${id}.` },
    {
      hint: {
        zh: ids ? `已有：${ids}` : '在 products/ 中新建一个产品文件。',
        en: ids ? `There are: ${ids}` : 'Make a product file in products/.',
      },
    },
  )
}

/** The ids of the products, whether their files have mistakes or not. */
export const productIds = async (workspace: Workspace): Promise<string[]> =>
  (await productFileNames(workspace)).map(productId)
