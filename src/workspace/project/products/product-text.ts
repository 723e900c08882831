import { readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import {
  asClass,
  type Product,
  type ProductFile,
  placeInYaml,
  productSchema,
  readYaml,
} from '../../../brief/product/product.ts'
import { unknownFigures } from '../../../brief/sections/own-section/own-section.ts'
import type { CodeLists } from '../../../codes/codes.ts'
import { UserError } from '../../../trade/errors/errors.ts'
import { hiddenCharacter, type Language, shellWord, visible } from '../../../trade/trade.ts'
import { isDeviceName, readContainedText } from '../../files/files.ts'
import { getWorkspaceCodes } from '../references/references.ts'
import type { Workspace } from '../workspace-type.ts'

/** The names of a workspace's product files, sorted; none where there is no such folder. */
export async function productFileNames({ folder }: Pick<Workspace, 'folder'>): Promise<string[]> {
  const names = await readdir(join(folder, 'products')).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.filter((name) => /\.ya?ml$/.test(name)).sort()
}

export const productId = (file: string): string => basename(file).replace(/\.ya?ml$/, '')

/** The text of a file in `products/`. @throws UserError for a link that leads elsewhere, or a name that cannot be used. */
export async function readProductFileText(
  { folder }: Pick<Workspace, 'folder'>,
  name: string,
): Promise<string> {
  refuseUnusableName(name)
  return readContainedText(folder, join('products', name), { endings: ['.yaml', '.yml'] })
}

/** @throws UserError for a name that Windows takes for a device, or that has characters that cannot be seen. */
export function refuseUnusableName(name: string): void {
  const hidden = hiddenCharacter(name)
  if (hidden === null && !isDeviceName(name)) return
  const shown = visible(productId(name))
  throw new UserError(
    hidden === null
      ? {
          zh: `“${shown}”在 Windows 上是设备的名称，不能用作产品代号。`,
          en: `On Windows ${shown} is the name of a device; it cannot be the id of a product.`,
        }
      : {
          zh: `产品代号“${shown}”含有看不见的控制字符 ${hidden}。`,
          en: `The id ${shown} has the invisible control character ${hidden}.`,
        },
    { hint: { zh: '请改名，如 lithium-ion。', en: 'Choose another name, such as lithium-ion.' } },
  )
}

/** The product of a file of the workspace. @throws UserError as `productFrom`. */
export async function readProductFile(workspace: Workspace, name: string): Promise<Product> {
  const text = await readProductFileText(workspace, name)
  return productFrom(workspace, productId(name), `products/${name}`, text)
}

/**
 * A product as a text says it, with the products that it names as its classes.
 *
 * @param file what messages call the text.
 * @throws UserError with line and column for a mistake in it, or where it names a product that there is not, or
 * one that is of several itself.
 */
export async function productFrom(
  workspace: Workspace,
  id: string,
  file: string,
  text: string,
): Promise<Product> {
  const brought = workspace.plugins.map(({ section }) => section.id)
  const codes = getWorkspaceCodes(workspace)
  const schema = (language: Language) => schemaOnce(language, brought, codes)
  const stated = readYaml(text, file, schema)
  const plugins = workspace.plugins.filter(({ section }) => stated.sections.includes(section.id))
  const product = { ...stated, id, codes, ...(plugins.length > 0 && { plugins }) }
  if (product.products.length === 0) return withKnownFigures(product, file, text)
  const names = await productFileNames(workspace)
  const named: (ProductFile & { readonly id: string })[] = []
  for (const [index, other] of product.products.entries()) {
    const refuse = (zh: string, en: string) =>
      new UserError(
        { zh: `products：${zh}`, en: `products: ${en}` },
        {
          where: placeInYaml(text, file, ['products', index]),
          hint: {
            zh: `已有的产品：${names.map(productId).join('、')}`,
            en: `There are these products: ${names.map(productId).join(', ')}`,
          },
        },
      )
    const name = names.find((item) => productId(item) === other)
    if (!name) throw refuse(`没有产品“${other}”。`, `there is no product ${other}.`)
    const current = await readProductFileText(workspace, name)
    const read = { ...readYaml(current, `products/${name}`, schema), id: other }
    if (read.kind !== 'product')
      throw refuse(`“${other}”本身包含几个产品，不能列入。`, `${other} is of several products itself.`)
    named.push(read)
  }
  return withKnownFigures({ ...product, classes: named.map((entry) => asClass(entry, named)) }, file, text)
}

/** The schema of product files. It takes longer to make than a file to read with it, so each is made once. */
function schemaOnce(
  language: Language,
  brought: readonly string[],
  codes: CodeLists,
): ReturnType<typeof productSchema> {
  const ofCodes = schemas.get(codes) ?? new Map<string, ReturnType<typeof productSchema>>()
  schemas.set(codes, ofCodes)
  const key = JSON.stringify([language, ...brought])
  const schema = ofCodes.get(key) ?? productSchema(language, brought, codes)
  ofCodes.set(key, schema)
  return schema
}

const schemas = new WeakMap<CodeLists, Map<string, ReturnType<typeof productSchema>>>()

/** The product, whose own sections refer to figures that there can be. @throws UserError with the line of another. */
function withKnownFigures(product: Product, file: string, text: string): Product {
  const [unknown] = unknownFigures(product)
  if (!unknown) return product
  const { path, id, why } = unknown
  throw new UserError(
    { zh: `这份简报没有编号为 ${id} 的数字：${why.zh}。`, en: `This brief has no figure ${id}: ${why.en}.` },
    {
      where: placeInYaml(text, file, path),
      hint: {
        zh: `用 tradebrief figures 月份 ${shellWord(product.id)} 可列出已有的编号，如 export.month.value、export.partner.USA.ytd.value.yoy。`,
        en: `List the ids that there are with tradebrief figures MONTH ${shellWord(product.id)}, such as export.month.value or export.partner.USA.ytd.value.yoy.`,
      },
      deskHint: {
        zh: '在“简报”页点一个数字，可看它的编号，如 export.month.value、export.partner.USA.ytd.value.yoy。',
        en: 'Click a figure on the Briefs page to see its id, such as export.month.value or export.partner.USA.ytd.value.yoy.',
      },
    },
  )
}
