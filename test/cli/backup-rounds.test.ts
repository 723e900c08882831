import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { silentEffects } from '../../src/workspace/effects.ts'
import { verifyWorkspace } from '../../src/workspace/inspect/verify.ts'
import { readDeskLock } from '../../src/workspace/process/desk-lock.ts'
import { openLedger, openWorkspace } from '../../src/workspace/project/open-workspace.ts'
import type { Workspace } from '../../src/workspace/project/workspace-type.ts'
import { binary, tradebrief } from '../support/command.ts'
import { ledgerChecksums } from '../support/ledger-dump.ts'
import { portalCsv, portalTable } from '../support/portal-file.ts'
import { months } from '../support/staged.ts'
import { bathtubRows, listedPartners } from '../support/trade.ts'
import { load, workspaceWith } from '../support/workspaces.ts'

/** `npm run backups` does fifty. */
const rounds = Number(process.env.TRADEBRIEF_BACKUP_ROUNDS ?? 4)
const seed = Number(process.env.TRADEBRIEF_BACKUP_SEED ?? 1)

let random = seed
/** Numbers from 0 to 1 in no order, the same for a seed. */
function nextRandom(): number {
  random = (Math.imul(random, 1_664_525) + 1_013_904_223) >>> 0
  return random / 2 ** 32
}

let folder: string
let workspace: Workspace
/** Files that were loaded with the exit code 0: they must never be lost. */
const acknowledged = new Set<string>()
const count = {
  backups: 0,
  backupsKilled: 0,
  restores: 0,
  restoresKilled: 0,
  loads: 0,
  loadsKilled: 0,
  desksKilled: 0,
}
/** How long a command takes that is not killed, in milliseconds, by its name. */
const durations = new Map<string, number>()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tradebrief-rounds-'))
  workspace = await workspaceWith()
  await writeFile(join(workspace.folder, 'products', '浴缸.yaml'), product)
  await load(workspace, [await nextFile()], facts)
  acknowledged.add('file-1.csv')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const product = `name: {zh: 浴缸, en: bathtubs}
classes: [{name: {zh: 浴缸, en: bathtubs}, codes: {HS2022: ["73242100"]}}]
`
const facts = { flow: 'export', scope: 'whole', asOf: '2024-01-18' } as const

let written = 0
/** A file of a month of its own, of some thousand rows. */
async function nextFile(): Promise<string> {
  const number = ++written
  const month = `${2000 + Math.floor(number / 12)}-${String(1 + (number % 12)).padStart(2, '0')}`
  const places = ['11', '12', '31', '32', '33', '35', '37', '44', '51', '61']
  const rows = bathtubRows(months(month), { partners: listedPartners, places })
  const path = join(folder, `file-${number}.csv`)
  await writeFile(path, portalCsv(portalTable(rows)))
  return path
}

interface Started {
  readonly child: ChildProcess
  /** The exit code; null for a process that was killed. */
  readonly ended: Promise<number | null>
}

/** Starts the command, in a group of its own so that what it starts is killed with it. */
function start(args: readonly string[]): Started {
  const began = performance.now()
  const child = spawn(process.execPath, [binary, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  })
  let reported = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    reported += text
  })
  const ended = new Promise<number | null>((resolve, reject) =>
    child.on('close', (code) => {
      if (code === 0) durations.set(nameOf(args), performance.now() - began)
      // Killed, done, or told that the desk has gone: anything else is a bug.
      if (code === null || code === 0 || code === 2) resolve(code)
      else reject(new Error(`${args.join(' ')}: ${code}\n${reported}`))
    }),
  )
  return { child, ended }
}

const nameOf = (args: readonly string[]): string => args.find((arg) => /^[a-z]+$/.test(arg)) ?? ''

function kill({ child }: Started): void {
  if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
}

/** Runs the command and kills it at a random moment of its usual time, or lets it end. */
async function runAndKill(args: readonly string[], isKilled: boolean): Promise<number | null> {
  const started = start(args)
  if (isKilled) {
    await pause((durations.get(nameOf(args)) ?? 1500) * nextRandom())
    kill(started)
  }
  return started.ended
}

