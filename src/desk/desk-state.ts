import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Brief } from '../brief/brief.ts'
import { formatEditionPeriod, type Product } from '../brief/product/product.ts'
import type { Load } from '../ledger/ledger.ts'
import type { MovableLedger } from '../ledger/transfer/transfer.ts'
import { formatDescriptions, formats, type Press, pressesFor } from '../press/press.ts'
import { UserError } from '../trade/errors/errors.ts'
import { type EditionLanguage, editionLanguages, type Month } from '../trade/trade.ts'
import {
  type CheckedBriefs,
  type CheckReport,
  checkBriefs,
  checkProduct,
  listWarnings,
  type PreviewedBrief,
  previewBrief,
  queryBriefs,
  queryWithHistory,
} from '../workspace/build/build.ts'
import { readConfirmations, toAcceptance } from '../workspace/build/confirmations/confirmations.ts'
import { drawnPages, printTask, programIdentity } from '../workspace/build/print/print.ts'
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
import { briefLimits, computingLimits, exploredLimits, fileLimits } from './cache-limits.ts'
import { ComputedCache, hashState, type StateVersion } from './computed-cache.ts'
import { Stamped } from './file-cache.ts'
import { TextHistory } from './history/history.ts'
import { type ChangeLog, Jobs, openChangeLog, Uploads } from './jobs/jobs.ts'
import { notFound, Refusal } from './problem.ts'
import { RequestStamps } from './request-stamps.ts'
import { watchLedger } from './watched-ledger.ts'
import { listFiles, listTextFiles } from './workspace-files.ts'

const shorten = {
  zh: '请缩短评论或名称，或减少简报的章节。',
  en: 'Shorten the commentary or the names, or take out sections of the brief.',
}

/** A child prints so many briefs: the first of each format takes five times as long as later ones. */
const mostPrints = 1_000

interface PrintedSubject {
  readonly product: Product
  readonly month: Month
  readonly language: EditionLanguage
}

