import { createHash } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Brief } from '../brief/brief.ts'
import { formatEditionPeriod, type Product } from '../brief/product/product.ts'
import type { Load } from '../ledger/ledger.ts'
import type { MovableLedger } from '../ledger/transfer/transfer.ts'
import { formatDescriptions, formats, pressesFor } from '../press/press.ts'
import { UserError } from '../trade/errors/errors.ts'
import { type Language, languages, type Month } from '../trade/trade.ts'
import {
  type CheckedBriefs,
  type CheckReport,
  checkBriefs,
  checkProduct,
  listWarnings,
  weighBriefs,
  weighWithHistory,
} from '../workspace/build/build.ts'
import { readConfirmations, toAcceptance } from '../workspace/build/confirmations/confirmations.ts'
import { printTask, programIdentity } from '../workspace/build/print/print.ts'
import type { Explored } from '../workspace/inspect/inspect.ts'
import {
  IsolatedTasks,
  printingTurns,
  printLimits,
  spareChildren,
  Turns,
} from '../workspace/process/process.ts'
import { houseFiles, readHouseStyle } from '../workspace/project/house-style/house-style.ts'
import { readProducts } from '../workspace/project/products/products.ts'
import { configFile, openWorkspace, type Workspace } from '../workspace/project/project.ts'
import { readReferences } from '../workspace/project/references/references.ts'
import { ComputedCache, type StateVersion } from './computed-cache.ts'
import { readStamp, readStamps, Stamped } from './file-cache.ts'
import { type ChangeLog, Jobs, openChangeLog, Uploads } from './jobs/jobs.ts'
import { notFound, Refusal } from './problem.ts'
import { listFiles, listTextFiles } from './workspace-files.ts'

const megabyte = 1024 * 1024
/** A figure takes about 1 KB in each language, with its part of the text: 32 MB, or the briefs of 40 months. */
const briefLimits = {
  entries: 200,
  size: {
    most: 32 * 1024,
    measure: ({ briefs }: CheckedBriefs) =>
      briefs.reduce((sum, { document }) => sum + document.figures.size, 0),
  },
}
const fileLimits = {
  entries: 200,
  size: { most: 24 * megabyte, measure: ({ byteLength }: Uint8Array<ArrayBuffer>) => byteLength },
}
/** A row takes about 0.5 KB: 16 MB. */
const exploredLimits = {
  entries: 30,
  size: { most: 32 * 1024, measure: ({ rows }: Explored) => rows.length },
}

/**
 * What takes long on the main thread. More at once would take memory, and would go on in one go when the ledger has
 * answered them together: other requests waited for seconds.
 */
const computingLimits = { running: 2, runningOfOne: 2, waitingOfOne: 256 }

const shorten = {
  zh: '请缩短评论或名称，或减少简报的章节。',
  en: 'Shorten the commentary or the names, or take out sections of the brief.',
}

/** One workspace with its ledger, as the desk has it open: everything that an operation works on. */
export class House {
  readonly folder: string
  readonly ledger: MovableLedger
  readonly jobs: Jobs
  readonly uploads: Uploads
  readonly changes: ChangeLog
  readonly now: () => Date
  readonly #briefs = new ComputedCache<CheckedBriefs>(briefLimits)
  readonly #files = new ComputedCache<Uint8Array<ArrayBuffer>>(fileLimits)
  readonly #enquiries = new ComputedCache<Explored>(exploredLimits)
  readonly #answers = new ComputedCache<object>({ entries: 200 })
  readonly #computing = new Turns(computingLimits)
  readonly #printing = new IsolatedTasks(printingTurns)
  readonly #endSpares = spareChildren.keep()
  readonly #workspace = new Stamped<Workspace>()
  readonly #products = new Stamped<readonly Product[]>()
  #loads: Promise<readonly Load[]> | null = null
  readonly #writing = pLimit(1)
  /** What its loads say of a ledger: the same after a load that is undone. */
  #ledgerDigest: Promise<string> | null = null
  /** Rises whenever the ledger changes; this process alone writes to it. */
  #ledgerChanges = 0

  private constructor(folder: string, ledger: MovableLedger, now: () => Date) {
    this.folder = folder
    this.now = now
    this.jobs = new Jobs()
    this.uploads = new Uploads(join(folder, '.desk', 'uploads'), this)
    this.changes = openChangeLog(folder, now)
    this.ledger = this.#watched(ledger)
  }

  /** @throws UserError where the folder is no workspace. */
  static async open(
    folder: string,
    ledger: MovableLedger,
    now: () => Date = () => new Date(),
  ): Promise<House> {
    await openWorkspace(folder)
    await mkdir(join(folder, '.desk', 'uploads'), { recursive: true, mode: 0o700 })
    const house = new House(folder, ledger, now)
    await house.uploads.clear()
    return house
  }

  /** As its files are now: people edit them beside the desk. */
  async workspace(): Promise<Workspace> {
    const stamp = await readStamp(join(this.folder, configFile))
    return this.#workspace.get(stamp, () => openWorkspace(this.folder))
  }

  async products(): Promise<readonly Product[]> {
    const workspace = await this.workspace()
    const files = (await listFiles(this.folder, 'products')).sort()
    return this.#products.get(await readStamps(files), () => readProducts(workspace))
  }

  /** @throws Refusal (404) for one that there is not. */
  async product(id: string): Promise<Product> {
    const found = (await this.products()).find((product) => product.id === id)
    if (found) return found
    throw notFound({ zh: `没有产品“${id}”。`, en: `There is no product ${id}.` })
  }

  loads(): Promise<readonly Load[]> {
    this.#loads ??= this.ledger.loads()
    return this.#loads
  }

