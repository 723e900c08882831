import { z } from '@hono/zod-openapi'
import type { Localized } from '../../trade/trade.ts'
import {
  archivedIds,
  archiveProduct,
  deleteProduct,
  nameInText,
  readArchivedText,
  readProductText,
  removeArchived,
  writeProduct,
} from '../../workspace/project/products/products.ts'
import type { Workspace } from '../../workspace/project/project.ts'
import type { DeskApp, DeskContext } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { computeEdition, operation, requireEdition } from '../http/http.ts'
import { notFound, Refusal } from '../problem.ts'
import { localized } from '../schemas/schemas.ts'
import { findFreeProductId } from './free-product-id.ts'
import { withSettings } from './product-settings.ts'

const id = z.object({ id: z.string().min(1).max(64).openapi({ example: 'lithium-ion' }) })
const named = z.object({ id: z.string(), name: localized })

const formerProduct = named
  .extend({
    state: z.enum(['archived', 'deleted']),
    /** ISO 8601; null where it was done beside the desk. */
    when: z.string().nullable(),
    who: z.string().nullable(),
  })
  .openapi('FormerProduct')

/** Where the versions of a product's text are. */
export const productFile = (product: string): string => `products/${product}.yaml`

/** Products as files: copied, archived, deleted and restored. */
export function productFileOperations(app: DeskApp, deskState: DeskState): void {
  addCopyProduct(app, deskState)
  addArchiveProduct(app, deskState)
  addDeleteProduct(app, deskState)
  addRestoreProduct(app, deskState)
  addListFormer(app, deskState)
  addReadVersions(app, deskState)
}

function addCopyProduct(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'post',
      path: '/api/products/{id}/copy',
      tag: 'products',
      summary: 'Make a product of another id from this one, by default of one that no product has',
      role: 'editor',
      params: id,
      body: z.object({ id: z.string().min(1).max(64).optional().openapi({ example: 'lithium-ion-2' }) }),
      answer: named,
    },
    async ({ params, body, context }) =>
      deskState.inTurn(async () => {
        const workspace = await deskState.workspace()
        const text = await requireText(deskState, params.id)
        const target = body.id ?? (await findFreeProductId(deskState, params.id.replace(/-\d+$/, '')))
        await refuseExisting(deskState, target)
        const before = nameInText(text, params.id)
        const copied = withSettings(text, [
          { path: ['name', 'zh'], value: `${before.zh}（副本）` },
          { path: ['name', 'en'], value: `${before.en} (copy)` },
        ])
        const copy = await writeProduct(workspace, target, copied)
        await note(deskState, context, 'product-copy', { id: copy.id, before: '', after: copied })
        return { id: copy.id, name: copy.name }
      }),
  )
}

function addArchiveProduct(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'post',
      path: '/api/products/{id}/archive',
      tag: 'products',
      summary: 'Archive a product: it is in no build and no list until it is restored',
      role: 'editor',
      params: id,
      body: z.object({}),
      answer: named,
      edition: 'required',
    },
    async ({ params, context }) =>
      changeFile(deskState, context, params.id, async (workspace, text) => {
        await archiveProduct(workspace, params.id, text)
        await deskState.changes.note(context.get('person').name, 'product-archive', { product: params.id })
      }),
  )
}

function addDeleteProduct(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'delete',
      path: '/api/products/{id}',
      tag: 'products',
      summary: 'Delete a product; its text stays among the former products, from which it can be restored',
      role: 'editor',
      params: id,
      answer: named,
      edition: 'required',
    },
    async ({ params, context }) =>
      changeFile(deskState, context, params.id, async (workspace, text) => {
        const change = { id: params.id, before: text, after: '' }
        await note(deskState, context, 'product-delete', change, () => deleteProduct(workspace, params.id))
      }),
  )
}

function addRestoreProduct(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'post',
      path: '/api/products/{id}/restore',
      tag: 'products',
      summary: 'Restore a product that was archived or deleted, as it was',
      role: 'editor',
      params: id,
      body: z.object({}),
      answer: named,
    },
    async ({ params, context }) =>
      deskState.inTurn(async () => {
        const workspace = await deskState.workspace()
        await refuseExisting(deskState, params.id, { isArchiveAllowed: true })
        const archived = await readArchivedText(workspace, params.id)
        const text = archived ?? (await lastText(deskState, params.id))
        if (text === null) throw notFound(noFormer(params.id))
        const { name } = await writeProduct(workspace, params.id, text)
        if (archived !== null) await removeArchived(workspace, params.id)
        const before = archived ?? ''
        await note(deskState, context, 'product-restore', { id: params.id, before, after: text })
        return { id: params.id, name }
      }),
  )
}

