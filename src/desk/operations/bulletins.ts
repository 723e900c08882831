import { z } from '@hono/zod-openapi'
import { undoBulletin } from '../../workspace/load/load.ts'
import {
  allBulletins,
  type KeptBulletin,
  readBulletins,
} from '../../workspace/project/references/references.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { operation, plainBulletin } from '../http/http.ts'
import { bulletin } from '../schemas/schemas.ts'

const bulletinId = z
  .string()
  .regex(/^\d{4}-\d{2}\.(export|import|partners|procedures|totals)\.(USD|CNY)\.\d{4}-\d{2}-\d{2}$/)
  .openapi({ example: '2023-12.export.USD.2024-01-18' })

const keptBulletin = bulletin.extend({
  id: z.string(),
  file: z.string(),
  sha256: z.string(),
  asOf: z.string(),
  /** Of several of one month, the first published counts. */
  counts: z.boolean(),
})

/** Tables of the bulletin: handed in and loaded like any file, kept beside the ledger, and taken back. */
export function bulletinOperations(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/bulletins',
      tag: 'loads',
      summary:
        'The tables of the bulletin that are kept; of several of one month, the first published counts',
      role: 'reader',
      answer: z.array(keptBulletin),
      follows: 'data',
    },
    async () => {
      const workspace = await deskState.workspace()
      const counting = new Set((await readBulletins(workspace)).map(({ id }) => id))
      return (await allBulletins(workspace)).map((stored) => plainKept(stored, counting.has(stored.id)))
    },
  )

  operation(
    app,
    {
      method: 'delete',
      path: '/api/bulletins/{id}',
      tag: 'loads',
      summary: 'Take a table of the bulletin back; one published later counts again',
      role: 'editor',
      params: z.object({ id: bulletinId }),
      answer: z.object({ id: z.string(), file: z.string() }),
    },
    async ({ params, context }) =>
      deskState.inTurn(async () => {
        const { id, file } = await undoBulletin(await deskState.workspace(), params.id)
        await deskState.changes.note(context.get('person').name, 'undo', { file, bulletin: id })
        return { id, file }
      }),
  )
}

const plainKept = (stored: KeptBulletin, counts: boolean): z.input<typeof keptBulletin> => {
  const { id, file, sha256, asOf } = stored
  return { ...plainBulletin(stored), id, file, sha256, asOf, counts }
}
