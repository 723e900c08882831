import { z } from '@hono/zod-openapi'
import type { CodeLists } from '../../codes/codes.ts'
import { figureWords } from '../../review/explain/explain.ts'
import {
  cellWords,
  changeCounts,
  nameRevisedCells,
  type Revisions,
  readRevisions,
} from '../../workspace/inspect/inspect.ts'
import { getWorkspaceCodes } from '../../workspace/project/references/references.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { briefNamed, ofBrief, operation } from '../http/http.ts'
import { type RevisionReport, revisionReport } from '../schemas/schemas.ts'

/** So many cells are listed; `cellCount` says how many there are. */
const cellsListed = 500

/** Revisions: which cells and printed figures of a brief changed between two dates of the data. */
export function revisionOperations(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/revisions/{product}/{month}',
      tag: 'revisions',
      summary:
        'What changed in the data of a brief between two vintages, by default the last two that differ',
      role: 'reader',
      params: ofBrief,
      query: z.object({ from: z.iso.datetime().optional(), to: z.iso.datetime().optional() }),
      answer: z.object({ revisions: revisionReport.nullable() }),
      follows: 'data',
    },
    async ({ params, query: { from, to } }) => {
      const { product, month } = await briefNamed(deskState, params)
      const workspace = await deskState.workspace()
      const revisions = await readRevisions(workspace, deskState.ledger, product, {
        month,
        ...(from !== undefined && { from }),
        ...(to !== undefined && { to }),
      })
      if (!revisions) return { revisions: null }
      const codes = await nameRevisedCells(deskState.ledger, getWorkspaceCodes(workspace), revisions.cells)
      return { revisions: serializeRevisions(revisions, codes) }
    },
  )
}

const serializeRevisions = (revisions: Revisions, codes: CodeLists): RevisionReport => ({
  from: revisions.from,
  to: revisions.to,
  counts: changeCounts(revisions.cells),
  cellCount: revisions.cells.length,
  cells: revisions.cells
    .slice(0, cellsListed)
    .map((cell) => ({ change: cell.change, words: cellWords(cell, codes) })),
  figures:
    revisions.figures?.map(({ id, unit, old, new: now }) => ({
      id,
      name: figureWords(id),
      unit,
      old,
      new: now,
    })) ?? null,
  unseen: revisions.unseen,
})
