import type { Product } from '../../../brief/product/product.ts'
import { UserError } from '../../../trade/errors/errors.ts'
import type { Workspace } from '../workspace-type.ts'
import { productFileNames, productId, readProductFile } from './product-text.ts'

export {
  archivedIds,
  archiveProduct,
  deleteProduct,
  nameInText,
  readArchivedText,
  removeArchived,
} from './former-products.ts'
export { productOfText, readProductText, writeProduct } from './product-files.ts'
export { productFileNames, productId, readProductFile } from './product-text.ts'

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
  const existing = await productFileNames(workspace)
  const file = existing.find((name) => productId(name) === id)
  if (file) return readProductFile(workspace, file)
  const ids = existing.map(productId).sort().join(', ')
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
