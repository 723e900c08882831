import { expect, it } from 'vitest'
import { runDemo } from '../../src/workspace/demo/demo.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, portalFile } from '../support/trade.ts'
import { load, withLedger, workspaceWith } from '../support/workspaces.ts'

it('the sample comes into a workspace of its own, again and again, but never among other data', async () => {
  const workspace = await workspaceWith()
  const demo = () => runDemo(workspace.folder, [], ['zh'], silentEffects)
  const loads = () => withLedger(workspace, (ledger) => ledger.loads())
  expect((await demo()).loads.map(({ changed }) => changed)).toEqual([true, true, true, true])
  expect((await demo()).loads.map(({ changed }) => changed)).toEqual([false, false, false, false])
  expect(await loads()).toHaveLength(4)

  const current = await portalFile(workspace, '出口.csv', bathtubRows(months('2023-01')))
  await load(workspace, [current], { scope: 'whole' })
  await expect(demo()).rejects.toMatchObject({ where: { file: workspace.folder } })
  expect(await loads()).toHaveLength(5)
})