/** One workspace with its ledger, as the desk has it open: everything that an operation works on. */
export class DeskState {
  readonly folder: string
  readonly ledger: MovableLedger
  readonly jobs: Jobs
  readonly uploads: Uploads
  readonly changes: ChangeLog
  /** Earlier versions of what people write. */
  readonly texts: TextHistory
  readonly now: () => Date
  readonly stamps = new RequestStamps()
  readonly #briefs = new ComputedCache<CheckedBriefs>(briefLimits)
  readonly #files = new ComputedCache<Uint8Array<ArrayBuffer>>(fileLimits)
  readonly #explored = new ComputedCache<Explored>(exploredLimits)
  readonly #answers = new ComputedCache<object>({ entries: 1000 })
  readonly #computing = new Turns(computingLimits)
  readonly #printing = new IsolatedTasks(printingTurns, mostPrints)
  readonly #endSpares = spareChildren.keep()
  readonly #workspace = new Stamped<Workspace>()
  readonly #products = new Stamped<readonly Product[]>()
  #loads: Promise<readonly Load[]> | null = null
  readonly #writing = pLimit(1)
  /** Work that nobody waits for. */
  readonly #background = new Set<Promise<void>>()
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
    this.texts = new TextHistory(folder, now)
    this.ledger = watchLedger(ledger, () => this.changed())
  }

  /** @throws UserError where the folder is no workspace. */
  static async open(
    folder: string,
    ledger: MovableLedger,
    now: () => Date = () => new Date(),
  ): Promise<DeskState> {
    await openWorkspace(folder)
    await mkdir(join(folder, '.desk', 'uploads'), { recursive: true, mode: 0o700 })
    const deskState = new DeskState(folder, ledger, now)
    await deskState.uploads.clear()
    return deskState
  }

  /** As its files are now: people edit them beside the desk. */
  async workspace(): Promise<Workspace> {
    const stamp = await this.stamps.read(join(this.folder, configFile))
    return this.#workspace.get(stamp, () => openWorkspace(this.folder))
  }

  async products(): Promise<readonly Product[]> {
    const workspace = await this.workspace()
    const files = (await listFiles(this.folder, 'products')).sort()
    return this.#products.get(await this.stamps.readAll(files), () => readProducts(workspace))
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
    this.#ledgerDigest ??= this.loads().then(hashState)
    const [program, ledger, ...files] = await Promise.all([
      programIdentity(),
      this.#ledgerDigest,
      ...[...(await listTextFiles(this.folder)), ...named].map((path) => this.stamps.read(path)),
    ])
    return { name: hashState([program, ledger, files]), isCurrent: () => changes === this.#ledgerChanges }
  }

  /** The brief of a product’s month in a language, with all that is to be known of it; made once for a state of the data. */
  async brief(product: Product, month: Month, language: EditionLanguage): Promise<Brief> {
    const { briefs, checks } = await this.#checkedBriefs(product, month)
    const brief = briefs[editionLanguages.indexOf(language)]
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
        const { workspace, queried, surroundings } = await this.#queryBriefs(product, month)
        return checkBriefs(workspace, product, { month, languages: editionLanguages }, queried, surroundings)
      }),
    )
  }

  /** The brief of a product that need not be stored, whatever the checks find. */
  preview(product: Product, month: Month, language: EditionLanguage): Promise<PreviewedBrief> {
    return this.compute(async () => {
      const { workspace, queried, surroundings } = await this.#queryBriefs(product, month)
      return previewBrief(workspace, product, { month, language }, queried, surroundings)
    })
  }

  async #queryBriefs(product: Product, month: Month) {
    const workspace = await this.workspace()
    const [references, houseStyle, stored] = await Promise.all([
      readReferences(workspace, {}),
      readHouseStyle(workspace),
      readConfirmations(workspace),
    ])
    const confirming = { stored, acceptance: toAcceptance({}, this.now()) }
    const queried = await queryBriefs(workspace, this.ledger, product, month, {}, queryWithHistory)
    await pause()
    return { workspace, queried, surroundings: { references, houseStyle, confirming, pause } }
  }

  /** The brief as a file. @throws Refusal (404) for a format that there is not. */
  async file(product: Product, month: Month, language: EditionLanguage, name: string) {
    const format = formats.find((existing) => existing === name)
    if (!format)
      throw new Refusal(404, { zh: `没有这种格式：${name}`, en: `There is no such format: ${name}` })
    const [press] = await pressesFor([format])
    if (!press) throw new Error('a format has a press')
    const here = formatDescriptions[format].isPrintedApart ? null : press
    return { bytes: await this.#printed({ product, month, language }, format, here), press }
  }

  /** The pages of the brief as one drawing, from top to bottom (SVG). */
  pages(product: Product, month: Month, language: EditionLanguage): Promise<Uint8Array<ArrayBuffer>> {
    return this.#printed({ product, month, language }, drawnPages, null)
  }

  /** Prints by a press that works here, or where that is null, in a process of its own. */
  async #printed({ product, month, language }: PrintedSubject, format: string, here: Press | null) {
    const key = `${product.id} ${formatEditionPeriod(product, month)} ${language} ${format}`
    return this.#files.get(await this.version(), key, async () => {
      const { document } = await this.brief(product, month, language)
      if (here) return new Uint8Array(await here.print(document))
      const options = { limits: printLimits, hint: shorten }
      const [printed] = await this.#printing.run(printTask, { document, formats: [format] }, options)
      return new Uint8Array(printed ?? [])
    })
  }

  /** What was explored; kept, since the same is asked for page by page and sort by sort. */
  async explored(key: string, make: () => Promise<Explored>): Promise<Explored> {
    return this.#explored.get(await this.version(), key, () => this.compute(make))
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

  /** Does what nobody waits for; what goes wrong is told to whoever asks for the same. */
  inBackground(work: () => Promise<unknown>): void {
    const running = work().then(
      () => {},
      () => {},
    )
    this.#background.add(running)
    void running.then(() => this.#background.delete(running))
  }

  /** Does one after the other what reads a file of the workspace and then writes it anew. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#writing(work)
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

  /** Ends what is under way, and first finishes the files that are being written. */
  async close(): Promise<void> {
    await this.jobs.settled()
    await this.inTurn(async () => {})
    await Promise.all(this.#background)
    this.#printing.close()
    this.#endSpares()
    await this.uploads.clear()
    await this.ledger.close()
  }
}

/** Lets other requests be answered before what takes long on the main thread. */
const pause = async (): Promise<void> => {
  await nextTurn()
}
