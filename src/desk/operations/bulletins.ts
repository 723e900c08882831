import { z } from '@hono/zod-openapi'
import { readBulletins } from '../../workspace/bulletins.ts'
import type { House } from '../house.ts'
import { type DeskApp, operation } from '../operation.ts'
import { plainBulletin } from '../plain.ts'
import { bulletin } from '../shapes.ts'

/** Tables of the bulletin: handed in and loaded like any file, and kept beside the ledger. */
export function bulletinOperations(app: DeskApp, house: House): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/bulletins',
      tag: 'loads',
      summary: 'The tables of the bulletin that are kept, the first published of each month',
      role: 'reader',
      answer: z.array(bulletin.extend({ file: z.string(), sha256: z.string(), asOf: z.string() })),
      follows: 'data',
    },
    async () =>
      (await readBulletins(await house.workspace())).map(({ file, sha256, asOf, ...table }) => ({
        ...plainBulletin(table),
        file,
        sha256,
        asOf,
      })),
  )
}