  /** The state of all that answers follow from: the program, the ledger, what people write beside it. */
  async version(): Promise<StateVersion> {
    const changes = this.#ledgerChanges
    // A workspace’s file with a mistake names none; what it says is told by whoever opens it.
    const named = await this.workspace().then(houseFiles, () => [])
    this.#ledgerDigest ??= this.loads().then(digestOf)
    const [program, ledger, ...files] = await Promise.all([
      programIdentity(),
      this.#ledgerDigest,
      ...[...(await listTextFiles(this.folder)), ...named].map(readStamp),
    ])
    return { name: digestOf([program, ledger, files]), isCurrent: () => changes === this.#ledgerChanges }
  }

  /** The brief of a product’s month in a language, with all that is to be known of it; made once for a state of the data. */
  async brief(product: Product, month: Month, language: Language): Promise<Brief> {
    const { briefs, checks } = await this.#checkedBriefs(product, month)
    const brief = briefs[languages.indexOf(language)]
    if (!brief) throw new Error('a brief was made in every language')
    return { ...brief, warnings: [...brief.warnings, ...listWarnings(checks)] }
  }

  /** What the checks of a product’s month find, also where no brief can be made. */
  async checks(product: Product, month: Month): Promise<CheckReport> {
    try {
      return (await this.#checkedBriefs(product, month)).checks
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      const key = `checks ${product.id} ${formatEditionPeriod(product, month)}`
      return this.answer(key, async () => checkProduct(await this.workspace(), this.ledger, product, month))
    }
  }

  async #checkedBriefs(product: Product, month: Month): Promise<CheckedBriefs> {
    const key = `${product.id} ${formatEditionPeriod(product, month)}`
    return this.#briefs.get(await this.version(), key, () =>
      this.compute(async () => {
        const workspace = await this.workspace()
        const [references, houseStyle, stored] = await Promise.all([
          readReferences(workspace, {}),
          readHouseStyle(workspace),
          readConfirmations(workspace),
        ])
        const confirming = { stored, acceptance: toAcceptance({}, this.now()) }
        const order = { month, languages }
        const weighed = await weighBriefs(workspace, this.ledger, product, month, {}, weighWithHistory)
        await pause()
        const surroundings = { references, houseStyle, confirming, pause }
        return checkBriefs(workspace, product, order, weighed, surroundings)
      }),
    )
  }

  /** The brief as a file. @throws Refusal (404) for a format that there is not. */
  async file(product: Product, month: Month, language: Language, name: string) {
    const format = formats.find((existing) => existing === name)
    if (!format)
      throw new Refusal(404, { zh: `没有这种格式：${name}`, en: `There is no such format: ${name}` })
    const [press] = await pressesFor([format])
    if (!press) throw new Error('a format has a press')
    const key = `${product.id} ${formatEditionPeriod(product, month)} ${language} ${format}`
    const bytes = await this.#files.get(await this.version(), key, async () => {
      const { document } = await this.brief(product, month, language)
      if (!formatDescriptions[format].isPrintedApart) return new Uint8Array(await press.print(document))
      const options = { limits: printLimits, hint: shorten }
      const [printed] = await this.#printing.run(printTask, { document, formats: [format] }, options)
      return new Uint8Array(printed ?? [])
    })
    return { bytes, press }
  }

  /** What was explored; kept, since the same is asked for page by page and sort by sort. */
  async explored(key: string, make: () => Promise<Explored>): Promise<Explored> {
    return this.#enquiries.get(await this.version(), key, () => this.compute(make))
  }

  /** A small answer that follows from the data alone, for requests whose client has no copy of it yet. */
  async answer<Answer extends object>(key: string, compute: () => Promise<Answer>): Promise<Answer> {
    // Each key belongs to one operation, whose answers are of one type.
    return this.#answers.get(await this.version(), key, () => this.compute(compute)) as Promise<Answer>
  }

  /** Does what takes long on the main thread, a few at once; requests that take no time come in between. */
  compute<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#computing.run(async () => {
      await pause()
      return work()
    })
  }

  /** Does one after the other what reads a file of the workspace and then writes it anew. */
  inTurn<Result>(deed: () => Promise<Result>): Promise<Result> {
    return this.#writing(deed)
  }

  /** Lets a file be looked at that is not kept, under the name that it came with. */
  async withPassingFile<Result>(
    body: ReadableStream | null,
    name: string,
    look: (path: string, name: string) => Promise<Result>,
  ): Promise<Result> {
    const { path, file, done } = await this.uploads.pass(body, name)
    try {
      return await look(path, file)
    } finally {
      await done()
    }
  }

  /** Notes that the ledger is another now, so that nothing kept is taken for it. */
  changed(): void {
    this.#ledgerChanges++
    this.#loads = null
    this.#ledgerDigest = null
  }

  async close(): Promise<void> {
    await this.jobs.settled()
    this.#printing.close()
    this.#endSpares()
    await this.uploads.clear()
    await this.ledger.close()
  }

  #watched(ledger: MovableLedger): MovableLedger {
    const change = async <Result>(deed: Promise<Result>): Promise<Result> => {
      try {
        return await deed
      } finally {
        this.changed()
      }
    }
    return {
      ...ledger,
      load: (staged, facts, options) => change(ledger.load(staged, facts, options)),
      withdraw: (load) => change(ledger.withdraw(load)),
      takeOver: (load, names, staged) => change(ledger.takeOver(load, names, staged)),
    }
  }
}

/** Lets other requests be answered before what takes long on the main thread. */
const pause = async (): Promise<void> => {
  await nextTurn()
}

function digestOf(data: unknown): string {
  const text = JSON.stringify(data, (_, value) => (typeof value === 'bigint' ? `${value}` : value))
  return createHash('sha256').update(text).digest('base64url').slice(0, 22)
}
