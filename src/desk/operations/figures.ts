import { z } from '@hono/zod-openapi'
import { findFigure } from '../../review/explain/explain.ts'
import { explainFigure } from '../../workspace/inspect/inspect.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { House } from '../desk-state.ts'
import { briefNamed, inLanguage, ofBrief, operation, plainExplanation, plainFigure } from '../http/http.ts'
import { notFound } from '../problem.ts'
import { explanation, shownFigure } from '../schemas/schemas.ts'

/** Figures: every one of a brief, and how each came about. */
export function figureOperations(app: DeskApp, house: House): void {
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
      const { product, month } = await briefNamed(house, params)
      const brief = await house.brief(product, month, query.language)
      const { figures } = brief.document
      const chosen = query.id === undefined ? [...figures.values()] : [findFigure(figures, query.id)]
      return chosen.map((figure) => plainFigure(figure, brief.codes))
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
      const { product, month } = await briefNamed(house, params)
      const { document, codes } = await house.brief(product, month, query.language)
      if (!document.figures.has(params.id))
        throw notFound({
          zh: `这份简报没有数字 ${params.id}。`,
          en: `This brief has no figure ${params.id}.`,
        })
      const workspace = await house.workspace()
      const found = await house.compute(() =>
        explainFigure(workspace, house.ledger, product, month, params.id),
      )
      // The derivation is the same in every language; the text is that of the brief asked for.
      const inLanguageOf = (item: typeof found): typeof found => ({
        ...item,
        figure: document.figures.get(item.figure.id) ?? item.figure,
        from: item.from.map(inLanguageOf),
      })
      return plainExplanation(inLanguageOf(found), codes)
    },
  )
}