async function openDesk(): Promise<Started> {
  const desk = start(['-C', workspace.folder, 'serve', '--port', '0'])
  while (!(await readDeskLock(workspace.folder))) {
    if (desk.child.exitCode !== null) throw new Error('the desk did not open')
    await pause(20)
  }
  return desk
}

/** Loads a file through whichever process has the ledger. */
async function loadNext(isKilled: boolean): Promise<void> {
  const path = await nextFile()
  const { flow, scope, asOf } = facts
  const args = ['-C', workspace.folder, 'load', path, '--flow', flow, '--scope', scope, '--as-of', asOf]
  const code = await runAndKill(args, isKilled)
  count.loads++
  if (code === null) count.loadsKilled++
  if (code === 0) acknowledged.add(basename(path))
}

/** Everything of a workspace is sound, and no load is missing that should be there. */
async function expectWhole(where: Workspace, expected: ReadonlySet<string>): Promise<void> {
  const verification = await verifyWorkspace(
    where,
    () => openLedger(where, { readOnly: true }),
    silentEffects,
  )
  expect(verification.findings).toEqual([])
  const ledger = await openLedger(where, { readOnly: true })
  const files = new Set((await ledger.loads({ commodities: [] })).map(({ file }) => file))
  await ledger.close()
  expect([...expected].filter((file) => !files.has(file))).toEqual([])
  expect(await readFile(join(where.folder, 'products', '浴缸.yaml'), 'utf8')).toBe(product)
}

const backup = () => join(folder, 'backup.zip')
const restored = () => join(folder, 'restored')
/** What the backup that is there must hold. */
let backedUp: ReadonlySet<string> = new Set()

async function backUp(isKilled: boolean): Promise<void> {
  const before = new Set(acknowledged)
  const code = await runAndKill(['-C', workspace.folder, 'backup', backup(), '--force'], isKilled)
  count.backups++
  if (code === null) count.backupsKilled++
  if (code === 0) backedUp = before
}

/** Restores the backup that is there; a restore that is killed leaves nothing, or all. */
async function restore(isKilled: boolean): Promise<void> {
  await rm(restored(), { recursive: true, force: true })
  const code = await runAndKill(['restore', backup(), restored()], isKilled)
  count.restores++
  if (code === null) count.restoresKilled++
  if (code === 0) expect(existsSync(restored())).toBe(true)
  if (existsSync(restored())) await expectWhole(await openWorkspace(restored()), backedUp)
}

it(`nothing is lost in ${rounds} rounds of kill -9 while backups, restores and loads run`, async () => {
  await backUp(false)
  let desk: Started | null = null
  for (let round = 0; round < rounds; round++) {
    const victim = ['backup', 'restore', 'load', 'desk'][round % 4]
    // Every other time around, the commands own the ledger themselves.
    const isDeskOpen = victim === 'desk' || Math.floor(round / 4) % 2 === 0
    if (isDeskOpen) desk ??= await openDesk()
    else if (desk) {
      kill(desk)
      await desk.ended
      desk = null
    }
    const work = isDeskOpen ? [loadNext(victim === 'load'), backUp(victim === 'backup')] : []
    if (desk && victim === 'desk') {
      await pause((durations.get('backup') ?? 1500) * nextRandom())
      kill(desk)
      count.desksKilled++
      await desk.ended
      desk = null
    }
    await Promise.all(work)
    if (!isDeskOpen) {
      await loadNext(victim === 'load')
      await backUp(victim === 'backup')
    }
    await expectWhole(workspace, acknowledged)
    await restore(victim === 'restore')
  }
  if (desk) kill(desk)
  await desk?.ended

  // What is there in the end is what a backup brings back, to the row; and nothing is left on the way.
  await backUp(false)
  await restore(false)
  expect(await ledgerChecksums(await openWorkspace(restored()))).toEqual(await ledgerChecksums(workspace))
  expect((await readdir(folder)).filter((name) => name.startsWith('.'))).toEqual([])
  expect(await tradebrief(['-C', restored(), 'verify'])).toMatchObject({ code: 0 })
  console.log(
    `${rounds} rounds, seed ${seed}: ${JSON.stringify(count)}; ${acknowledged.size} loads, none lost`,
  )
  expect(count.backupsKilled + count.restoresKilled + count.loadsKilled).toBeGreaterThan(0)
}, 3_600_000)
