import { readdirSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { usualFormats } from '../../src/press/press.ts'
import { isPermitted, type Ran, type RunOptions, tradebrief } from '../support/command.ts'
import { sample } from '../support/workspaces.ts'

/** A process without any network, where the system allows to make one. */
const withoutNetwork = ['unshare', '-rn']
const canCutOff = isPermitted('unshare', '-rn', 'true')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tradebrief-sample-'))
  await mkdir(join(folder, 'elsewhere'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const demo = (path: string, options: RunOptions = {}) => tradebrief(['demo', path], options)
const briefsOf = (workspace: string) => join(workspace, 'briefs', '2023-12')

function expectDone({ code, stderr }: Ran): void {
  expect({ code, warnings: stderr.match(/^ +!.*/gm) }).toEqual({ code: 0, warnings: null })
}

describe('the same input gives the same bytes', () => {
  it('in another folder, process, time zone and language of the system', async () => {
    const [here, present] = [join(folder, 'here'), join(folder, 'elsewhere', '别处 of mine')]
    expectDone(
      await demo(here, {
        env: { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8', TRADEBRIEF_LANG: 'zh' },
      }),
    )
    const by = canCutOff ? withoutNetwork : []
    expectDone(await demo(present, { by, env: { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' } }))
    const names = readdirSync(briefsOf(here))
    expect(names).toHaveLength(2 * (usualFormats.length + 1) + 1) // in two languages with pages of checks, and the manifest
    expect(readdirSync(briefsOf(present))).toEqual(names)
    for (const name of names) {
      const [nonSharedBuffer, other] = [here, present].map((workspace) =>
        readFileSync(join(briefsOf(workspace), name)),
      )
      expect(nonSharedBuffer?.equals(other ?? Buffer.alloc(0)), name).toBe(true)
    }
  })
})

describe.skipIf(!canCutOff)('without a network', () => {
  const cutOff = (...args: string[]) => tradebrief(args, { by: withoutNetwork })

  it('a workspace is made, files are loaded and a brief is built', async () => {
    const workspace = join(folder, 'cut-off')
    expectDone(await cutOff('init', workspace, '--yes'))
    expectDone(await cutOff('-C', workspace, 'load', join(sample, 'files')))
    const built = await cutOff('-C', workspace, 'build', '2023-12', 'lithium-ion')
    expectDone(built)
    for (const path of built.stdout.trim().split('\n'))
      expect(readFileSync(path).length).toBeGreaterThan(1000)
  })
})
