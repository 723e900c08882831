import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ReleaseRefusal } from '../../src/releases/machine/machine.ts'
import { changeRelease, signBrief, submitBrief } from '../../src/releases/release-brief.ts'
import { digest } from '../../src/releases/store/seal.ts'
import { verifyReleases } from '../../src/releases/store/verify.ts'
import { toMonth } from '../../src/trade/month.ts'
import { openLedger } from '../../src/workspace/project/open-workspace.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { workspaceWith } from '../support/workspaces.ts'
import { subject } from './acts.ts'
import { writeBrief } from './written-brief.ts'

const steps = ['build', 'submit', 'sign', 'publish', 'amend', 'withdraw', 'later'] as const

/** The digest of every file below `releases/` but the journal, by its path. */
async function frozenDigests({ folder }: Workspace): Promise<Map<string, string>> {
  const home = join(folder, 'releases')
  const entries = await readdir(home, { recursive: true, withFileTypes: true }).catch(() => [])
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'journal.jsonl')
  return new Map(
    await Promise.all(
      files.map(async ({ parentPath, name }) => {
        const path = join(parentPath, name)
        return [path, digest(await readFile(path))] as const
      }),
    ),
  )
}

const more = process.env.TRADEBRIEF_FROZEN_RUNS

it('a frozen file stays byte for byte, whatever is built, submitted, signed, amended and withdrawn after it', async () => {
  let signed = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...steps), { minLength: 8, maxLength: 16, size: 'max' }),
      async (sequence) => {
        const workspace = await workspaceWith()
        const ledger = await openLedger(workspace)
        try {
          const brief = { product: await readProduct(workspace, 'lithium-ion'), month: toMonth(2023, 12) }
          let now = new Date('2024-01-18T01:00:00Z')
          let frozen = new Map<string, string>()
          // Every sequence begins with a brief that is signed, so that there is something to change.
          for (const [index, step] of ['build', 'submit', 'sign', ...sequence].entries()) {
            const asked = {
              ...({
                actor: { name: '陈主任', role: 'signer' },
                channel: 'command',
                reason: '有理由',
                now,
              } as const),
            }
            try {
              if (step === 'build') await writeBrief(workspace, `content ${index}`)
              else if (step === 'submit') await submitBrief(workspace, ledger, brief, asked)
              else if (step === 'sign') await signBrief(workspace, ledger, brief, asked)
              else if (step === 'later') now = new Date(now.getTime() + 3_600_000)
              else if (step === 'publish' || step === 'amend' || step === 'withdraw')
                await changeRelease(workspace, subject, { action: step }, asked)
            } catch (error) {
              if (!(error instanceof ReleaseRefusal)) throw error
            }
            const present = await frozenDigests(workspace)
            for (const [path, before] of frozen) expect(present.get(path)).toBe(before)
            frozen = present
          }
          const { findings, signedVersions } = await verifyReleases(workspace.folder)
          expect(findings).toEqual([])
          signed += signedVersions
        } finally {
          await ledger.close()
        }
      },
    ),
    // Eight sequences are few: those of one seed sign as often each time. With TRADEBRIEF_FROZEN_RUNS they are random.
    more === undefined ? { numRuns: 8, seed: 20_240_120 } : { numRuns: Number(more) },
  )
  expect(signed).toBeGreaterThan(8)
}, 120_000)