function addListFormer(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/former-products',
      tag: 'products',
      summary: 'The products that were archived or deleted, and can be restored',
      role: 'reader',
      answer: z.array(formerProduct),
    },
    async () => {
      const workspace = await deskState.workspace()
      const archived = await archivedIds(workspace)
      const existing = new Set([...archived, ...(await deskState.products()).map((product) => product.id)])
      const found: z.input<typeof formerProduct>[] = []
      for (const item of archived) {
        const text = (await readArchivedText(workspace, item)) ?? ''
        found.push({ id: item, name: nameInText(text, item), state: 'archived', when: null, who: null })
      }
      for (const file of await deskState.texts.files('products')) {
        const item = file.replace(/\.yaml$/, '')
        if (existing.has(item)) continue
        const [last] = await deskState.texts.list(productFile(item))
        const text = await lastText(deskState, item)
        if (text === null) continue
        const [when, who] = last?.text === '' ? [last.when, last.who] : [null, null]
        found.push({ id: item, name: nameInText(text, item), state: 'deleted', when, who })
      }
      return found
    },
  )
}

function addReadVersions(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/products/{id}/versions',
      tag: 'products',
      summary: 'What a product’s file was before, the latest first: who wrote it, and when',
      role: 'reader',
      params: id,
      answer: z.array(
        z.object({ when: z.string().nullable(), who: z.string().nullable(), yaml: z.string() }),
      ),
    },
    async ({ params }) => {
      const versions = await deskState.texts.list(productFile((await deskState.product(params.id)).id))
      return versions.map(({ when, who, text }) => ({ when, who, yaml: text }))
    },
  )
}

/**
 * Changes a product's file in the edition that the request names.
 *
 * @throws Refusal (404) where there is no file, (412) where it is of another edition.
 */
const changeFile = (
  deskState: DeskState,
  context: DeskContext,
  product: string,
  change: (workspace: Workspace, text: string) => Promise<void>,
) =>
  deskState.inTurn(async () => {
    const text = await requireText(deskState, product)
    requireEdition(context.req.raw, computeEdition(text))
    await change(await deskState.workspace(), text)
    return { id: product, name: nameInText(text, product) }
  })

/** The text of a product's file. @throws Refusal (404) where there is none. */
async function requireText(deskState: DeskState, product: string): Promise<string> {
  const text = await readProductText(await deskState.workspace(), product)
  if (text !== null) return text
  throw notFound({ zh: `没有产品“${product}”。`, en: `There is no product ${product}.` })
}

/** @throws Refusal (409) where a product of that id is there, or archived. */
async function refuseExisting(
  deskState: DeskState,
  product: string,
  { isArchiveAllowed = false }: { readonly isArchiveAllowed?: boolean } = {},
): Promise<void> {
  const workspace = await deskState.workspace()
  if ((await readProductText(workspace, product)) !== null)
    throw new Refusal(409, { zh: `已有产品“${product}”。`, en: `There is a product ${product} already.` })
  if (!isArchiveAllowed && (await archivedIds(workspace)).includes(product))
    throw new Refusal(
      409,
      { zh: `归档里已有产品“${product}”。`, en: `There is an archived product ${product} already.` },
      { hint: { zh: '换一个代号，或先恢复它。', en: 'Choose another id, or restore that.' } },
    )
}

/** The last text of a product's history that says something; null where there is none. */
async function lastText(deskState: DeskState, product: string): Promise<string | null> {
  // The name becomes part of a path.
  if (!/^[\p{L}\p{N}_-]+$/u.test(product)) return null
  const versions = await deskState.texts.list(productFile(product))
  return versions.find(({ text }) => text !== '')?.text ?? null
}

/** Notes a change of a product's text in its history and in the log; `change` comes between. */
async function note(
  deskState: DeskState,
  context: DeskContext,
  what: string,
  { id: product, before, after }: { readonly id: string; readonly before: string; readonly after: string },
  change: () => Promise<void> = async () => {},
): Promise<void> {
  const who = context.get('person').name
  await deskState.texts.add(productFile(product), who, { before, after })
  await change()
  await deskState.changes.note(who, what, { product })
}

const noFormer = (product: string): Localized => ({
  zh: `没有归档或删除过的产品“${product}”。`,
  en: `No product ${product} was archived or deleted.`,
})
