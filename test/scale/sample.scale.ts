import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pressesFor, usualFormats } from '../../src/press/press.ts'
import { runDemo } from '../../src/workspace/demo/demo.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { temporaryFolder } from '../support/staged.ts'
import { sampleWorkspace } from './sample-workspace.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeAll(async () => {
  folder = await temporaryFolder()
})
afterAll(() => folder.remove())

it('makes of the sample the same files, byte for byte, as from a ledger in a file', async () => {
  const onCluster = await sampleWorkspace(folder.path, 'cluster')
  const inFile = await sampleWorkspace(folder.path, 'file')
  const presses = await pressesFor()
  for (const workspace of [inFile, onCluster]) await runDemo(workspace, presses, ['zh', 'en'], silentEffects)
  const briefs = join('briefs', '2023-12')
  const names = (await readdir(join(inFile, briefs))).filter((name) => !name.startsWith('_'))
  for (const format of usualFormats)
    expect(names.filter((name) => name.endsWith(`.${format}`)).length, format).toBeGreaterThanOrEqual(2)
  expect((await readdir(onCluster)).includes('ledger.duckdb')).toBe(false)
  for (const name of names) {
    const [expected, nonSharedBuffer] = await Promise.all(
      [inFile, onCluster].map((workspace) => readFile(join(workspace, briefs, name))),
    )
    expect(nonSharedBuffer?.equals(expected ?? Buffer.alloc(0)), name).toBe(true)
  }
})
