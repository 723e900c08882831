import { join } from 'node:path'
import { openDuckDbLedger } from '../../src/ledger/duckdb/duckdb.ts'
import { changeRelease, readRelease, signBrief, submitBrief } from '../../src/releases/release-brief.ts'
import { toMonth } from '../../src/trade/month.ts'
import { openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { writeBrief } from './written-brief.ts'

// Submits, signs, publishes and amends one brief again and again, and prints each step once it is done.

const [folder = ''] = process.argv.slice(2)
const workspace = await openWorkspace(folder)
const ledger = await openDuckDbLedger(join(folder, 'empty.duckdb'))
const subject = { product: await readProduct(workspace, 'lithium-ion'), month: toMonth(2023, 12) }
const name = { product: 'lithium-ion', period: '2023-12' }
const asked = () => ({
  ...({
    actor: { name: '陈主任', role: 'signer' },
    now: new Date(),
    channel: 'command',
    reason: '已核对',
  } as const),
})

process.stdout.write('ready\n')
for (;;) {
  const { versions } = await readRelease(workspace, name, new Date())
  const latest = versions.at(-1)
  switch (latest?.state) {
    case 'inReview':
      await signBrief(workspace, ledger, subject, asked())
      break
    case 'signed':
      await changeRelease(workspace, name, { action: 'publish' }, asked())
      break
    case 'published':
      await changeRelease(workspace, name, { action: 'amend' }, asked())
      break
    default:
      await writeBrief(workspace, `version ${versions.length} ${'x'.repeat(200_000)}`)
      await submitBrief(workspace, ledger, subject, asked())
  }
  const done = (await readRelease(workspace, name, new Date())).versions.at(-1)
  process.stdout.write(`${done?.number} ${done?.state}\n`)
}
