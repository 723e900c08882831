import { type Ledger, type LoadOutcome, mostInHand } from '../../ledger/ledger.ts'
import { severalParts } from '../../sources/reported/reported.ts'
import { UserError } from '../../trade/errors/errors.ts'
import type { Localized } from '../../trade/trade.ts'
import type { Effects, Progress } from '../effects.ts'
import { type OpeningWorkspace, type StatedFacts, toOpening, type Workspace } from '../project/project.ts'
import { divideFiles } from './file-parts.ts'
import { countBytes, type FoundFile, findFiles } from './found-files.ts'
import { LoadPipeline } from './load-pipeline.ts'
import { mapOrdered } from './map-ordered.ts'
import { type FileOutcome, settleUndecided, UndecidedFile } from './questions/questions.ts'
import { openScanExecutor, type ScanExecutor } from './scan/scan.ts'

/**
 * Loads one file into the ledger: all of it or nothing. What the file does not say comes from `stated`, else from its
 * sidecar (`name.csv.yaml`), else from the workspace's rules, else from its name and rows, else from the user's answer.
 *
 * @throws UserError with file, line, column and the text found, where something cannot be read or is not known, and for a
 * table of the customs bulletin or a file that holds several loads.
 */
export async function loadFile(
  workspace: Workspace,
  ledger: Ledger,
  path: string,
  stated: StatedFacts,
  effects: Effects,
): Promise<LoadOutcome> {
  const division = { now: effects.now(), stated, workspace: toOpening(workspace) }
  const parts = await divideFiles(await findFiles([path]), division)
  if (parts.length > 1) throw severalParts(parts[0]?.name ?? path, parts.length)
  for await (const fileOutcome of loadFiles(workspace, ledger, [path], stated, effects)) {
    if ('error' in fileOutcome) throw fileOutcome.error
    if ('table' in fileOutcome) throw tableNotRows(fileOutcome.file)
    return fileOutcome.outcome
  }
  throw new Error(`nothing came of ${path}`)
}

/**
 * Loads one file into the ledger, with all of the loads that it holds; each is loaded all or nothing.
 *
 * @throws UserError as `loadFile` does; where one load of several fails, once the others are loaded: loading the file again
 * leaves these as they are.
 */
export async function loadWholeFile(
  workspace: Workspace,
  ledger: Ledger,
  path: string,
  stated: StatedFacts,
  effects: Effects,
): Promise<readonly LoadOutcome[]> {
  const outcomes: LoadOutcome[] = []
  let failure: UserError | null = null
  for await (const fileOutcome of loadFiles(workspace, ledger, [path], stated, effects)) {
    if ('table' in fileOutcome) throw tableNotRows(fileOutcome.file)
    if ('error' in fileOutcome) failure ??= fileOutcome.error
    else outcomes.push(fileOutcome.outcome)
  }
  if (failure) throw failure
  return outcomes
}

/** How many loads a file holds; loading it has an outcome for each. @throws UserError for one that is not there. */
export async function countLoads(workspace: Workspace, path: string, effects: Effects): Promise<number> {
  const division = { now: effects.now(), stated: {}, workspace: toOpening(workspace) }
  return (await divideFiles(await findFiles([path]), division)).length
}

/**
 * Loads several files, each all or nothing; a file that cannot be loaded does not affect the others. Several are read at
 * once; they are loaded and reported in their order, except those whose relation to the loaded data is undecided, which
 * come last. A general error, such as a full disk, is thrown after the outcomes of the files before it.
 *
 * @param workspace and ledger may be opened later: while the first files are being read.
 * @param opening what scans the files; it is closed when all are loaded.
 */
