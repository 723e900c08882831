import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { tradebrief } from '../support/command.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, bathtubs, portalFile } from '../support/trade.ts'
import { load, workspaceWith } from '../support/workspaces.ts'

const product = `
name: {zh: 铸铁浴缸, en: cast-iron bathtubs}
classes: [{name: {zh: 铸铁浴缸, en: Cast-iron bathtubs}, codes: {HS2022: ["${bathtubs}"]}}]
flows: [export]
`

describe('tradebrief compare', () => {
  let workspace: Workspace
  beforeAll(async () => {
    workspace = await workspaceWith({ 'bathtubs.yaml': product })
    const path = await portalFile(workspace, '出口.csv', bathtubRows(months('2022-01', '2023-03')))
    await load(workspace, [path], { asOf: '2023-04-18', scope: 'whole' })
  })

  const compare = (...args: readonly string[]) => tradebrief(['-C', workspace.folder, 'compare', ...args])

  it('exits with 0 where the versions are the same, and with 1 where they differ', async () => {
    expect(await compare('bathtubs/2023-03', 'bathtubs/2023-03')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('The two versions are the same.'),
    })
    const { code, stdout } = await compare('bathtubs/2023-02', '2023-03', '--json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ schema: 'tradebrief.comparison/1', isSame: false })
  })

  it('writes a Word file where it is told to', async () => {
    const file = join(workspace.folder, 'changes.docx')
    const { code } = await compare('bathtubs/2023-02', '2023-03', '--format', 'docx', '-o', file)
    expect([code, (await readFile(file)).subarray(0, 2).toString()]).toEqual([1, 'PK'])
  })

  it.each([
    [['bathtubs'], /missing required argument/],
    [['bathtubs', '2023-03'], /names no version.*\n.*PRODUCT\/PERIOD/],
    [['nothing/2023-03', '2023-02'], /nothing/],
    [['./no-such.json', 'bathtubs/2023-03'], /no such file or folder/],
    [['bathtubs/2023-02', '2023-03#nonsense'], /no such section: nonsense/],
    [['bathtubs/2023-02', '2023-03', '--format', 'docx'], /-o changes\.docx/],
  ])('exits with 2 for what a person can mend: %s', async (args, words) => {
    expect(await compare(...args)).toMatchObject({ code: 2, stderr: expect.stringMatching(words) })
  })

  it('says of a file that it is no brief as data', async () => {
    const file = join(workspace.folder, 'other.json')
    await writeFile(file, '{"schema": "something else"}')
    expect(await compare(file, 'bathtubs/2023-03')).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/no brief as data[\s\S]*--formats json/),
    })
  })
})
