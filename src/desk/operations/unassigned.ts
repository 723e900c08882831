import { z } from '@hono/zod-openapi'
import { UserError } from '../../trade/errors/errors.ts'
import { formatMonth, formatPeriod, type Localized, monthOfDate, type Reported } from '../../trade/trade.ts'
import {
  listUnassignedCodes,
  type ProposedProduct,
  proposeProduct,
  proposeWithoutData,
  toProductId,
  writeProposedProduct,
} from '../../workspace/inspect/inspect.ts'
import { readOverview } from '../../workspace/inspect/overview/overview.ts'
import { writeProduct } from '../../workspace/project/products/products.ts'
import { nameStatistics } from '../../workspace/words/words.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { operation } from '../http/http.ts'
import { createdProduct, localized, reported, unassignedCodes } from '../schemas/schemas.ts'
import { findFreeProductId } from './free-product-id.ts'

const commodity = z.string().regex(/^\d{2,10}$/)
const nameText = z.string().trim().min(1).max(100)

/** Codes that were loaded and are of no product, and products that are made of them. */
export function unassignedOperations(app: DeskApp, deskState: DeskState): void {
  addListUnassigned(app, deskState)
  addCreateProduct(app, deskState)
}

function addListUnassigned(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/unassigned',
      tag: 'products',
      summary:
        'Commodities that were loaded and are of no product, by heading, each with a name to call a product',
      role: 'reader',
      answer: z.object({ total: z.number(), groups: z.array(unassignedCodes) }),
      follows: 'data',
    },
    () =>
      deskState.answer('unassigned', async () => {
        const { total, groups } = await listUnassignedCodes(deskState.ledger, await deskState.products())
        const listed = await Promise.all(
          groups.map(async ({ heading, codes, flows, months, reported }) => {
            const { name } = await proposeProduct(
              deskState.ledger,
              codes.map(({ code }) => code),
              reported,
            )
            const [first, latest] = [formatMonth(months.from), formatMonth(months.to)]
            const statistics = reported && nameStatistics(reported, {})
            return {
              ...{ heading, codes: [...codes], flows: [...flows], first, latest, name },
              ...{ reported, statistics },
            }
          }),
        )
        return { total, groups: listed }
      }),
  )
}

function addCreateProduct(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'post',
      path: '/api/products',
      tag: 'products',
      summary:
        'Make a product of codes that were loaded, or, with a name, that will be; what is not said follows from the data',
      role: 'editor',
      body: z.object({
        codes: z.array(commodity).min(1).max(500),
        name: localized.extend({ zh: nameText, en: nameText }).optional(),
        reported: reported.nullable().optional().openapi({
          description: 'Whose statistics; by default Chinese customs where it has the codes.',
        }),
      }),
      answer: createdProduct,
    },
    async ({ body, context }) => {
      const proposed = await propose(deskState, body)
      const named = body.name ? { ...proposed, name: body.name } : proposed
      const workspace = await deskState.workspace()
      const product = await deskState.inTurn(async () => {
        const wanted = (body.name && toProductId(body.name.en)) || proposed.id
        const id = await findFreeProductId(deskState, /^hs(-\d+)+$/.test(wanted) ? proposed.id : wanted)
        return writeProduct(workspace, id, writeProposedProduct(named))
      })
      await deskState.changes.note(context.get('person').name, 'product-create', { product: product.id })
      const [overview] = await readOverview(deskState.ledger, [product])
      const complete = overview?.complete ?? null
      return { id: product.id, name: product.name, month: complete && formatPeriod(complete) }
    },
  )
}

interface AskedProduct {
  readonly codes: readonly string[]
  readonly name?: Localized | undefined
  readonly reported?: Reported | null | undefined
}

/** What the data suggest; for codes that were not loaded yet, what their name does. @throws UserError without either. */
async function propose(
  deskState: DeskState,
  { codes, name, reported }: AskedProduct,
): Promise<ProposedProduct> {
  try {
    return await proposeProduct(deskState.ledger, codes, reported)
  } catch (error) {
    if (!(error instanceof UserError) || !name) throw error
    const now = deskState.now()
    return proposeWithoutData(codes, name, monthOfDate(now))
  }
}
