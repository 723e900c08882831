import { z } from '@hono/zod-openapi'
import { allCodes, type Product, productCodes } from '../../brief/product/product.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { formatMonth, type Month } from '../../trade/trade.ts'
import { listLoadsByProduct, spanMonths } from '../../workspace/inspect/overview/overview.ts'
import { productOfText, readProductText, writeProduct } from '../../workspace/project/products/products.ts'
import { jsonSchemas } from '../../workspace/project/project.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import {
  computeEdition,
  monthNamed,
  monthText,
  operation,
  printedText,
  requireEdition,
} from '../http/http.ts'
import { notFound, toProblem } from '../problem.ts'
import { editionLanguage, type ListedProduct, listedProduct, localized, problem } from '../schemas/schemas.ts'
import { productFile } from './product-files.ts'
import { withSettings } from './product-settings.ts'

const id = z.object({ id: z.string().min(1).max(64).openapi({ example: 'lithium-ion' }) })
const text = z.string().max(200_000)
const product = z
  .object({
    id: z.string(),
    name: localized,
    /** The file as it is written. */
    yaml: z.string(),
    /** What the file says, with every default filled in. */
    settings: z.looseObject({}),
  })
  .openapi('Product')

/** The figures of a brief take time by the number of its codes, and other requests wait meanwhile. */
const mostPreviewedCodes = 2_000
/** A product with so many codes is shorter, and a longer text would take long to read. */
const mostPreviewedSigns = 100_000

const buildByCommand = {
  hint: {
    zh: '请保存产品，用命令编制简报：tradebrief build',
    en: 'Store the product, and build its brief by command: tradebrief build',
  },
}

const tooManyCodes = (count: number): UserError =>
  new UserError(
    {
      zh: `${count} 个编码太多，不能预览（至多 ${mostPreviewedCodes} 个）。`,
      en: `${count} codes are too many for a preview (at most ${mostPreviewedCodes}).`,
    },
    buildByCommand,
  )

const tooLong = (length: number): UserError =>
  new UserError(
    {
      zh: `${length} 个字符的文本太长，不能预览（至多 ${mostPreviewedSigns} 个）。`,
      en: `A text of ${length} characters is too long for a preview (at most ${mostPreviewedSigns}).`,
    },
    buildByCommand,
  )

/** Products: what a brief is about, as a file that a person can read and write. */
export function productOperations(app: DeskApp, deskState: DeskState): void {
  addListProducts(app, deskState)
  addReadProduct(app, deskState)
  addWriteProduct(app, deskState)
  addPreviewProduct(app, deskState)
  addReadProductSchema(app)
}

function addListProducts(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/products',
      tag: 'products',
      summary: 'Every product, with the first and the last month of its own data',
      role: 'reader',
      answer: z.array(listedProduct),
      follows: 'data',
    },
    async () => [...(await deskState.answer('products', () => listProducts(deskState)))],
  )
}

/** Chinese customs publishes its statistics in both. */
const customsCurrencies = ['USD', 'CNY'] as const

/** A product of a whole chapter has hundreds. */
const codesListed = 20

async function listProducts(deskState: DeskState): Promise<readonly ListedProduct[]> {
  const products = await deskState.products()
  const loads = listLoadsByProduct(products, await deskState.loads())
  return products.map((product, index) => {
    const { id, name } = product
    const data = spanMonths(loads[index] ?? [])
    const codes = (data ? productCodes(product, data.to) : allCodes(product)).slice(0, codesListed)
    const currencies = [...new Set([product.currency, ...(product.reported ? [] : customsCurrencies)])]
    return {
      id,
      name,
      codes,
      currencies,
      first: data && formatMonth(data.from),
      latest: data && formatMonth(data.to),
    }
  })
}

function addReadProduct(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/products/{id}',
      tag: 'products',
      summary: 'A product: its file, and what it says; its ETag names its edition',
      role: 'reader',
      params: id,
      answer: product,
      edition: 'named',
    },
    async ({ params, context }) => {
      const { id: named, ...settings } = await deskState.product(params.id)
      const yaml = await readProductText(await deskState.workspace(), params.id)
      if (yaml === null) throw notFound({ zh: '没有这个产品文件。', en: 'There is no such product file.' })
      context.header('etag', computeEdition(yaml))
      return { id: named, name: settings.name, yaml, settings }
    },
  )
}

/** What `If-Match` is compared with where there is no file: nothing but `*` matches. */
const noEdition = ''

