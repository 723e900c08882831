import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pressesFor } from '../../src/press/press.ts'
import { readBuiltBrief } from '../../src/releases/built-brief.ts'
import { listOpenPoints } from '../../src/releases/open-points.ts'
import { buildBriefs } from '../../src/workspace/build/build-briefs.ts'
import { readBuildStates } from '../../src/workspace/build/build-states.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { month, months } from '../support/staged.ts'
import { bathtubRows, bathtubsProduct, portalFile, truncatedQuery } from '../support/trade.ts'
import { load, withLedger, workspaceWith } from '../support/workspaces.ts'

describe('a brief that was built on a cut-off file', () => {
  it('is as it would be built now, and has no open point but its warning', async () => {
    const workspace = await workspaceWith({ 'bathtubs.yaml': bathtubsProduct })
    const cutOff = truncatedQuery(bathtubRows(months('2023-01', '2023-03')))
    const files = [
      await portalFile(workspace, '出口2022.csv', bathtubRows(months('2022-01', '2022-03'))),
      await portalFile(workspace, '出口2023.csv', cutOff),
    ]
    await load(workspace, files, { scope: 'whole' })
    const subject = { product: await readProduct(workspace, 'bathtubs'), month: month('2023-03') }
    await withLedger(workspace, async (ledger) => {
      const order = {
        month: subject.month,
        products: [subject.product],
        languages: ['zh'] as const,
        presses: await pressesFor(['md']),
        acceptTruncated: ['出口2023.csv'],
      }
      const [outcome] = await buildBriefs(workspace, ledger, order, silentEffects)
      expect(outcome).toMatchObject({ built: true })
      expect(await readBuildStates(workspace, ledger, [subject])).toEqual(['built'])
      const built = await readBuiltBrief(workspace, subject)
      expect(built.warnings.map(({ en }) => en)).toContainEqual(
        expect.stringMatching(/^出口2023.csv reached the limit of a query/),
      )
      expect(await listOpenPoints(workspace, ledger, subject, built)).toEqual([])

      const path = join(workspace.folder, 'briefs', '2023-03', '_manifest.json')
      const { builds } = JSON.parse(await readFile(path, 'utf8'))
      const [{ acceptTruncated, ...record }] = builds
      expect(acceptTruncated).toEqual(['出口2023.csv'])
      await writeFile(path, JSON.stringify({ builds: [record] })) // as earlier versions wrote it
      expect(await readBuiltBrief(workspace, subject)).toMatchObject({ acceptTruncated: [] })
      expect(await readBuildStates(workspace, ledger, [subject])).toEqual(['changed'])
    })
  })
})
