import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { Ledger } from '../../src/ledger/ledger-interface.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { loadFiles } from '../../src/workspace/load/load-files.ts'
import type { FileOutcome } from '../../src/workspace/load/questions/read-outcome.ts'
import { openScanExecutor } from '../../src/workspace/load/scan/scan-executor.ts'
import { openLedger } from '../../src/workspace/project/open-workspace.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { workspaceWith } from '../support/workspaces.ts'

// Files are read while the ledger opens, before anyone knows whether it can be opened, or has them already.

const heading = '数据年月,商品编码,贸易伙伴编码,美元\n'

async function exportsOf(folder: string, rows: string): Promise<string> {
  const path = join(folder, '出口.csv')
  await writeFile(path, heading + rows)
  return path
}

/** A ledger that takes so long to open that files are read by then. */
const slowly = (open: () => Promise<Ledger>) => async (): Promise<Ledger> => {
  await setTimeout(300)
  return open()
}

async function outcomes(
  workspace: Workspace,
  open: () => Promise<Ledger>,
  path: string,
): Promise<FileOutcome[]> {
  let opening: Promise<Ledger> | undefined
  const openOnce = () => {
    opening ??= open()
    return opening
  }
  try {
    const fileOutcomes: FileOutcome[] = []
    for await (const fileOutcome of loadFiles(workspace, openOnce, [path], {}, silentEffects))
      fileOutcomes.push(fileOutcome)
    return fileOutcomes
  } finally {
    await (await opening?.catch(() => null))?.close()
  }
}

const staged = ({ folder }: Workspace) => readdir(join(folder, '.staging'))

it('a file is loaded, and another time it is known and leaves nothing behind', async () => {
  const workspace = await workspaceWith()
  const path = await exportsOf(workspace.folder, '202311,85076000,502,100\n202312,85076000,502,200\n')
  const changed = async () =>
    (
      await outcomes(
        workspace,
        slowly(() => openLedger(workspace)),
        path,
      )
    ).map((fileOutcome) => 'outcome' in fileOutcome && fileOutcome.outcome.changed)
  expect(await changed()).toEqual([true])
  expect(await changed()).toEqual([false])
  expect(await staged(workspace)).toEqual([])
})

it('a ledger that cannot be opened is told of, and nothing is left of what was read', async () => {
  const workspace = await workspaceWith()
  const path = await exportsOf(workspace.folder, '202312,85076000,502,100\n')
  const inUse = slowly(async () => {
    throw new UserError({ zh: '数据台账正被另一个程序使用', en: 'The ledger is in use by another program' })
  })
  await expect(outcomes(workspace, inUse, path)).rejects.toThrow('in use')
  expect(await staged(workspace)).toEqual([])
})

it.each([
  ['by this thread', 1, 2],
  ['by another thread', 3, 300_000],
])(
  'rows are read while the workspace opens, %s; where that fails, nothing is left of them',
  async (_, processors, rows) => {
    const workspace = await workspaceWith()
    const path = await exportsOf(workspace.folder, '202312,85076000,502,100\n'.repeat(rows))
    let isBroken = true
    const opening = {
      folder: workspace.folder,
      async open() {
        await setTimeout(300)
        if (isBroken) throw new UserError({ zh: '配置有错', en: 'a mistake in tradebrief.yaml' })
        return workspace
      },
    }
    const stated = { accept: ['repeated-rows:sum'] }
    const load = async () => {
      const ledger = await openLedger(workspace)
      try {
        const fileOutcomes: FileOutcome[] = []
        const hands = openScanExecutor([path], processors)
        for await (const fileOutcome of loadFiles(
          opening,
          async () => ledger,
          [path],
          stated,
          silentEffects,
          hands,
        ))
          fileOutcomes.push(fileOutcome)
        return fileOutcomes
      } finally {
        await ledger.close()
      }
    }
    await expect(load()).rejects.toThrow('a mistake')
    expect(await staged(workspace)).toEqual([])
    isBroken = false
    expect((await load()).map((item) => 'outcome' in item && item.outcome.load.rows)).toEqual([rows])
  },
)

it('what nothing tells is refused though rows were read meanwhile', async () => {
  const workspace = await workspaceWith()
  const path = join(workspace.folder, '数据.csv')
  await writeFile(path, `${heading}202312,85076000,502,100\n`)
  const [fileOutcome] = await outcomes(
    workspace,
    slowly(() => openLedger(workspace)),
    path,
  )
  expect(fileOutcome && 'error' in fileOutcome && fileOutcome.error.words.en).toMatch(/exports or imports/)
  expect(await staged(workspace)).toEqual([])
})

it('a file that cannot be read is told of when the ledger is open', async () => {
  const workspace = await workspaceWith()
  const path = await exportsOf(workspace.folder, '202312,85076000,502,-5\n')
  const [fileOutcome] = await outcomes(
    workspace,
    slowly(() => openLedger(workspace)),
    path,
  )
  expect(fileOutcome && 'error' in fileOutcome && fileOutcome.error.where).toMatchObject({
    line: 2,
    found: '-5',
  })
  expect(await staged(workspace)).toEqual([])
})
