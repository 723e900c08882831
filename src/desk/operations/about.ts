import { basename, resolve } from 'node:path'
import packageFile from '../../../package.json' with { type: 'json' }
import { formats } from '../../press/press.ts'
import { formatMonth } from '../../trade/trade.ts'
import { latestMonth } from '../../workspace/inspect/inspect.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { House } from '../desk-state.ts'
import { operation } from '../http/http.ts'
import { about } from '../schemas/schemas.ts'

/** What this desk is, and who is at it. */
export function aboutOperations(app: DeskApp, house: House): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/about',
      tag: 'about',
      summary: 'The program, the workspace, and who you are here',
      role: 'reader',
      answer: about,
    },
    async ({ context }) => {
      const [{ config }, products, loads] = await Promise.all([
        house.workspace(),
        house.products(),
        house.loads(),
      ])
      const latest = latestMonth(loads)
      const { name, role, isOwner } = context.get('person')
      return {
        program: packageFile.version,
        workspace: basename(resolve(house.folder)),
        issuer: config.issuer ?? null,
        person: name,
        role,
        owner: isOwner,
        accounts: context.get('accounts') !== undefined,
        formats: [...formats],
        products: products.length,
        loads: loads.length,
        latest: latest && formatMonth(latest),
      }
    },
  )
}
