import { createHash } from 'node:crypto'
import { basename, join, relative, sep } from 'node:path'
import packageFile from '../../package.json' with { type: 'json' }
import type { Ledger } from '../ledger/ledger.ts'
import type { UserError } from '../trade/errors/errors.ts'
import { type Localized, withoutControls } from '../trade/trade.ts'
import { readInboxSettings } from '../workspace/project/automation/automation.ts'
import { configFile, type Workspace } from '../workspace/project/project.ts'
import { withExclusiveLock } from '../workspace/records/records.ts'
import type { Effects } from '../workspace/workspace.ts'
import { findComplete, type InboxDisk, isSame, realInboxDisk, type SeenFile } from './completeness.ts'
import {
  type LoadedFile,
  openLoadedJournal,
  type PendingFile,
  readPending,
  writePending,
} from './inbox-state.ts'
import { listInboxFiles, openInboxFolder } from './list-files.ts'
import { type InboxOutcome, loadReady } from './load-ready.ts'
import { moveLoaded } from './move-loaded.ts'

export interface PassOptions {
  /** Whether files are read again that wait or were refused, though nothing has changed. */
  readonly again?: boolean
  readonly disk?: InboxDisk
}

/** What a pass found and did. */
export interface PassReport {
  /** What it loaded, in this pass alone. */
  readonly loaded: readonly LoadedFile[]
  /** What is in the inbox now, in the order of names. */
  readonly pending: readonly PendingFile[]
}

/**
 * Looks at the inbox once. The steps:
 *
 * 1. List the files.
 * 2. Leave those that are still arriving.
 * 3. Leave those that wait or were refused where nothing has changed that could change this.
 * 4. Load the others together.
 * 5. Move what is loaded, unless it was written to meanwhile: then it comes again.
 * 6. Record what waits, and why.
 *
 * A pass that is stopped anywhere loses nothing and loads nothing twice: a file stays in the inbox until it is loaded, and one
 * that is loaded already changes nothing and is moved.
 *
 * @param openLedger is called where there is a file to load.
 * @returns null where another process is at it.
 * @throws UserError for a general error, such as a full disk, after what was loaded before is moved.
 */
export function runInboxPass(
  workspace: Workspace,
  openLedger: () => Promise<Ledger>,
  effects: Effects,
  options: PassOptions = {},
): Promise<PassReport | null> {
  return withExclusiveLock(workspace.folder, 'inbox.lock', () =>
    pass(workspace, openLedger, effects, options),
  )
}

async function pass(
  workspace: Workspace,
  openLedger: () => Promise<Ledger>,
  effects: Effects,
  { again = false, disk = realInboxDisk }: PassOptions,
): Promise<PassReport> {
  const folder = await openInboxFolder(workspace)
  if (folder === null) return { loaded: [], pending: [] }
  const before = await readPending(workspace.folder)
  // 1. List the files.
  const { tables, others } = await listInboxFiles(folder)
  // 2. Leave those that are still arriving.
  const { settle } = readInboxSettings(workspace)
  const { complete, arriving } = await findComplete(folder, tables, settle, disk)
  const ledger = complete.length > 0 ? await openLedger() : null
  const findKey = () => (ledger ? keysOf(workspace, folder, ledger, disk) : noKey)
  // 3. Leave those that nothing has changed for.
  const { ready, left } = await selectReady(complete, again ? [] : before, await findKey())
  // 4. Load the others together.
  const { outcomes, error } =
    ledger && ready.length > 0
      ? await loadReady(workspace, ledger, paths(folder, ready), effects)
      : { outcomes: new Map<string, InboxOutcome>(), error: null }
  // 5. Move what is loaded.
  const inbox = { workspace, folder, disk, at: effects.now().toISOString() }
  const loaded: LoadedFile[] = []
  for (const file of ready) {
    const result = await finish(inbox, file, outcomes.get(join(folder, file.name)))
    if (result && 'movedTo' in result) loaded.push(result)
    else if (result) left.push(result)
  }
  // 6. Record what waits.
  const unready = [
    ...arriving.map((file) => toPending(file, { state: 'arriving', reason: stillArriving })),
    ...(await Promise.all(others.map((name) => refuseOther(folder, name, disk)))),
  ]
  const pending = await record(inbox, [...left, ...unready], {
    before,
    complete,
    keyOf: await findKey(),
  })
  if (error !== null) throw error
  return { loaded, pending }
}

const paths = (folder: string, files: readonly SeenFile[]): string[] =>
  files.map(({ name }) => join(folder, name))

type KeyOf = (file: SeenFile) => Promise<string>
const noKey: KeyOf = async () => ''

/** The files that are to be read; those that were read before and would come to the same are left as they were. */
async function selectReady(complete: readonly SeenFile[], before: readonly PendingFile[], keyOf: KeyOf) {
  const ready: SeenFile[] = []
  const left: PendingFile[] = []
  const names = new Set<string>()
  const earlier = new Map(before.map((file) => [file.file, file]))
  for (const file of complete) {
    const recorded = earlier.get(file.name)
    const shown = withoutControls(file.name)
    if (recorded && recorded.key !== '' && recorded.key === (await keyOf(file))) left.push(recorded)
    // Reports name files by what can be seen of their names: of two that look the same one comes with the next pass.
    else if (names.has(shown)) left.push(toPending(file, { state: 'arriving', reason: sameName }))
    else ready.push(file)
    names.add(shown)
  }
  return { ready, left }
}

