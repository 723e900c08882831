import { z } from '@hono/zod-openapi'
import { formatEditionPeriod } from '../../brief/product/product.ts'
import { confirmationPattern } from '../../trade/trade.ts'
import {
  addConfirmations,
  confirmFindings,
  readConfirmations,
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
  operation(
    app,
    {
      method: 'post',
      path: '/api/checks/{product}/{month}/confirmations',
      tag: 'checks',
      summary: 'Confirm that an implausible finding is right, for the data that were looked at',
      role: 'editor',
      params: ofBrief,
      body: z.object({
        id: z.string().regex(confirmationPattern),
        /** Of the finding that was looked at: others are not confirmed unseen. */
        fingerprint: z.string().regex(/^[0-9a-f]{64}$/),
        reason: z.string().trim().min(1).max(longest).optional(),
      }),
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

const nothingOpen = {
  zh: '没有这项待确认的数据，可能已经确认或数据已变。',
  en: 'Nothing of this name waits to be confirmed; it may have been, or the data have changed.',
}

const changedMeanwhile = {
  zh: '数据在此期间变了，请重新查看后再确认。',
  en: 'The data have changed meanwhile; look at them again before you confirm them.',
}
