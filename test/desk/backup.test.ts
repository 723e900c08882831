import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveDesk } from '../../src/desk/server.ts'
import { restoreWorkspace } from '../../src/workspace/backup/restore.ts'
import { silentEffects } from '../../src/workspace/effects.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { addToken } from '../../src/workspace/project/tokens/tokens.ts'
import { ledgerChecksums } from '../support/ledger-dump.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, portalFile } from '../support/trade.ts'
import { load, workspaceWith } from '../support/workspaces.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tradebrief-desk-backup-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

it('an owner downloads a backup from the desk that restores everything; nobody else does', async () => {
  const workspace = await workspaceWith()
  const file = await portalFile(workspace, '出口.csv', bathtubRows(months('2023-01', '2023-12')))
  await load(workspace, [file], { scope: 'whole' })
  const now = new Date(0)
  const editor = await addToken(workspace.folder, 'editor', 'editor', now)
  const owner = await addToken(workspace.folder, 'owner', 'owner', now)
  const desk = await serveDesk({ folder: workspace.folder, port: 0, accounts: true, onError: () => {} })
  const archive = join(folder, 'downloaded.zip')
  try {
    const ask = (token: string) =>
      fetch(`${desk.url}/api/backup`, { headers: { authorization: `Bearer ${token}` } })
    expect((await fetch(`${desk.url}/api/backup`)).status).toBe(401)
    expect((await ask(editor)).status).toBe(403)
    const answers = await Promise.all([ask(owner), ask(owner)])
    const statuses = answers.map(({ status }) => status).sort()
    expect(statuses[0]).toBe(200)
    expect([200, 409]).toContain(statuses[1])
    const found = answers.find(({ status }) => status === 200)
    expect(found?.headers.get('content-type')).toBe('application/zip')
    await writeFile(archive, new Uint8Array((await found?.arrayBuffer()) ?? new ArrayBuffer(0)))
    for (const answer of answers) await answer.body?.cancel().catch(() => {})
    // What was sent is not kept.
    while ((await readdir(join(workspace.folder, '.desk', 'backups'))).length > 0)
      await new Promise((resolve) => setTimeout(resolve, 20))
  } finally {
    await desk.close()
  }
  const target = join(folder, 'restored')
  await restoreWorkspace(archive, target, {}, silentEffects)
  expect(await ledgerChecksums(await openWorkspace(target))).toEqual(await ledgerChecksums(workspace))
})
