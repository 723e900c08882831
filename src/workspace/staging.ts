import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { stagedLines } from '../ledger/staged-file.ts'
import type { Observation } from '../trade/observation.ts'
import type { Workspace } from './open.ts'

/**
 * Writes rows as a staged file in the workspace, hands on its path, and leaves no trace of it. What
 * processes that were killed left behind goes first.
 */
export async function withStagedRows<Result>(
  { folder }: Workspace,
  batches: AsyncIterable<readonly Observation[]>,
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  const staging = join(folder, '.staging')
  await mkdir(staging, { recursive: true })
  await clearLeftovers(staging)
  const path = join(staging, `${process.pid}-${randomUUID()}.csv`)
  try {
    const file = await open(path, 'w')
    try {
      for await (const batch of batches) await file.write(stagedLines(batch))
    } finally {
      await file.close()
    }
    return await use(path)
  } finally {
    await rm(path, { force: true })
  }
}

/** Removes staged files whose process, which their names begin with, is no more. */
async function clearLeftovers(staging: string): Promise<void> {
  const left = (await readdir(staging)).filter((name) => !isRunning(Number.parseInt(name, 10)))
  await Promise.all(left.map((name) => rm(join(staging, name), { force: true })))
}

function isRunning(id: number): boolean {
  if (!(id > 0)) return false
  try {
    return process.kill(id, 0) // sends nothing, only asks
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' // another user's
  }
}
