import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { initWorkspace } from '../../src/workspace/project/init.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { tradebrief } from '../support/command.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, bathtubs, portalFile } from '../support/trade.ts'
import { workspaceWith } from '../support/workspaces.ts'

const product = `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes: [{name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["${bathtubs}"]}}]
flows: [export]
value: {scale: 万}
`

it('a workspace and its files can have `?`, `#`, `%`, spaces and Chinese in their paths', {
  timeout: 120_000,
}, async () => {
  const { folder: parent } = await workspaceWith()
  const folder = join(parent, '数据 a?b#c%41;d')
  await initWorkspace({ folder, issuer: null })
  await writeFile(join(folder, 'products', 'bathtubs.yaml'), product)
  const workspace = await openWorkspace(folder)
  const rows = [...bathtubRows(months('2022-01', '2022-03')), ...bathtubRows(months('2023-01', '2023-03'))]
  const path = await portalFile(workspace, '出口 2022?#%41 (3).csv', rows)
  const run = (...args: string[]) => tradebrief(['-C', folder, ...args])
  expect(await run('load', path, '--scope', 'whole')).toMatchObject({ code: 0 })
  const built = await run('build', '2023-03', 'bathtubs', '--formats', 'md,docx,pdf,xlsx', '--language', 'zh')
  expect(built).toMatchObject({ code: 0 })
  expect((await run('status')).stdout).toContain('1 file loaded')
})
