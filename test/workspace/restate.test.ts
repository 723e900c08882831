import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { load, withLedger, workspaceWith } from '../support/workspaces.ts'

const heading = '数据年月,商品编码,贸易伙伴编码,美元\n'

/** A file of four partners in two months, by a name that says nothing. */
async function downloaded(folder: string): Promise<string> {
  const path = join(folder, '数据导出.csv')
  const rows = ['202311', '202312'].flatMap((month) =>
    ['502', '304', '116', '133'].map((partner) => `${month},85076000,${partner},100`),
  )
  await writeFile(path, `${heading}${rows.join('\n')}\n`)
  return path
}

describe('a file that is loaded again', () => {
  it('with nothing new said changes nothing', async () => {
    const workspace = await workspaceWith()
    const path = await downloaded(workspace.folder)
    const [first] = await load(workspace, [path], { flow: 'export' })
    const [second] = await load(workspace, [path], { flow: 'export' })
    const [third] = await load(workspace, [path])
    expect([first?.changed, second?.changed, third?.changed]).toEqual([true, false, false])
  })

  it('under the right flow takes the place of the wrong one', async () => {
    const workspace = await workspaceWith()
    const path = await downloaded(workspace.folder)
    await load(workspace, [path], { flow: 'export' })
    const [again] = await load(workspace, [path], { flow: 'import' })
    expect(again?.changed).toBe(true)
    expect(again?.load.findings[0]).toMatchObject({ kind: 'restated', subject: 'export 2023-11..2023-12' })
    await withLedger(workspace, async (ledger) => {
      expect((await ledger.loads()).map(({ flow }) => flow)).toEqual(['import'])
      expect(await ledger.coverage({ flow: 'export' })).toEqual([])
    })
  })

  it('as the whole trade no longer counts as filtered', async () => {
    const workspace = await workspaceWith()
    const path = join(workspace.folder, '出口.csv')
    await writeFile(path, `${heading}202312,85076000,502,100\n`)
    const [filtered] = await load(workspace, [path])
    expect(filtered?.load.scope).toEqual({ partner: ['502'] })
    const [loadOutcome] = await load(workspace, [path], { scope: 'whole' })
    expect(loadOutcome).toMatchObject({ changed: true, load: { scope: {} } })
  })

  it('without rows says of each month for itself that there was no trade', async () => {
    const workspace = await workspaceWith()
    const path = join(workspace.folder, '进口.csv')
    await writeFile(path, heading)
    const [may] = await load(workspace, [path], { months: '2023-05', codes: ['85076000'] })
    const [june] = await load(workspace, [path], { months: '2023-06', codes: ['85076000'] })
    const [again] = await load(workspace, [path], { months: '2023-06', codes: ['85076000'] })
    expect([may?.changed, june?.changed, again?.changed]).toEqual([true, true, false])
    await withLedger(workspace, async (ledger) => {
      const covered = await ledger.coverage({ commodities: ['85076000'] })
      expect(covered.map(({ period }) => period.from)).toEqual([202305, 202306])
    })
  })
})