/** A pass at work: where, and when. */
interface InboxAtWork {
  readonly workspace: Workspace
  readonly folder: string
  readonly disk: InboxDisk
  readonly at: string
}

/** Moves a file that is loaded; else says why it stays. Null for one that is gone. */
async function finish(
  { workspace, folder, disk, at }: InboxAtWork,
  file: SeenFile,
  outcome: InboxOutcome | undefined,
): Promise<LoadedFile | PendingFile | null> {
  if (!outcome) return toPending(file, { state: 'arriving', reason: notReached })
  if (outcome.question || outcome.error) return toPending(file, describe(outcome))
  const seen = await disk.see(join(folder, file.name))
  if (!seen) return null
  if (!isSame(seen, file)) return toPending(file, { state: 'arriving', reason: stillArriving })
  return move(workspace, folder, file.name, outcome, at)
}

/** Stores what waits, with the key by which the next pass sees whether anything has changed. */
async function record(
  { workspace, at }: InboxAtWork,
  pending: readonly PendingFile[],
  {
    before,
    complete,
    keyOf,
  }: {
    readonly before: readonly PendingFile[]
    readonly complete: readonly SeenFile[]
    readonly keyOf: KeyOf
  },
): Promise<PendingFile[]> {
  const recorded = await Promise.all(
    pending.map(async (item) => {
      const seen = complete.find(({ name }) => name === item.file)
      const earlier = before.find(({ file, state }) => file === item.file && state === item.state)
      const key = seen && item.state !== 'arriving' ? await keyOf(seen) : ''
      return { ...item, since: earlier?.since ?? at, key }
    }),
  )
  recorded.sort((a, b) => (a.file < b.file ? -1 : 1))
  await writePending(workspace.folder, recorded)
  return recorded
}

async function move(
  workspace: Workspace,
  folder: string,
  name: string,
  outcome: InboxOutcome,
  at: string,
): Promise<LoadedFile | null> {
  const moved = await moveLoaded(workspace.folder, folder, name)
  if (moved === null) return null
  const movedTo = `${relative(workspace.folder, folder).split(sep).join('/')}/${moved}`
  const { loads, isNew, isBulletin } = outcome
  const file: LoadedFile = { at, file: basename(name), loads, wasKnown: !isNew, isBulletin, movedTo }
  await openLoadedJournal(workspace.folder).append([file])
  return file
}

type Described = Pick<PendingFile, 'state'> & Partial<Pick<PendingFile, 'question' | 'reason' | 'hint'>>

const toPending = (
  { name, size }: Pick<SeenFile, 'name' | 'size'>,
  { state, question = null, reason = null, hint = null }: Described,
): PendingFile => ({ file: name, state, size, since: '', question, reason, hint, key: '' })

/** A file that is no table, or a link, which may lead to nothing. */
async function refuseOther(folder: string, name: string, disk: InboxDisk): Promise<PendingFile> {
  const { size = 0 } = (await disk.see(join(folder, name))) ?? {}
  return toPending({ name, size }, { state: 'refused', ...notATable })
}

function describe({ question, error }: InboxOutcome): Described {
  if (question) return { state: 'waiting', question }
  const { words, hint = null, deskHint, where } = error as UserError
  const place = where?.line === undefined ? '' : String(where.line)
  const reason = place ? { zh: `第 ${place} 行：${words.zh}`, en: `Line ${place}: ${words.en}` } : words
  return { state: 'refused', reason, hint: deskHint ?? hint }
}

/**
 * Names the state of everything that the outcome of a file follows from: the file, what is said of it, the settings of
 * the workspace, the loads, the program.
 */
async function keysOf(workspace: Workspace, folder: string, ledger: Ledger, disk: InboxDisk) {
  const loads = (await ledger.loads()).map(({ id }) => id)
  const settings = await disk.see(join(workspace.folder, configFile))
  return async ({ name, size, mtimeMs }: SeenFile): Promise<string> => {
    const sidecar = await disk.see(join(folder, `${name}.yaml`))
    const parts = [packageFile.version, name, size, mtimeMs, sidecar, settings, loads]
    return createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  }
}

const stillArriving: Localized = {
  zh: '还在写入，或被另一个程序占用。',
  en: 'It is still being written, or another program has it open.',
}
const sameName: Localized = {
  zh: '与另一个文件同名（只差看不见的字符），下一轮再读。',
  en: 'Its name looks like that of another file; it is read with the next pass.',
}
const notReached: Localized = {
  zh: '这一轮没有轮到它，下一轮再读。',
  en: 'The pass ended before it; it is read with the next one.',
}
const notATable = {
  reason: { zh: '这不是表格文件。', en: 'This is not a table.' },
  hint: {
    zh: '收件夹只收表格文件：.csv、.txt、.dat（也可为 .gz）、.xlsx、.xls、.json 和 .html；压缩包请先解压。请把它移走。',
    en: 'The inbox takes tables: .csv, .txt, .dat (also .gz), .xlsx, .xls, .json and .html; unpack archives first. Move it away.',
  },
}
