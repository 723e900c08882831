import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { packageRoot } from '../src/workspace/files/files.ts'
import { treeMemory } from './process-tree.ts'

/** A desk in a process of its own, as the command opens it. */
export interface DeskProcess {
  readonly url: string
  readonly pid: number | undefined
  readonly isRunning: () => boolean
  /** Resident memory of the process and of all that it started, in MiB (Linux). */
  memory(): Promise<{ readonly root: number; readonly children: number }>
  close(): void
}

export async function openDeskProcess(folder: string, options: readonly string[] = []): Promise<DeskProcess> {
  const binary = join(packageRoot(), 'bin', 'tradebrief.js')
  const args = [binary, '-C', folder, 'serve', '--port', '0', ...options]
  const desk = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve, reject) => {
    desk.stdout.on('data', (text) => {
      const [address] = /https?:\S+:\d+/.exec(String(text)) ?? []
      if (address) resolve(address)
    })
    desk.on('close', () => reject(new Error('the desk did not open')))
  })
  return {
    url,
    pid: desk.pid,
    isRunning: () => desk.exitCode === null && desk.signalCode === null,
    memory: () => treeMemory(desk.pid ?? 0),
    close: () => void desk.kill(),
  }
}
