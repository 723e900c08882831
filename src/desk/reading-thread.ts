import { Worker } from 'node:worker_threads'
import type { Load } from '../ledger/ledger.ts'
import type { Bulletin } from '../sources/bulletin.ts'
import { unpackError } from '../trade/portable-error.ts'
import { UserError } from '../trade/user-error.ts'
import type { Workspace } from '../workspace/open.ts'
import type { StatedFacts } from '../workspace/stated-facts.ts'
import type { Understanding } from '../workspace/understand.ts'
import { workerFile } from '../workspace/worker-file.ts'
import type { Read } from './reading-worker.ts'

export interface ReadingOrder {
  readonly workspace: Workspace
  readonly known: Load | null
  readonly path: string
  readonly stated: StatedFacts
}

/** What a file is: one of the ledger’s, as a load would take it in, or a table of the bulletin. */
export type Understood =
  | { readonly understanding: Understanding; readonly bulletin: null }
  | { readonly understanding: null; readonly bulletin: Bulletin }

const limits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 }
const patience = 120_000
const atOnce = 2

/**
 * Reads a file of unknown origin in a thread of its own, under limits of memory and time: what is made to
 * exhaust a reader exhausts that thread, and the desk goes on.
 *
 * @throws UserError as reading does, or where the limits were reached.
 */
export async function readInThread(order: ReadingOrder): Promise<Understood> {
  await turn()
  try {
    return await read(order)
  } finally {
    running--
    waiting.shift()?.()
  }
}

let running = 0
const waiting: (() => void)[] = []

async function turn(): Promise<void> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
}

function read(order: ReadingOrder): Promise<Understood> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(workerFile('read')), { workerData: order, resourceLimits: limits })
    const late = setTimeout(() => {
      reject(tooMuch({ zh: '读取时间过长，已停止。', en: 'Reading took too long and was stopped.' }))
      void worker.terminate()
    }, patience)
    worker.once('message', (read: Read) => {
      if (read.kind === 'read') resolve(read.understood)
      else reject(unpackError(read.error))
    })
    worker.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? tooMuch({
              zh: '读取它需要的内存过多，已停止。',
              en: 'Reading it took too much memory and was stopped.',
            })
          : error,
      ),
    )
    worker.once('exit', () => {
      clearTimeout(late)
      reject(new Error('the reading thread ended without an answer'))
    })
  })
}

const tooMuch = (words: { zh: string; en: string }): UserError =>
  new UserError(words, {
    hint: {
      zh: '检查文件是否完好；确实很大的文件请用 tradebrief load 载入。',
      en: 'Check that the file is sound; load one that is truly large with: tradebrief load',
    },
  })
