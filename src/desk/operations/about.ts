import { basename, resolve } from 'node:path'
import packageFile from '../../../package.json' with { type: 'json' }
import { formatDescriptions, formats } from '../../press/press.ts'
import { formatMonth } from '../../trade/trade.ts'
import { latestMonth } from '../../workspace/inspect/inspect.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { operation } from '../http/http.ts'
import { about } from '../schemas/schemas.ts'

/** What this desk is, and who is at it. */
export function aboutOperations(app: DeskApp, deskState: DeskState): void {
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
        deskState.workspace(),
        deskState.products(),
        deskState.loads(),
      ])
      const latest = latestMonth(loads)
      const { name, role, isOwner } = context.get('person')
      return {
        program: packageFile.version,
        workspace: basename(resolve(deskState.folder)),
        issuer: config.issuer ?? null,
        person: name,
        role,
        owner: isOwner,
        accounts: context.get('accounts') !== undefined,
        signInSwitch: context.get('signInSwitch') !== undefined,
        formats: [...formats],
        downloads: formats.map((format) => ({ format, label: formatDescriptions[format].label })),
        products: products.length,
        loads: loads.length,
        latest: latest && formatMonth(latest),
      }
    },
  )
}
