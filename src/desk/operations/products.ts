import { z } from '@hono/zod-openapi'
import { type Product, parseYaml, productCodes } from '../../brief/product/product.ts'
import { UserError } from '../../trade/errors/errors.ts'
import type { Month } from '../../trade/trade.ts'
import { makeBriefs } from '../../workspace/build/build.ts'
import { productOfText, readProductText, writeProduct } from '../../workspace/project/products/products.ts'
import { jsonSchemas } from '../../workspace/project/project.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { House } from '../desk-state.ts'
import { monthNamed, monthText, operation, printedText } from '../http/http.ts'
import { notFound, toProblem } from '../problem.ts'
import { language, localized, problem } from '../schemas/schemas.ts'

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
export function productOperations(app: DeskApp, house: House): void {
  addListProducts(app, house)
  addReadProduct(app, house)
  addWriteProduct(app, house)
  addPreviewProduct(app, house)
  addReadProductSchema(app)
}

function addListProducts(app: DeskApp, house: House): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/products',
      tag: 'products',
      summary: 'Every product',
      role: 'reader',
      answer: z.array(z.object({ id: z.string(), name: localized })),
      follows: 'data',
    },
    async () => (await house.products()).map(({ id, name }) => ({ id, name })),
  )
}

function addReadProduct(app: DeskApp, house: House): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/products/{id}',
      tag: 'products',
      summary: 'A product: its file, and what it says',
      role: 'reader',
      params: id,
      answer: product,
      follows: 'data',
    },
    async ({ params }) => {
      const { id: named, ...settings } = await house.product(params.id)
      const yaml = await readProductText(await house.workspace(), params.id)
      if (yaml === null) throw notFound({ zh: '没有这个产品文件。', en: 'There is no such product file.' })
      return { id: named, name: settings.name, yaml, settings }
    },
  )
}

function addWriteProduct(app: DeskApp, house: House): void {
  operation(
    app,
    {
      method: 'put',
      path: '/api/products/{id}',
      tag: 'products',
      summary: 'Write a product’s file; a mistake is told with its line and column',
      role: 'editor',
      params: id,
      body: z.object({ yaml: text }),
      answer: product,
    },
    async ({ params, body, context }) => {
      const { id: named, ...settings } = await writeProduct(await house.workspace(), params.id, body.yaml)
      await house.changes.note(context.get('person').name, 'product', { product: named })
      return { id: named, name: settings.name, yaml: body.yaml, settings }
    },
  )
}

const previewRequest = z.object({
  yaml: text,
  /** Settings to write into the text first, by path, keeping its comments; null takes one out. */
  set: z
    .array(
      z.object({
        path: z
          .array(z.union([z.string().max(60), z.number().int().min(0).max(500)]))
          .min(1)
          .max(8),
        value: z.unknown(),
      }),
    )
    .max(100)
    .default([]),
  month: monthText.optional(),
  language: language.default('zh'),
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
})

function addPreviewProduct(app: DeskApp, house: House): void {
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
    async ({ params, body }) => previewProduct(house, params.id, body),
  )
}

type Preview = z.input<typeof previewAnswer>

/** Reads a product's text with settings changed, and makes a month's brief of it as far as that is possible. */
async function previewProduct(
  house: House,
  id: string,
  body: z.output<typeof previewRequest>,
): Promise<Preview> {
  const yaml = body.set.length === 0 ? body.yaml : withSettings(body.yaml, body.set)
  const nothing = { yaml, settings: null, document: null, html: null, problem: null, incomplete: null }
  if (yaml.length > mostPreviewedSigns) return { ...nothing, problem: toProblem(tooLong(yaml.length)) }
  let result: Awaited<ReturnType<typeof productOfText>>
  try {
    result = await productOfText(await house.workspace(), id, yaml)
  } catch (error) {
    return { ...nothing, problem: toProblem(error) }
  }
  const { id: _, ...settings } = result
  if (body.month === undefined) return { ...nothing, settings }
  const month = monthNamed(body.month)
  const { length } = productCodes(result, month)
  if (length > mostPreviewedCodes)
    return { ...nothing, settings, incomplete: toProblem(tooManyCodes(length)) }
  return { ...nothing, settings, ...(await previewBrief(house, result, month, body.language)) }
}

/** The brief of a product that is not stored, or why there is none. */
async function previewBrief(
  house: House,
  product: Product,
  month: Month,
  printedIn: z.output<typeof language>,
): Promise<Partial<Preview>> {
  try {
    const workspace = await house.workspace()
    const [brief] = await house.compute(() =>
      makeBriefs(workspace, house.ledger, product, month, [printedIn]),
    )
    if (!brief) throw new Error('a brief was made in its language')
    const [json, html] = await Promise.all(
      ['json', 'html'].map((format) => printedText(brief.document, format)),
    )
    return { document: JSON.parse(json ?? ''), html: html ?? null }
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

interface Setting {
  readonly path: readonly (string | number)[]
  readonly value: unknown
}

/** The text with settings changed, its comments and order kept; a text that is not valid YAML stays as it is. */
function withSettings(yaml: string, settings: readonly Setting[]): string {
  try {
    const { document } = parseYaml(yaml, '')
    for (const { path, value } of settings)
      if (value === null) document.deleteIn(path)
      else
        document.setIn(path, document.createNode(value, { flow: !Array.isArray(value) || path.length < 2 }))
    return document.toString({ lineWidth: 110 })
  } catch {
    return yaml // the reader reports what is wrong with it; or a path leads through something that holds nothing
  }
}
