import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { binary, tradebrief } from '../support/command.ts'
import { portalCsv, portalTable } from '../support/portal-file.ts'
import { listedPartners } from '../support/trade.ts'
import { withLedger, workspaceWith } from '../support/workspaces.ts'

const count = 60
const contents = new Map(
  Array.from({ length: count }, (_, index) => {
    const commodity = String(73_000_000 + index)
    const rows = listedPartners
      .slice(0, 5)
      .map((partner) => ({ month: '202301', commodity, partner, value: 1000 + index }))
    return [`出口${1000 + index}.csv`, portalCsv(portalTable(rows))] as const
  }),
)

it('an inbox whose process is killed again and again has every file once', { timeout: 120_000 }, async () => {
  const workspace = await workspaceWith()
  const folder = join(workspace.folder, 'inbox')
  await mkdir(folder)
  await writeFile(join(workspace.folder, 'tradebrief.yaml'), 'inbox: {settle: 0.1}\n')
  for (const [name, text] of contents) await writeFile(join(folder, name), text)
  for (const milliseconds of [600, 1200, 1600]) {
    const args = [binary, '-C', workspace.folder, 'inbox']
    const child = spawn(process.execPath, args, { stdio: 'ignore' })
    const ended = once(child, 'exit')
    await sleep(milliseconds)
    child.kill('SIGKILL')
    await ended
  }
  const { code, stderr } = await tradebrief(['-C', workspace.folder, 'inbox'])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  const loads = await withLedger(workspace, (ledger) => ledger.loads())
  expect(loads.map(({ file }) => file).sort()).toEqual([...contents.keys()])
  expect(await readdir(folder)).toEqual(['loaded'])
  expect((await readdir(join(folder, 'loaded'))).sort()).toEqual([...contents.keys()])
  for (const [name, text] of contents) expect(await readFile(join(folder, 'loaded', name), 'utf8')).toBe(text)
})
