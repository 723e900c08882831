import { chmod, mkdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessWarnings } from '../../src/workspace/inspect/access-warnings.ts'
import { writeCommentaryText } from '../../src/workspace/project/commentary/commentary-files.ts'
import { initWorkspace } from '../../src/workspace/project/init.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { tradebrief } from '../support/command.ts'
import { months, temporaryFolder } from '../support/staged.ts'
import { bathtubRows, portalFile } from '../support/trade.ts'
import { load } from '../support/workspaces.ts'

let temporary: Awaited<ReturnType<typeof temporaryFolder>>
let folder: string
beforeAll(async () => {
  temporary = await temporaryFolder()
  folder = temporary.path
  // So that nothing above the workspaces keeps others out.
  await chmod(folder, 0o755)
})
afterAll(() => temporary.remove())

const modeOf = async (path: string): Promise<string> => ((await stat(path)).mode & 0o777).toString(8)

async function filled(path: string): Promise<Workspace> {
  await initWorkspace({ folder: path, issuer: null })
  const workspace = await openWorkspace(path)
  const file = await portalFile(workspace, '出口.csv', bathtubRows(months('2023-12')))
  await load(workspace, [file], { scope: 'whole' })
  await writeCommentaryText(workspace, 'commentary/2023-12/a.md', '文字')
  await addToken(path, 'reader', 'reader', new Date(0))
  return workspace
}

const modesIn = async (path: string) => ({
  workspace: await modeOf(path),
  products: await modeOf(join(path, 'products')),
  product: await modeOf(join(path, 'products', 'lithium-ion.yaml')),
  commentary: await modeOf(join(path, 'commentary', '2023-12', 'a.md')),
  ledger: await modeOf(join(path, 'ledger.duckdb')),
  tokens: await modeOf(join(path, '.desk', 'tokens.json')),
})

const onlyOwner = {
  ...{ workspace: '700', products: '700', product: '600' },
  ...{ commentary: '600', ledger: '600', tokens: '600' },
}

describe.skipIf(process.platform === 'win32')('a new workspace', () => {
  it('is its owner’s alone, in a new folder or one that is empty', async () => {
    const fresh = join(folder, 'parent', 'fresh')
    await filled(fresh)
    expect(await modesIn(fresh)).toEqual(onlyOwner)
    expect(await modeOf(join(folder, 'parent'))).toBe((0o777 & ~process.umask()).toString(8))
    const empty = join(folder, 'empty')
    await mkdir(empty, { mode: 0o755 })
    await filled(empty)
    expect(await modesIn(empty)).toEqual(onlyOwner)
    expect(await accessWarnings(fresh)).toEqual([])
  })

  it('is its group’s where the folder was made for it', async () => {
    const shared = join(folder, 'shared')
    await mkdir(shared)
    await chmod(shared, 0o2775)
    const umask = process.umask(0o002)
    try {
      await filled(shared)
    } finally {
      process.umask(umask)
    }
    expect(await modesIn(shared)).toEqual({
      ...{ workspace: '770', products: '770', product: '660' },
      ...{ commentary: '660', ledger: '660', tokens: '600' },
    })
    expect((await stat(shared)).mode & 0o2000).toBe(0o2000)
  })

  it('leaves a folder that has files as it is', async () => {
    const full = join(folder, 'full')
    await mkdir(full, { mode: 0o755 })
    await writeFile(join(full, 'notes.txt'), 'mine')
    await initWorkspace({ folder: full, issuer: null })
    expect(await modeOf(full)).toBe('755')
  })
})

describe.skipIf(process.platform === 'win32')('a workspace that others can read', () => {
  it('is warned of by status and verify, which work nevertheless', async () => {
    const open = join(folder, 'open')
    await filled(open)
    await chmod(open, 0o755)
    await chmod(join(open, 'ledger.duckdb'), 0o644)
    await chmod(join(open, '.desk', 'tokens.json'), 0o640)
    const ledger = `Other users of this machine can read the ledger. To keep them out: chmod 700 ${open}`
    const tokens = `Only its owner should be able to read .desk/tokens.json: chmod 600 ${join(open, '.desk', 'tokens.json')}`
    const status = await tradebrief(['-C', open, 'status'])
    expect(status).toMatchObject({ code: 0, stderr: `${ledger}\n${tokens}\n` })
    const { warnings } = JSON.parse((await tradebrief(['-C', open, 'status', '--json'])).stdout)
    expect(warnings.map(({ en }: { en: string }) => en)).toEqual([ledger, tokens])
    const verify = await tradebrief(['-C', open, 'verify', '--json'])
    expect(verify.code).toBe(0)
    expect(JSON.parse(verify.stdout).findings).toMatchObject([
      { severity: 'warning', words: { en: ledger } },
      { severity: 'warning', words: { en: tokens } },
    ])
  })

  it('is not, where a folder above it keeps them out', async () => {
    const above = join(folder, 'above')
    await mkdir(above)
    const open = join(above, 'open')
    await filled(open)
    await chmod(open, 0o755)
    await chmod(join(open, 'ledger.duckdb'), 0o644)
    expect(await accessWarnings(open)).toHaveLength(1)
    await chmod(above, 0o700)
    expect(await accessWarnings(open)).toEqual([])
  })
})
