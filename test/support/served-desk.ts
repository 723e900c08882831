import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { binary } from './command.ts'

/** A desk in a process of its own, on a real socket. */
export interface ServedDesk {
  readonly url: string
  readonly isRunning: () => boolean
  /** How many child processes it has; null where the system does not say it. */
  children(): Promise<number | null>
  /** Its memory, in MiB; null where the system does not say it. */
  memory(): Promise<number | null>
  /** The most memory that it has had, in MiB; null where the system does not say it. */
  mostMemory(): Promise<number | null>
  close(): Promise<void>
}

/** Serves a workspace as a person does, by the command. */
export async function serveDesk(folder: string): Promise<ServedDesk> {
  const child = spawn(process.execPath, [binary, '-C', folder, 'serve', '--port', '0'], {
    env: { ...process.env, TRADEBRIEF_LANG: 'en' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  child.stderr.resume()
  return {
    url: await addressOf(child),
    isRunning: () => child.exitCode === null && child.signalCode === null,
    async children() {
      const children = await readFile(`/proc/${child.pid}/task/${child.pid}/children`, 'utf8').catch(
        () => null,
      )
      return children === null ? null : children.split(' ').filter(Boolean).length
    },
    memory: () => statusSize(child.pid, 'VmRSS'),
    mostMemory: () => statusSize(child.pid, 'VmHWM'),
    async close() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function statusSize(id: number | undefined, field: 'VmRSS' | 'VmHWM'): Promise<number | null> {
  const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '')
  const [, kilobytes] = new RegExp(`^${field}:\\s*(\\d+) kB$`, 'm').exec(status) ?? []
  return kilobytes === undefined ? null : Number(kilobytes) / 1024
}

async function addressOf(child: ChildProcess): Promise<string> {
  if (!child.stdout) throw new Error('its output is not read')
  for await (const line of createInterface(child.stdout)) {
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? []
    if (!url) continue
    child.stdout.resume()
    return url
  }
  throw new Error('the desk has not said where it is')
}
