import { type Ledger, type LoadOutcome, mostInHand } from '../../ledger/ledger.ts'
import { UserError } from '../../trade/errors/errors.ts'
import type { Localized } from '../../trade/trade.ts'
import type { Effects, Progress } from '../effects.ts'
import { inSight, type OpeningWorkspace, type StatedFacts, type Workspace } from '../project/project.ts'
import { countBytes, type Found, foundFiles } from './found-files.ts'
import { LoadingDock } from './load-pipeline.ts'
import { inTurn } from './map-ordered.ts'
import { type FileOutcome, settleUndecided, UndecidedFile } from './questions/questions.ts'
import { type Hands, handsFor } from './scan/scan.ts'

/**
 * Takes one file into the ledger: all of it or nothing. What the file does not say is taken from what is
 * stated here, else from a file beside it (`name.csv.yaml`), else from the workspace's rules, else
 * concluded, else asked.
 *
 * @throws UserError with file, line, column and the text found, where something cannot be read or told, and for a table
 * of the customs bulletin.
 */
export async function loadFile(
  workspace: Workspace,
  ledger: Ledger,
  path: string,
  stated: StatedFacts,
  effects: Effects,
): Promise<LoadOutcome> {
  for await (const fileOutcome of loadFiles(workspace, ledger, [path], stated, effects)) {
    if ('error' in fileOutcome) throw fileOutcome.error
    if ('table' in fileOutcome) throw tableNotRows(fileOutcome.file)
    return fileOutcome.outcome
  }
  throw new Error(`nothing came of ${path}`)
}

/**
 * Takes in several files, each all or nothing; a file that cannot be taken in does not keep the others out. Several
 * are read at once; they reach the ledger, and are told of, in their order, but for those of which nothing tells how they
 * relate to what is loaded: they come last. What keeps all of them out, such as a full
 * disk, is thrown once it has been told what came of those before.
 *
 * @param workspace may be one that is to be opened, as the ledger may be: that is done once first files are being read.
 * @param reading who goes through the bytes of the files; they are done when all is loaded.
 */
export async function* loadFiles(
  workspace: Workspace | OpeningWorkspace,
  ledger: Ledger | (() => Promise<Ledger>),
  paths: readonly string[],
  stated: StatedFacts,
  effects: Effects,
  reading: Promise<Hands> = handsFor(paths),
): AsyncGenerator<FileOutcome> {
  const hands = await reading
  const onTheWay: OnTheWay[] = []
  const undecided: UndecidedFile[] = []
  // The ledger takes together what comes meanwhile.
  const isFull = () =>
    onTheWay.length > mostInHand.files || onTheWay.reduce((sum, { rows }) => sum + rows, 0) > mostInHand.rows
  let progress: Progress | undefined
  try {
    const files = await foundFiles(paths)
    progress = effects.progress(readingLabel(files), countBytes(files))
    const dock = new LoadingDock(inSight(workspace), ledger, stated, effects, hands, progress)
    const toCome = new ToCome(countBytes(files))
    try {
      for await (const { of, done } of inTurn(files, hands.atOnce, (file) => dock.read(file))) {
        const taken = await dock.takeIn(done, () => toCome.rows())
        toCome.less(of.size, taken.rows)
        onTheWay.push(taken)
        yield* toldWhile(isFull, onTheWay, undecided)
      }
      dock.noneFollow()
      // Threads end while the ledger takes in the last files; whether they have is waited for below.
      hands.close().catch(() => {})
      yield* toldWhile(() => true, onTheWay, undecided)
      yield* settleUndecided(undecided, effects)
    } catch (error) {
      dock.noneFollow()
      for (const settled of await Promise.allSettled(onTheWay.map(({ outcome }) => outcome)))
        if (settled.status === 'fulfilled' && !(settled.value instanceof UndecidedFile)) yield settled.value
      throw error
    } finally {
      dock.noneFollow()
      await Promise.allSettled(onTheWay.map(({ outcome }) => outcome))
      // Where something went wrong, threads may be reading still.
      await hands.close()
      await dock.close()
    }
  } finally {
    await hands.close()
    progress?.done()
  }
}

/** A file that was handed to the ledger. */
interface OnTheWay {
  readonly rows: number
  readonly outcome: Promise<FileOutcome | UndecidedFile>
}

/** What came of files, as long as it is to be waited for; these are on the way no longer, or are undecided. */
async function* toldWhile(
  isWanted: () => boolean,
  onTheWay: OnTheWay[],
  undecided: UndecidedFile[],
): AsyncGenerator<FileOutcome> {
  for (let first = onTheWay[0]; first && isWanted(); first = onTheWay[0]) {
    const outcome = await first.outcome
    if (outcome instanceof UndecidedFile) undecided.push(outcome)
    else yield outcome
    onTheWay.shift()
  }
}

/** Guesses how many rows files have that have not come yet, by those that have. */
class ToCome {
  #bytes: number
  #bytesWithRows = 0
  #rows = 0

  constructor(bytes: number) {
    this.#bytes = bytes
  }

  /** A file has come. */
  less(bytes: number, rows: number): void {
    this.#bytes -= bytes
    this.#rows += rows
    if (rows > 0) this.#bytesWithRows += bytes
  }

  rows(): number {
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

function readingLabel(files: readonly Found[]): Localized {
  const [first] = files
  return first && files.length === 1
    ? { zh: `读取 ${first.name}`, en: `reading ${first.name}` }
    : { zh: `读取 ${files.length} 个文件`, en: `reading ${files.length} files` }
}
