import { join } from 'node:path'
import type { Product } from '../../../brief/product/product.ts'
import { UserError } from '../../../trade/errors/errors.ts'
import { visible } from '../../../trade/trade.ts'
import { accessModes, isDeviceName, removeFileDurably, writeFilesDurably } from '../../files/files.ts'
import type { Workspace } from '../workspace-type.ts'
import { productFrom, readProductFileText, refuseUnusableName } from './product-text.ts'

/** Letters and digits of any script, with hyphens between: it is a file’s name, and part of others’. */
const goodId = /^[\p{L}\p{N}](?:[\p{L}\p{N}_-]{0,62}[\p{L}\p{N}])?$/u

/**
 * A product as its text says it, without anything being stored.
 *
 * @throws UserError with line and column for a mistake in it, or for an id that cannot be a file’s name.
 */
export async function productOfText(workspace: Workspace, id: string, text: string): Promise<Product> {
  refuseUnusableName(id)
  if (!goodId.test(id))
    throw new UserError(
      {
        zh: `产品代号“${visible(id)}”不能用作文件名。`,
        en: `The id ${visible(id)} cannot be a file’s name.`,
      },
      {
        hint: {
          zh: '用字母、数字和连字符，如 lithium-ion，不超过 64 个字符。',
          en: 'Use letters, digits and hyphens, such as lithium-ion; 64 characters at most.',
        },
      },
    )
  return productFrom(workspace, id, `${id}.yaml`, text)
}

/** The text of a product’s file; null where there is none. */
export async function readProductText({ folder }: Workspace, id: string): Promise<string | null> {
  if (!goodId.test(id) || isDeviceName(id)) return null
  for (const ending of ['yaml', 'yml']) {
    const text = await readProductFileText({ folder }, `${id}.${ending}`).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null
        throw error
      },
    )
    if (text !== null) return text
  }
  return null
}

/** Writes a product’s file, once its text is known to be sound. @throws UserError as `productOfText`. */
export async function writeProduct(workspace: Workspace, id: string, text: string): Promise<Product> {
  const { folder } = workspace
  const product = await productOfText(workspace, id, text)
  const bytes = new TextEncoder().encode(text.endsWith('\n') ? text : `${text}\n`)
  await writeFilesDurably([
    { path: join(folder, 'products', `${id}.yaml`), bytes, ...(await accessModes(folder)) },
  ])
  await removeFileDurably(join(folder, 'products', `${id}.yml`))
  return product
}
