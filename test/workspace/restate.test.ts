import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { load, repository, withLedger, workspaceWith } from '../support/workspaces.ts'

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

  it('without rows replaces what was said of more partners, and stands beside what was said of others', async () => {
    const workspace = await workspaceWith()
    const path = join(workspace.folder, '进口.csv')
    await writeFile(path, heading)
    const may = { months: '2023-05', codes: ['85076000'] }
    const [first] = await load(workspace, [path], may)
    const brazil = { ...may, scope: { partner: ['410'] } }
    const [mended] = await load(workspace, [path], brazil)
    const [repeated] = await load(workspace, [path], brazil)
    const [unsaid] = await load(workspace, [path], may)
    const argentina = { ...may, scope: { partner: ['402'] } }
    const [other] = await load(workspace, [path], argentina)
    const [otherAgain] = await load(workspace, [path], argentina)
    const outcomes = [first, mended, repeated, unsaid, other, otherAgain]
    expect(outcomes.map((outcome) => outcome?.changed)).toEqual([true, true, false, false, true, false])
    expect(mended?.load.findings[0]).toMatchObject({ kind: 'restated', subject: 'import 2023-05' })
    await withLedger(workspace, async (ledger) => {
      expect((await ledger.loads()).map(({ scope }) => scope)).toEqual([brazil.scope, argentina.scope])
    })
  })
})

describe('a file that says itself what it is', () => {
  const caseFile = (...names: string[]) => join(repository, 'test', 'cases', 'read', ...names)

  it('counts as filtered where somebody says so, though its source has the whole trade', async () => {
    const workspace = await workspaceWith()
    const text = await readFile(caseFile('comexstat-exports', 'input.csv'), 'utf8')
    const path = join(workspace.folder, 'EXP_2025.csv')
    await writeFile(path, `${text.split('\n').slice(0, 3).join('\n')}\n`)
    const [whole] = await load(workspace, [path])
    expect(whole?.load.scope).toEqual({})
    const scope = { partner: ['142'] }
    const [filtered] = await load(workspace, [path], { scope })
    expect(filtered).toMatchObject({ changed: true, load: { scope } })
    expect(await load(workspace, [path], { scope })).toMatchObject([{ changed: false }])
  })

  it('is no filtered file where somebody says that it is a part of a query', async () => {
    const workspace = await workspaceWith()
    const path = join(workspace.folder, 'exports.json')
    await copyFile(caseFile('comtrade-answer-of-the-api', 'input.json'), path)
    const [part] = await load(workspace, [path], { relation: 'part' })
    expect(part?.load.scope).toEqual({})
    expect(part?.load.findings.map(({ kind }) => kind)).not.toContain('scopeWithoutTotals')
  })
})
