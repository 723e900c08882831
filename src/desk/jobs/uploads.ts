import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import type { Ledger, Load } from '../../ledger/ledger.ts'
import type { Bulletin } from '../../sources/bulletin/bulletin.ts'
import { readUploadTask, type Understanding } from '../../workspace/load/load.ts'
import { type Requester, runIsolated, TooManyTasks, tableLimits } from '../../workspace/process/process.ts'
import type { StatedFacts, Workspace } from '../../workspace/project/project.ts'
import { notFound, Refusal } from '../problem.ts'

/** A file that was handed in and is not in the ledger yet. */
export interface Upload {
  readonly id: string
  /** The name that it came with. */
  readonly file: string
  readonly path: string
  readonly size: number
  readonly sha256: string
  readonly stated: StatedFacts
  readonly understood: Understanding | null
  /** What it says, if it is a table of the bulletin. */
  readonly bulletin: Bulletin | null
  /** Why nothing was understood. */
  readonly error: unknown
}

/** A portal file has 10,000 rows, two megabytes; a whole country’s year some hundred. */
export const largestFile = 512 * 1024 * 1024
export const largestBrief = 32 * 1024 * 1024
const mostAtOnce = 400
const mostTogether = 2 * 1024 * 1024 * 1024

interface Surroundings {
  readonly ledger: Pick<Ledger, 'loads'>
  workspace(): Promise<Workspace>
}

/** The files handed in: kept apart in the workspace until they are loaded or taken back. */
export class Uploads {
  readonly #folder: string
  readonly #surroundings: Surroundings
  readonly #uploads = new Map<string, Upload>()
  #arriving = 0

  constructor(folder: string, surroundings: Surroundings) {
    this.#folder = folder
    this.#surroundings = surroundings
  }

  /** @throws Refusal (404) for one that is not there, or not any more. */
  get(id: string): Upload {
    const upload = this.#uploads.get(id)
    if (upload) return upload
    throw notFound({
      zh: '这个文件已不在待载入之列，请重新选择。',
      en: 'This file is not waiting any more; choose it again.',
    })
  }

  /**
   * Takes a file in as it arrives, and says what it understood.
   *
   * @throws Refusal where it is too large, empty, or too many are waiting.
   */
  async receive(
    body: ReadableStream | null,
    file: string,
    modified: Date | null,
    requester: Requester = {},
  ): Promise<Upload> {
    if (this.#uploads.size + this.#arriving >= mostAtOnce)
      throw new Refusal(429, {
        zh: `已有 ${mostAtOnce} 个文件等待载入，请先载入或移除。`,
        en: `${mostAtOnce} files are waiting; load them or take them back first.`,
      })
    const waiting = [...this.#uploads.values()].reduce((sum, { size }) => sum + size, 0)
    if (waiting > mostTogether)
      throw new Refusal(413, {
        zh: '等待载入的文件共超过 2 GB，请先载入或移除。',
        en: 'The files that are waiting come to more than 2 GB; load them or take them back first.',
      })
    const arrived = await this.#arrive(body, file, largestFile)
    try {
      if (modified) await utimes(arrived.path, modified, modified)
      return await this.#understand({ ...arrived, stated: {}, ...nothing }, {}, requester)
    } catch (error) {
      await this.remove(arrived.id)
      throw error
    }
  }

  /** Takes a file in that is only looked at; `done` takes it away again. */
  async pass(body: ReadableStream | null, name: string) {
    const { id, path, file } = await this.#arrive(body, name, largestBrief)
    return { path, file, done: () => this.remove(id) }
  }

  async #arrive(body: ReadableStream | null, name: string, most: number) {
    const id = randomUUID()
    // Whatever name the file came with is its own last part only, in a folder of our own.
    const file = plainName(name)
    const path = join(this.#folder, id, file)
    this.#arriving++
    try {
      await mkdir(join(this.#folder, id), { recursive: true })
      return { id, file, path, ...(await store(body, path, most)) }
    } catch (error) {
      await this.remove(id)
      throw error
    } finally {
      this.#arriving--
    }
  }

  /** Reads a file again with other things stated of it. */
  restate(id: string, stated: StatedFacts, requester: Requester = {}): Promise<Upload> {
    return this.#understand(this.get(id), stated, requester)
  }

  /** Puts the file beside an upload that says what it is (`name.csv.yaml`), and reads both. */
  async addSidecar(id: string, text: string, requester: Requester = {}): Promise<Upload> {
    const upload = this.get(id)
    await writeFile(`${upload.path}.yaml`, text, { mode: 0o600 })
    return this.#understand(upload, upload.stated, requester)
  }

  async remove(id: string): Promise<void> {
    this.#uploads.delete(id)
    await rm(join(this.#folder, id), { recursive: true, force: true })
  }

  /** What an earlier desk left behind goes too. */
  async clear(): Promise<void> {
    this.#uploads.clear()
    await rm(this.#folder, { recursive: true, force: true })
  }

  /** The loads that may have brought a file before: those of its bytes, and those that its name says to be parts of it. */
  async #listEarlierLoads({ sha256, file }: Upload): Promise<readonly Load[]> {
    const { ledger } = this.#surroundings
    const named = (await ledger.loads({ commodities: [] })).filter((load) => load.file === file)
    const contents = new Set([sha256, ...named.map((load) => load.sha256)])
    return (await Promise.all([...contents].map((content) => ledger.loads({ sha256: content })))).flat()
  }

  async #understand(upload: Upload, stated: StatedFacts, requester: Requester): Promise<Upload> {
    const earlierLoads = await this.#listEarlierLoads(upload)
    let reported: typeof nothing
    try {
      const workspace = await this.#surroundings.workspace()
      const file = { workspace, earlierLoads, path: upload.path, stated }
      const options = { limits: tableLimits, file: upload.file, ...requester }
      const { understanding, bulletin } = await runIsolated(readUploadTask, file, options)
      reported = { understood: understanding, bulletin, error: null }
    } catch (error) {
      // Nobody waits for the answer any more, or another try may have one.
      if (requester.signal?.aborted || error instanceof TooManyTasks) throw error
      reported = { ...nothing, error }
    }
    const result: Upload = { ...upload, stated, ...reported }
    this.#uploads.set(upload.id, result)
    return result
  }
}

const nothing: Pick<Upload, 'understood' | 'bulletin' | 'error'> = {
  understood: null,
  bulletin: null,
  error: null,
}

/** Characters that no file name of any system should have, and at most 120 of the others. */
function plainName(file: string): string {
  const last = file.split(/[\\/]/).at(-1) ?? ''
  const name = last.replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '').trim()
  if (name === '' || /^\.+$/.test(name))
    throw new Refusal(400, { zh: '文件没有名字。', en: 'The file has no name.' })
  const stored = [...name].slice(-120).join('')
  if (Buffer.byteLength(stored) > 240) return [...stored].slice(-60).join('')
  return stored
}

export const tooLarge = (most: number): Refusal =>
  new Refusal(413, {
    zh: `文件超过 ${most / 1024 / 1024} MB。`,
    en: `The file is larger than ${most / 1024 / 1024} MB.`,
  })

async function store(
  body: ReadableStream | null,
  path: string,
  most: number,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256')
  let size = 0
  await pipeline(
    body ? Readable.fromWeb(body as NodeStream) : Readable.from([]),
    async function* (chunks) {
      for await (const chunk of chunks) {
        size += chunk.length
        if (size > most) throw tooLarge(most)
        hash.update(chunk)
        yield chunk
      }
    },
    createWriteStream(path, { mode: 0o600 }),
  )
  return { size, sha256: hash.digest('hex') }
}
