import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ScanThreads } from '../../src/workspace/load/scan/scan-threads.ts'
import { temporaryFolder } from '../support/staged.ts'

let folder: Awaited<ReturnType<typeof temporaryFolder>>
beforeEach(async () => {
  folder = await temporaryFolder()
})
afterEach(() => folder.remove())

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

async function files(count: number): Promise<{ readonly path: string; readonly text: string }[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const [path, text] = [join(folder.path, `${index}.csv`), `${index}`.repeat(1000 * index)]
      await writeFile(path, text)
      return { path, text }
    }),
  )
}

it('each order is answered with what it asked for, whichever thread does it', async () => {
  const threads = new ScanThreads(2)
  const some = await files(20)
  const hashes = await Promise.all(some.map(({ path }) => threads.run({ kind: 'hash', path })))
  await threads.close()
  expect(hashes).toEqual(some.map(({ text }) => digest(text)))
})

it('what goes wrong in one order is told of it alone, in the words of the system', async () => {
  const threads = new ScanThreads(1)
  const [{ path, text } = { path: '', text: '' }] = await files(1)
  const none = join(folder.path, 'none.csv')
  const [failed, done] = await Promise.allSettled([
    threads.run({ kind: 'hash', path: none }),
    threads.run({ kind: 'hash', path }),
  ])
  await threads.close()
  expect(failed).toMatchObject({ status: 'rejected', reason: { message: expect.stringContaining('ENOENT') } })
  expect(done).toEqual({ status: 'fulfilled', value: digest(text) })
})

it('nobody waits for a thread that has ended', async () => {
  const threads = new ScanThreads(1)
  const path = join(folder.path, 'large.csv')
  await writeFile(path, Buffer.alloc(64 * 1024 * 1024))
  const asked = Promise.allSettled([1, 2, 3].map(() => threads.run({ kind: 'hash', path })))
  await threads.close()
  expect((await asked).map(({ status }) => status)).toContain('rejected')
  await expect(threads.run({ kind: 'hash', path })).rejects.toThrow('ended')
  await threads.close()
})
