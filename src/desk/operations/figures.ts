import { z } from '@hono/zod-openapi'
import { explain, findFigure } from '../../review/explain/explain.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { briefNamed, inLanguage, ofBrief, operation, plainExplanation, plainFigure } from '../http/http.ts'
import { notFound } from '../problem.ts'
import { explanation, shownFigure } from '../schemas/schemas.ts'

/** Figures: every one of a brief, and how each came about. */
export function figureOperations(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/figures/{product}/{month}',
      tag: 'figures',
      summary: 'The figures of a brief, all or some',
      role: 'reader',
      params: ofBrief,
      query: inLanguage.extend({ id: z.string().max(200).optional() }),
      answer: z.array(shownFigure),
      follows: 'data',
    },
    async ({ params, query }) => {
      const { product, month } = await briefNamed(deskState, params)
      const brief = await deskState.brief(product, month, query.language)
      const { figures } = brief.document
      const chosen = query.id === undefined ? [...figures.values()] : [findFigure(figures, query.id)]
      return chosen.map((figure) => plainFigure(figure, brief.codes, month))
    },
  )

  operation(
    app,
    {
      method: 'get',
      path: '/api/figures/{product}/{month}/{id}',
      tag: 'figures',
      summary: 'How a figure came about, down to lines of files',
      role: 'reader',
      params: ofBrief.extend({
        id: z.string().min(1).max(200).openapi({ example: 'export.partner.USA.month.value.yoy' }),
      }),
      query: inLanguage,
      answer: explanation,
      follows: 'data',
    },
    async ({ params, query }) => {
      const { product, month } = await briefNamed(deskState, params)
      const { document, codes } = await deskState.brief(product, month, query.language)
      if (!document.figures.has(params.id))
        throw notFound({
          zh: `这份简报没有数字 ${params.id}。`,
          en: `This brief has no figure ${params.id}.`,
        })
      const key = `explain ${product.id} ${month} ${query.language} ${params.id}`
      return deskState.answer(key, async () =>
        plainExplanation(await explain(document.figures, params.id, deskState.ledger), codes, month),
      )
    },
  )
}
