import { randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { StagedFileEncoder } from '../ledger/staged-file.ts'
import type { ObservationColumns } from '../trade/observation-columns.ts'
import { isRunning } from './is-running.ts'
import type { Workspace } from './open.ts'

/**
 * Writes rows as a staged file in the workspace, hands on its path, and leaves no trace of it. What
 * processes that were killed left behind goes first.
 */
export async function withStagedRows<Result>(
  { folder }: Workspace,
  rows: AsyncIterable<ObservationColumns>,
  use: (path: string) => Promise<Result>,
): Promise<Result> {
  const staging = join(folder, '.staging')
  await mkdir(staging, { recursive: true })
  await clearLeftovers(staging)
  const path = join(staging, `${process.pid}-${randomUUID()}.parquet`)
  try {
    const file = await open(path, 'w')
    try {
      const encoder = new StagedFileEncoder()
      await file.write(encoder.begin())
      for await (const columns of rows) await file.write(encoder.rows(columns))
      await file.write(encoder.end())
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
