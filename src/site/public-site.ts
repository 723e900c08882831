import { createHash } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import pLimit from 'p-limit'
import { Journal } from '../releases/releases.ts'
import { readContainedFile } from '../workspace/files/files.ts'
import type { Workspace } from '../workspace/project/project.ts'
import { type Effects, silentEffects } from '../workspace/workspace.ts'
import { publishSite } from './publish-site.ts'

/** No file of a site is larger: 1 GB. */
const largestFile = 1024 * 1024 * 1024

/** What the program notes of the site and of its products. */
const isRecord = /^(?:files\/[^/]+\/)?site\.json$/

/** What the copy was written from, and until when it is what it should be. */
interface Written {
  readonly head: string
  readonly settings: string
  /** The next embargo that ends, in milliseconds; infinite where none is scheduled. */
  readonly until: number
}

/**
 * A copy of the site in the workspace that follows what is published: before a file is read, whatever was published,
 * withdrawn or come to its minute since is written.
 */
export class PublicSite {
  readonly #now: () => Date
  readonly #folder: string
  readonly #journal: Journal
  readonly #turns = pLimit(1)
  #written: Written | null = null

  /** @param folder of the workspace. */
  constructor(folder: string, now: () => Date) {
    this.#now = now
    this.#folder = join(folder, '.desk', 'public')
    this.#journal = new Journal(folder)
  }

  /**
   * The bytes of a file of the site; null where there is none.
   *
   * @param path with slashes; of a folder it ends with one.
   * @throws UserError as `publishSite`.
   */
  async read(workspace: Workspace, path: string): Promise<Uint8Array | null> {
    await this.#turns(() => this.#update(workspace))
    const file = path === '' || path.endsWith('/') ? `${path}index.html` : path
    const isPlain = file
      .split('/')
      .every((part) => part !== '' && !part.startsWith('.') && !/[\\\0]/.test(part))
    if (!isPlain || isRecord.test(file)) return null
    // A name that the system does not take is that of no file either.
    const found = await stat(join(this.#folder, file)).catch(() => null)
    if (!found?.isFile()) return null
    return readContainedFile(this.#folder, file, { largest: largestFile }).catch(
      (error: NodeJS.ErrnoException) => {
        // Withdrawn meanwhile.
        if (error.code === 'ENOENT') return null
        throw error
      },
    )
  }

  async #update(workspace: Workspace): Promise<void> {
    const { head } = await this.#journal.read()
    const { issuer, logo, colours, fonts, releases, site } = workspace.config
    const settings = createHash('sha256')
      .update(JSON.stringify([issuer, logo, colours, fonts, releases, site]))
      .digest('hex')
    const { head: writtenHead, settings: writtenSettings, until = 0 } = this.#written ?? {}
    const isCurrent = head === writtenHead && settings === writtenSettings && this.#now().getTime() < until
    if (isCurrent) return
    const effects: Effects = { ...silentEffects, now: this.#now }
    const report = await publishSite(workspace, { out: this.#folder }, effects)
    this.#written = { head: report.head, settings, until: report.nextEmbargo }
  }
}
