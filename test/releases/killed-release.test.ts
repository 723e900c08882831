import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { readRelease } from '../../src/releases/release-brief.ts'
import { verifyReleases } from '../../src/releases/store/verify.ts'
import { bundle } from '../support/bundle.ts'
import { cleanUpAfterFile } from '../support/cleanup.ts'
import { repository, workspaceWith } from '../support/workspaces.ts'
import { subject } from './acts.ts'

/** How many processes are killed; `TRADEBRIEF_RELEASE_KILLS=100` kills a hundred. */
const rounds = Number(process.env.TRADEBRIEF_RELEASE_KILLS ?? 4)

/** Runs the script and kills it so long after it began to work. Returns the steps that it reported as done. */
async function runAndKill(script: string, folder: string, milliseconds: number): Promise<string[]> {
  const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  let printed = ''
  const ended = new Promise((resolve) => child.on('close', resolve))
  await new Promise<void>((resolve, reject) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      if (printed.includes('ready')) resolve()
    })
    child.on('close', () => reject(new Error('the process ended by itself')))
  })
  await pause(milliseconds)
  child.kill('SIGKILL')
  await ended
  expect(child.signalCode).toBe('SIGKILL')
  const lines = printed.split('\n')
  // The last may be cut off.
  return lines.slice(1, -1)
}

it('a process that is killed while it signs, publishes or amends leaves all of a step or nothing', async () => {
  // Within the repository, where the program finds what belongs to it.
  await mkdir(join(repository, 'out'), { recursive: true })
  const scripts = await mkdtemp(join(repository, 'out', 'killed-'))
  cleanUpAfterFile(() => rm(scripts, { recursive: true, force: true }))
  const script = await bundle(new URL('release-in-process.ts', import.meta.url), scripts)
  const workspace = await workspaceWith()
  const { folder } = workspace
  let steps = 0
  for (let round = 0; round < rounds; round++) {
    const reported = await runAndKill(script, folder, 400 + Math.random() * 1600)
    const { versions } = await readRelease(workspace, subject, new Date())
    const { findings } = await verifyReleases(folder)
    // A folder that was frozen without a signature may be left, and is all that may be.
    expect(findings.filter(({ severity }) => severity === 'fault')).toEqual([])
    expect(findings.length).toBeLessThanOrEqual(round + 1)
    // What was reported as done is there, and at most one step more.
    const history = versions.flatMap((version) => version.history)
    expect(history.length - steps - reported.length).toBeOneOf([0, 1])
    steps = history.length
    for (const { history: entries, signature } of versions) {
      const names = entries.map(({ action }) => action).join(' ')
      expect(names).toMatch(/^(?:amend ?)?(?:submit ?)?(?:sign ?)?(?:publish)?$/)
      expect(signature !== null).toBe(names.includes('sign'))
    }
    // What the killed process was writing is removed by the next.
    const unfinished = (await readdir(join(folder, 'releases')).catch(() => [])).filter((name) =>
      name.startsWith('.'),
    )
    expect(unfinished.length).toBeLessThanOrEqual(1)
  }
  expect(steps).toBeGreaterThan(rounds)
})
