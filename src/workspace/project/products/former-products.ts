import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseYaml } from '../../../brief/product/product.ts'
import { UserError } from '../../../trade/errors/errors.ts'
import type { Localized } from '../../../trade/trade.ts'
import { accessModes, readContainedText, removeFileDurably, writeFilesDurably } from '../../files/files.ts'
import type { Workspace } from '../workspace-type.ts'
import { productFileNames, productId } from './product-text.ts'

/** Where archived products are, in `products/`: what reads products reads that folder's own files alone. */
const archiveFolder = join('products', 'archive')

/** The ids of the archived products, sorted. */
export async function archivedIds({ folder }: Pick<Workspace, 'folder'>): Promise<string[]> {
  const names = await readdir(join(folder, archiveFolder)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names
    .filter((name) => /\.ya?ml$/.test(name))
    .map(productId)
    .sort()
}

/** The text of an archived product; null where there is none of that id. */
export async function readArchivedText({ folder }: Workspace, id: string): Promise<string | null> {
  if (!(await archivedIds({ folder })).includes(id)) return null
  for (const ending of ['yaml', 'yml']) {
    const text = await readContainedText(folder, join(archiveFolder, `${id}.${ending}`), {
      endings: ['.yaml', '.yml'],
    }).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
    if (text !== null) return text
  }
  return null
}

/**
 * Moves a product's file out of the way: it is in no build and on no list until it is restored. The text stays as it is.
 *
 * @throws UserError where another product names it among its own.
 */
export async function archiveProduct(workspace: Workspace, id: string, text: string): Promise<void> {
  await refuseNamedProduct(workspace, id)
  const { folder } = workspace
  const path = join(folder, archiveFolder, `${id}.yaml`)
  await writeFilesDurably([{ path, bytes: new TextEncoder().encode(text), ...(await accessModes(folder)) }])
  await removeProductFile(workspace, id)
}

/** Removes a product's file. @throws UserError where another product names it among its own. */
export async function deleteProduct(workspace: Workspace, id: string): Promise<void> {
  await refuseNamedProduct(workspace, id)
  await removeProductFile(workspace, id)
}

/** Removes an archived product's file, as when it has been restored. */
export async function removeArchived({ folder }: Workspace, id: string): Promise<void> {
  for (const ending of ['yaml', 'yml'])
    await removeFileDurably(join(folder, archiveFolder, `${id}.${ending}`))
}

async function removeProductFile({ folder }: Workspace, id: string): Promise<void> {
  for (const ending of ['yaml', 'yml']) await removeFileDurably(join(folder, 'products', `${id}.${ending}`))
}

/** What a product's text calls the product, also where it has mistakes; its id where it says no name. */
export function nameInText(text: string, id: string): Localized {
  const unnamed = { zh: id, en: id }
  try {
    const name: unknown = parseYaml(text, '').document.toJS()?.name
    if (typeof name !== 'object' || name === null) return unnamed
    const { zh, en } = name as Partial<Record<keyof Localized, unknown>> // any YAML; checked below
    return typeof zh === 'string' && typeof en === 'string' ? { zh, en } : unnamed
  } catch {
    return unnamed
  }
}

/** @throws UserError naming the products that have this one among their own: they could not be read without it. */
async function refuseNamedProduct(workspace: Workspace, id: string): Promise<void> {
  const { folder } = workspace
  const users: string[] = []
  for (const name of await productFileNames(workspace)) {
    if (productId(name) === id) continue
    const text = await readContainedText(folder, join('products', name), { endings: ['.yaml', '.yml'] })
    if (namedProducts(text).includes(id)) users.push(productId(name))
  }
  if (users.length === 0) return
  throw new UserError(
    {
      zh: `产品 ${users.join('、')} 取用它，不能归档或删除。`,
      en: `It cannot be archived or deleted: ${users.join(', ')} is made of it.`,
    },
    {
      hint: {
        zh: '先在那些产品里去掉它。',
        en: 'Take it out of the products of those first.',
      },
    },
  )
}

function namedProducts(text: string): readonly unknown[] {
  try {
    const named: unknown = parseYaml(text, '').document.toJS()?.products
    return Array.isArray(named) ? named : []
  } catch {
    return [] // a file with mistakes makes no brief in any case
  }
}
