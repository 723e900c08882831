import { readFile, rm } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type DeskLock, deskLockFile, readDeskLock } from './desk-lock.ts'

/** How long a desk may take to answer, and then to close, in milliseconds. */
const answering = 5_000
const closing = 30_000

/**
 * The desk that runs on a workspace; null where there is none. A lock of a desk that crashed is removed, also where its
 * process number now belongs to another program: nobody answers at its endpoint then, or without accepting its secret.
 */
export async function findRunningDesk(folder: string): Promise<DeskLock | null> {
  const lock = await readDeskLock(folder)
  if (!lock || (await isAnswering(lock))) return lock
  await removeLock(folder, lock)
  return null
}

/** Whether the desk of a lock answers; it may be too busy, or a firewall be between. Only a refused connection is no desk. */
export async function isAnswering(lock: DeskLock): Promise<boolean> {
  try {
    const status = await send(lock, 'alive', answering)
    return status === 200 || status === 409 // of another version
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ECONNREFUSED'
  }
}

/** Asks a desk to close, and waits until it has. Returns whether it has. */
export async function closeRunningDesk(folder: string, lock: DeskLock): Promise<boolean> {
  const status = await send(lock, 'close', answering).catch(() => null)
  if (status !== 200) return !(await isAnswering(lock))
  for (const end = Date.now() + closing; Date.now() < end; await pause(100)) {
    if ((await readDeskLock(folder)) === null && !(await isAnswering(lock))) return true
  }
  return false
}

/** Returns the status of the answer. As calls of a desk do, it uses `request`: `fetch` cannot connect under Wine. */
function send({ endpoint, version }: DeskLock, method: string, timeout: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${endpoint.secret}`, 'x-tradebrief': version ?? '' }
    const sent = request(`${endpoint.url}/${method}`, {
      ...{ agent: false, method: 'POST', headers, signal: AbortSignal.timeout(timeout) },
    })
    sent.on('error', reject)
    sent.on('response', (response) => {
      response.on('error', reject).resume()
      resolve(response.statusCode ?? 0)
    })
    sent.end('[]')
  })
}

/** Removes a lock, unless another desk has replaced it. */
async function removeLock(folder: string, lock: DeskLock): Promise<void> {
  const path = join(folder, deskLockFile)
  const present = await readFile(path, 'utf8').catch(() => '')
  if (present.includes(JSON.stringify(lock.endpoint.secret))) await rm(path, { force: true })
}
