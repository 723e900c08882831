import { readRules } from '../../releases/releases.ts'
import { readWorkspaceText, writeWorkspaceText } from '../../workspace/project/project.ts'
import type { DeskApp } from '../auth/auth.ts'
import type { DeskState } from '../desk-state.ts'
import { operation } from '../http/http.ts'
import { type ReleaseRules, releaseRules } from '../schemas/schemas.ts'
import { withSettings } from './product-settings.ts'

/** Who must take part in a release: read by whoever works at the desk, changed by owners. */
export function addReleaseRules(app: DeskApp, deskState: DeskState): void {
  operation(
    app,
    {
      method: 'get',
      path: '/api/release-rules',
      tag: 'releases',
      summary: 'Who must take part in a release',
      role: 'reader',
      answer: releaseRules,
    },
    async () => describeRules(deskState),
  )
  operation(
    app,
    {
      method: 'put',
      path: '/api/release-rules',
      tag: 'releases',
      summary: 'Say who must take part in a release; what was signed before stays as it is',
      role: 'owner',
      body: releaseRules,
      answer: releaseRules,
    },
    async ({ body: { approval, twoPeople }, context }) =>
      deskState.inTurn(async () => {
        const workspace = await deskState.workspace()
        const settings = [
          { path: ['releases', 'approval'], value: approval },
          { path: ['releases', 'two_people'], value: twoPeople },
        ]
        await writeWorkspaceText(workspace, withSettings(await readWorkspaceText(workspace), settings))
        await deskState.changes.note(context.get('person').name, 'release-rules', { approval, twoPeople })
        return describeRules(deskState)
      }),
  )
}

async function describeRules(deskState: DeskState): Promise<ReleaseRules> {
  const { approval, twoPeople } = readRules(await deskState.workspace())
  return { approval, twoPeople }
}
