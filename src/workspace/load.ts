import { readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Ledger, LoadOutcome } from '../ledger/ledger.ts'
import type { Localized } from '../trade/language.ts'
import { UserError } from '../trade/user-error.ts'
import type { Effects } from './effects.ts'
import { handsFor } from './loading/hands.ts'
import { inTurn } from './loading/in-turn.ts'
import { type FileOutcome, type Found, LoadingDock } from './loading/loading-dock.ts'
import type { Workspace } from './open.ts'
import type { StatedFacts } from './stated-facts.ts'

/**
 * The files meant by paths: a folder stands for the tables in it.
 *
 * @throws UserError for a path that is not there, and for a folder without any table.
 */
export async function filesToLoad(paths: readonly string[]): Promise<string[]> {
  const files = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path).catch((error: unknown) => {
        throw new UserError(
          { zh: '没有这个文件。', en: 'There is no such file.' },
          {
            where: { file: path },
            cause: error,
            hint: { zh: '检查文件名和所在文件夹。', en: 'Check the name and the folder.' },
          },
        )
      })
      if (!found.isDirectory()) return [path]
      const inside = (await readdir(path)).filter((name) => /\.(csv|xlsx?|txt)$/i.test(name)).sort()
      if (inside.length === 0) throw noTables(path)
      return inside.map((name) => join(path, name))
    }),
  )
  return files.flat()
}

/**
 * Takes one file into the ledger: all of it or nothing. What the file does not say is taken from what is
 * stated here, else from a file beside it (`name.csv.yaml`), else from the workspace's rules, else
 * concluded, else asked.
 *
 * @throws UserError with file, line, column and the text found, where something cannot be read or told.
 */
export async function loadFile(
  workspace: Workspace,
  ledger: Ledger,
  path: string,
  stated: StatedFacts,
  effects: Effects,
): Promise<LoadOutcome> {
  for await (const one of loadFiles(workspace, ledger, [path], stated, effects)) {
    if ('error' in one) throw one.error
    return one.outcome
  }
  throw new Error(`nothing came of ${path}`)
}

/** So many rows and files may be on their way into the ledger, which takes together what comes meanwhile. */
const mostRows = 2_000_000
const mostFiles = 100

/**
 * Takes in several files, each all or nothing; a file that cannot be taken in does not keep the others out. Several
 * are read at once; they reach the ledger, and are told of, in their order.
 */
export async function* loadFiles(
  workspace: Workspace,
  ledger: Ledger,
  paths: readonly string[],
  stated: StatedFacts,
  effects: Effects,
): AsyncGenerator<FileOutcome> {
  const files = await Promise.all(
    paths.map(async (path): Promise<Found> => {
      const { size, mtime } = await stat(path)
      return { path, name: basename(path), size, changed: mtime }
    }),
  )
  const bytes = files.reduce((sum, { size }) => sum + size, 0)
  const hands = await handsFor(bytes)
  const progress = effects.progress(readingLabel(files), bytes)
  const onTheWay: { readonly rows: number; readonly outcome: Promise<FileOutcome> }[] = []
  const isFull = () =>
    onTheWay.length > mostFiles || onTheWay.reduce((sum, { rows }) => sum + rows, 0) > mostRows
  try {
    const dock = await LoadingDock.open(workspace, ledger, stated, effects, hands, progress)
    try {
      for await (const { done } of inTurn(files, hands.atOnce, (file) => dock.read(file))) {
        onTheWay.push(await dock.takeIn(done))
        for (let first = onTheWay[0]; first && isFull(); first = onTheWay[0]) {
          yield await first.outcome
          onTheWay.shift()
        }
      }
    } finally {
      dock.noneFollow()
    }
    for (let first = onTheWay[0]; first; first = onTheWay[0]) {
      yield await first.outcome
      onTheWay.shift()
    }
  } finally {
    await Promise.allSettled(onTheWay.map(({ outcome }) => outcome))
    await hands.close()
    progress.done()
  }
}

function readingLabel(files: readonly Found[]): Localized {
  const [first] = files
  return first && files.length === 1
    ? { zh: `读取 ${first.name}`, en: `reading ${first.name}` }
    : { zh: `读取 ${files.length} 个文件`, en: `reading ${files.length} files` }
}

function noTables(folder: string): UserError {
  return new UserError(
    { zh: '这个文件夹里没有可以读入的文件。', en: 'This folder has no files to load.' },
    {
      where: { file: folder },
      hint: {
        zh: '应当有 .csv、.xlsx、.xls 或 .txt 文件。',
        en: 'There should be .csv, .xlsx, .xls or .txt files.',
      },
    },
  )
}
