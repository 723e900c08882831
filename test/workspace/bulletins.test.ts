import { utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { readIfBulletin, takeBulletin } from '../../src/workspace/load/bulletins.ts'
import { loadFile, loadFiles } from '../../src/workspace/load/load-files.ts'
import { undoBulletin } from '../../src/workspace/load/undo.ts'
import { openLedger } from '../../src/workspace/project/open-workspace.ts'
import { readBulletins } from '../../src/workspace/project/references/stored-bulletins.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { tradebrief } from '../support/command.ts'
import { workspaceWith } from '../support/workspaces.ts'

const table = (value: string) => `2023年12月出口主要商品量值表（美元值）
单位：亿美元
商品名称,计量单位,12月,,1至12月累计,
,,数量,金额,数量,金额
锂离子蓄电池,万个,"28,034",52.8,"362,143",${value}
`

async function write({ folder }: Workspace, name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  await utimes(path, new Date('2024-01-18T00:00:00Z'), new Date('2024-01-18T00:00:00Z'))
  return path
}

describe('tables of the bulletin in a workspace', () => {
  it('are kept as printed, and of several the first published counts', async () => {
    const workspace = await workspaceWith()
    await takeBulletin(workspace, await write(workspace, '更正.csv', table('650.2')), { asOf: '2024-02-07' })
    await takeBulletin(workspace, await write(workspace, '月报.csv', table('650.1')), {})
    const [keptBulletin, ...others] = await readBulletins(workspace)
    expect(others).toEqual([])
    expect(keptBulletin).toMatchObject({
      file: '月报.csv',
      asOf: '2024-01-18T00:00:00.000Z',
      moneyFactor: 100_000_000n,
      lines: [{ name: '锂离子蓄电池', ytd: { quantity: '362143', value: '650.1' } }],
    })
    expect(await readBulletins(workspace, { asOf: '2024-01-01T00:00:00Z' })).toEqual([])
    await undoBulletin(workspace, '2023-12.export.USD.2024-01-18')
    expect(await readBulletins(workspace)).toMatchObject([{ file: '更正.csv' }])
  })

  it('are told apart from files of the online query', async () => {
    const workspace = await workspaceWith()
    const [item, other] = [
      await write(workspace, 'a.csv', table('650.1')),
      await write(workspace, 'b.csv', '数据年月,商品编码,美元\n202312,85076000,5\n'),
    ]
    // No table has so many lines.
    const long = await write(
      workspace,
      'c.csv',
      table('650.1') + '锂离子蓄电池,万个,1,1,1,1\n'.repeat(80_000),
    )
    expect(await readIfBulletin(item)).not.toBeNull()
    expect(await readIfBulletin(long)).toBeNull()
    const ledger = await openLedger(workspace)
    const stated = { flow: 'export', scope: 'whole' } as const
    const loaded = []
    for await (const came of loadFiles(workspace, ledger, [other, item, long], stated, silentEffects))
      loaded.push(came)
    expect(loaded).toMatchObject([
      { file: 'b.csv', outcome: { load: { rows: 1 } } },
      { file: 'a.csv', table: item },
      { file: 'c.csv', error: expect.any(UserError) },
    ])
    await expect(loadFile(workspace, ledger, item, stated, silentEffects)).rejects.toThrow('customs bulletin')
    await ledger.close()
    expect(await readBulletins(workspace)).toEqual([])
  })

  it('are loaded by the command among other files, each told of in its turn; a damaged one keeps none out', async () => {
    const workspace = await workspaceWith()
    const query = (month: number) => `数据年月,商品编码,美元\n2023${month},85076000,5\n`
    const paths = [
      await write(workspace, '出口-10.csv', query(10)),
      await write(workspace, '月报.csv', table('650.1')),
      await write(workspace, '2023年11月出口主要商品量值表.csv', 'a,b\n'),
      await write(workspace, '出口-12.csv', query(12)),
    ]
    const loaded = await tradebrief(['-C', workspace.folder, 'load', '--scope', 'whole', '--json', ...paths])
    expect(loaded.code).toBe(2)
    const records: object[] = JSON.parse(loaded.stdout)
    expect(records).toMatchObject([
      { file: '出口-10.csv', changed: true },
      { file: '月报.csv', month: '2023-12' },
      { file: '2023年11月出口主要商品量值表.csv', error: expect.stringContaining('heading of the table') },
      { file: '出口-12.csv', changed: true },
    ])
    expect(await readBulletins(workspace)).toHaveLength(1)
  })

  it('are loaded by the command like any file, old workbooks too; a damaged one is refused with what to do', async () => {
    const workspace = await workspaceWith()
    const path = await write(workspace, '月报.csv', table('650.1'))
    const { code, stdout } = await tradebrief(['-C', workspace.folder, 'load', path])
    expect(code).toBe(0)
    expect(stdout).toBe(
      '月报.csv\n  table of the bulletin · exports · USD · 2023-12 · 1 line · as of 2024-01-18\n',
    )
    const current = fileURLToPath(new URL('../sources/xls/bulletin.xls', import.meta.url))
    const loaded = await tradebrief(['-C', workspace.folder, 'load', '--as-of', '2024-01-18', current])
    expect(loaded.stdout).toContain('table of the bulletin · exports · USD · 2023-12 · 3 lines')
    const id = '2023-12.export.USD.2024-01-18'
    const listed = await tradebrief(['-C', workspace.folder, 'undo'])
    expect(listed.stdout).toBe(`${id}  bulletin.xls  table of the bulletin, 3 lines\n`)
    expect((await tradebrief(['-C', workspace.folder, 'undo', id])).stdout).toBe(
      'The table is taken back: bulletin.xls\n',
    )
    expect((await tradebrief(['-C', workspace.folder, 'undo', id])).code).toBe(2)
    const old = join(workspace.folder, '2023年12月出口主要商品量值表.xls')
    await writeFile(old, new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]))
    const refused = await tradebrief(['-C', workspace.folder, 'load', old])
    expect(refused.code).toBe(2)
    expect(refused.stderr).toContain('.xlsx')
  })
})