export async function* loadFiles(
  workspace: Workspace | OpeningWorkspace,
  ledger: Ledger | (() => Promise<Ledger>),
  paths: readonly string[],
  stated: StatedFacts,
  effects: Effects,
  opening: Promise<ScanExecutor> = openScanExecutor(paths),
): AsyncGenerator<FileOutcome> {
  const executor = await opening
  const pending: PendingLoad[] = []
  const undecided: UndecidedFile[] = []
  // The ledger loads in one transaction what has come meanwhile.
  const isFull = () =>
    pending.length > mostInHand.files || pending.reduce((sum, { rows }) => sum + rows, 0) > mostInHand.rows
  let progress: Progress | undefined
  try {
    const division = { now: effects.now(), stated, workspace: toOpening(workspace) }
    const files = await divideFiles(await findFiles(paths), division)
    progress = effects.progress(readingLabel(files), countBytes(files))
    const pipeline = new LoadPipeline(toOpening(workspace), ledger, stated, effects, executor, progress)
    const remaining = new RemainingRows(countBytes(files))
    try {
      const reading = mapOrdered(files, executor.atOnce, (file) => pipeline.read(file))
      for await (const { item, result } of reading) {
        const load = await pipeline.load(result, () => remaining.estimate())
        remaining.subtract(item.size, load.rows)
        pending.push(load)
        yield* reportWhile(isFull, pending, undecided)
      }
      pipeline.endBatch()
      // Threads end while the ledger loads the last files; their end is awaited below.
      executor.close().catch(() => {})
      yield* reportWhile(() => true, pending, undecided)
      yield* settleUndecided(undecided, effects)
    } catch (error) {
      pipeline.endBatch()
      for (const settled of await Promise.allSettled(pending.map(({ outcome }) => outcome)))
        if (settled.status === 'fulfilled' && !(settled.value instanceof UndecidedFile)) yield settled.value
      throw error
    } finally {
      pipeline.endBatch()
      await Promise.allSettled(pending.map(({ outcome }) => outcome))
      // After an error, threads may still be reading.
      await executor.close()
      await pipeline.close()
    }
  } finally {
    await executor.close()
    progress?.done()
  }
}

/** A file that is being loaded. */
interface PendingLoad {
  readonly rows: number
  readonly outcome: Promise<FileOutcome | UndecidedFile>
}

/** Yields outcomes in order while `isWanted`; undecided files are kept for the end. */
async function* reportWhile(
  isWanted: () => boolean,
  pending: PendingLoad[],
  undecided: UndecidedFile[],
): AsyncGenerator<FileOutcome> {
  for (let first = pending[0]; first && isWanted(); first = pending[0]) {
    const outcome = await first.outcome
    if (outcome instanceof UndecidedFile) undecided.push(outcome)
    else yield outcome
    pending.shift()
  }
}

/** Estimates how many rows the files that were not read yet have, by those that were. */
class RemainingRows {
  #bytes: number
  #bytesWithRows = 0
  #rows = 0

  constructor(bytes: number) {
    this.#bytes = bytes
  }

  /** A file was read. */
  subtract(bytes: number, rows: number): void {
    this.#bytes -= bytes
    this.#rows += rows
    if (rows > 0) this.#bytesWithRows += bytes
  }

  estimate(): number {
    return this.#rows > 0 ? (this.#bytes / this.#bytesWithRows) * this.#rows : Number.POSITIVE_INFINITY
  }
}

const tableNotRows = (file: string): UserError =>
  new UserError(
    {
      zh: '这是统计月报的量值表，不能读入台账。',
      en: 'This is a table of the customs bulletin, which no ledger takes in.',
    },
    {
      where: { file },
      hint: {
        zh: '用命令 tradebrief load 载入，工作区会单独保存它。',
        en: 'Load it with the command tradebrief load: the workspace keeps it by itself.',
      },
    },
  )

function readingLabel(files: readonly FoundFile[]): Localized {
  const [first] = files
  return first && files.every(({ path }) => path === first.path)
    ? { zh: `读取 ${first.name}`, en: `reading ${first.name}` }
    : { zh: `读取 ${files.length} 个文件`, en: `reading ${files.length} files` }
}