function addWriteProduct(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'put',
      path: '/api/products/{id}',
      tag: 'products',
      summary:
        'Write a product’s file; a mistake is told with its line and column. If-Match may say which edition is changed',
      role: 'editor',
      params: id,
      body: z.object({ yaml: text }),
      answer: product,
      edition: 'optional',
    },
    async ({ params, body, context }) =>
      deskState.inTurn(async () => {
        const workspace = await deskState.workspace()
        const current = await readProductText(workspace, params.id)
        if (context.req.header('if-match') !== undefined)
          requireEdition(context.req.raw, current === null ? noEdition : computeEdition(current))
        const { id: named, ...settings } = await writeProduct(workspace, params.id, body.yaml)
        const stored = (await readProductText(workspace, named)) ?? ''
        if (stored !== current) {
          const who = context.get('person').name
          await deskState.texts.add(productFile(named), who, { before: current ?? '', after: stored })
          await deskState.changes.note(who, 'product', { product: named })
        }
        context.header('etag', computeEdition(stored))
        return { id: named, name: settings.name, yaml: stored, settings }
      }),
  )
}

const previewRequest = z.object({
  yaml: text,
  /** Settings to write into the text first, by path, keeping its comments; null takes one out. */
  set: z
    .array(
      z.object({
        path: z
          .array(z.union([z.string().max(200), z.number().int().min(0).max(500)]))
          .min(1)
          .max(8),
        value: z.unknown(),
      }),
    )
    .max(100)
    .default([]),
  month: monthText.optional(),
  language: editionLanguage.default('zh'),
})

const previewAnswer = z.object({
  yaml: z.string(),
  settings: z.looseObject({}).nullable(),
  document: z.looseObject({}).nullable(),
  /** The same as the HTML press prints it. */
  html: z.string().nullable(),
  /** What is wrong with the text. */
  problem: problem.nullable(),
  /** Why no brief can be made of it. */
  incomplete: problem.nullable(),
  /** Why the brief, though shown here, is not printed: the checks refuse it, or data wait for a confirmation. */
  obstacle: problem.nullable(),
})

function addPreviewProduct(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'post',
      path: '/api/products/{id}/preview',
      tag: 'products',
      summary: 'What a product’s text would make of a month’s brief; nothing is stored',
      role: 'reader',
      params: id,
      body: previewRequest,
      answer: previewAnswer,
    },
    async ({ params, body }) => previewProduct(deskState, params.id, body),
  )
}

type Preview = z.input<typeof previewAnswer>

/** Reads a product's text with settings changed, and makes a month's brief of it as far as that is possible. */
async function previewProduct(
  deskState: DeskState,
  id: string,
  body: z.output<typeof previewRequest>,
): Promise<Preview> {
  const yaml = body.set.length === 0 ? body.yaml : withSettings(body.yaml, body.set)
  const missing = { settings: null, document: null, html: null }
  const nothing = { yaml, ...missing, problem: null, incomplete: null, obstacle: null }
  if (yaml.length > mostPreviewedSigns) return { ...nothing, problem: toProblem(tooLong(yaml.length)) }
  let result: Awaited<ReturnType<typeof productOfText>>
  try {
    result = await productOfText(await deskState.workspace(), id, yaml)
  } catch (error) {
    return { ...nothing, problem: toProblem(error) }
  }
  const { id: _, ...settings } = result
  if (body.month === undefined) return { ...nothing, settings }
  const month = monthNamed(body.month)
  const { length } = productCodes(result, month)
  if (length > mostPreviewedCodes)
    return { ...nothing, settings, incomplete: toProblem(tooManyCodes(length)) }
  return { ...nothing, settings, ...(await previewBrief(deskState, result, month, body.language)) }
}

/** The brief of a product that is not stored, or why there is none. */
async function previewBrief(
  deskState: DeskState,
  product: Product,
  month: Month,
  printedIn: z.output<typeof editionLanguage>,
): Promise<Partial<Preview>> {
  try {
    const { brief, obstacle } = await deskState.preview(product, month, printedIn)
    const [json, html] = await Promise.all(
      ['json', 'html'].map((format) => printedText(brief.document, format)),
    )
    return {
      document: JSON.parse(json ?? ''),
      html: html ?? null,
      obstacle: obstacle && toProblem(obstacle),
    }
  } catch (error) {
    const reported = toProblem(error)
    if (reported.status === 500) throw error
    return { incomplete: reported }
  }
}

function addReadProductSchema(app: DeskApp): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/product-schema',
      tag: 'products',
      summary: 'The JSON Schema of product files',
      role: 'reader',
      answer: z.looseObject({}),
    },
    async () => ({ ...jsonSchemas().product }),
  )
}
