import { z } from '@hono/zod-openapi'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { briefNamed, ofBrief, operation, plainCheck } from '../http/http.ts'
import { check } from '../schemas/schemas.ts'

/** Checks: what to look at in a month’s data before signing a brief of it. */
export function checkOperations(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/checks/{product}/{month}',
      tag: 'checks',
      summary: 'Every check of a product’s month, with all that it found; also where no brief can be built',
      role: 'reader',
      params: ofBrief,
      answer: z.object({ product: z.string(), month: z.string(), results: z.array(check) }),
      follows: 'data',
    },
    async ({ params }) => {
      const { product, month } = await briefNamed(deskState, params)
      const report = await deskState.checks(product, month)
      return { product: report.product, month: report.month, results: report.results.map(plainCheck) }
    },
  )
}
