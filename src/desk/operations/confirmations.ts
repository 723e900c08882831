import { z } from '@hono/zod-openapi'
import { formatEditionPeriod } from '../../brief/product/product.ts'
import { confirmationPattern } from '../../trade/trade.ts'
import {
  addConfirmations,
  confirmFindings,
  readConfirmations,
  removeConfirmation,
  toConfirm,
} from '../../workspace/build/confirmations/confirmations.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { briefNamed, ofBrief, operation } from '../http/http.ts'
import { notFound, Refusal } from '../problem.ts'
import { confirmation } from '../schemas/schemas.ts'

const longest = 500

/** Confirmations: what a person takes as right though a check finds it implausible. */
export function confirmationOperations(app: DeskApp, deskState: DeskState): void {
  addConfirm(app, deskState)
  addUndoConfirmation(app, deskState)
}

/** A finding, and the data that it was found in. */
const ofFinding = z.object({
  id: z.string().regex(confirmationPattern),
  /** Of the finding that was looked at: others are not confirmed unseen. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
})

function addConfirm(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'post',
      path: '/api/checks/{product}/{month}/confirmations',
      tag: 'checks',
      summary: 'Confirm that an implausible finding is right, for the data that were looked at',
      role: 'editor',
      params: ofBrief,
      body: ofFinding.extend({ reason: z.string().trim().min(1).max(longest).optional() }),
      answer: confirmation,
    },
    async ({ params, body, context }) => {
      const { product, month } = await briefNamed(deskState, params)
      const workspace = await deskState.workspace()
      const report = await deskState.checks(product, month)
      const open = toConfirm(report).find((item) => item.confirmation.id === body.id)
      if (!open) throw notFound(nothingOpen)
      if (open.confirmation.fingerprint !== body.fingerprint) throw new Refusal(409, changedMeanwhile)
      const who = context.get('person').name
      const [given] = await deskState.inTurn(async () => {
        const stored = await readConfirmations(workspace)
        const acceptance = {
          accept: [body.id],
          by: who,
          reason: body.reason ?? null,
          channel: 'desk' as const,
          at: deskState.now().toISOString(),
        }
        const { added } = confirmFindings(report, product, stored, acceptance)
        const confirmations = added.filter(({ id }) => id === body.id)
        await addConfirmations(workspace, confirmations)
        return confirmations
      })
      if (!given) throw notFound(nothingOpen)
      const about = { product: product.id, month: formatEditionPeriod(product, month), check: body.id }
      await deskState.changes.note(who, 'confirmation', about)
      return given
    },
  )
}

function addUndoConfirmation(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'delete',
      path: '/api/checks/{product}/{month}/confirmations',
      tag: 'checks',
      summary: 'Take a confirmation back: the finding has to be confirmed again before there is a brief',
      role: 'editor',
      params: ofBrief,
      query: ofFinding,
      answer: confirmation,
    },
    async ({ params, query, context }) => {
      const { product, month } = await briefNamed(deskState, params)
      const workspace = await deskState.workspace()
      const removed = await deskState.inTurn(async () => {
        const stored = await readConfirmations(workspace)
        const found = stored.find(
          (item) =>
            item.id === query.id && item.fingerprint === query.fingerprint && item.product === product.id,
        )
        // What the product file accepts would be stored again at once.
        if (!found || found.channel === 'product') return null
        await removeConfirmation(workspace, found)
        return found
      })
      if (!removed) throw notFound(nothingConfirmed)
      const about = { product: product.id, month: formatEditionPeriod(product, month), check: query.id }
      await deskState.changes.note(context.get('person').name, 'confirmation-undo', about)
      return removed
    },
  )
}

const nothingConfirmed = {
  zh: '没有这项确认，可能已经撤回；产品文件里写明的，请在“产品”页改。',
  en: 'There is no such confirmation; it may have been taken back. What the product file accepts is changed on the page Products.',
}

const nothingOpen = {
  zh: '没有这项待确认的数据，可能已经确认或数据已变。',
  en: 'Nothing of this name waits to be confirmed; it may have been, or the data have changed.',
}

const changedMeanwhile = {
  zh: '数据在此期间变了，请重新查看后再确认。',
  en: 'The data have changed meanwhile; look at them again before you confirm them.',
}
