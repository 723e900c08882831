import type { Dirent } from 'node:fs'
import { readdir, readFile, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { refusedBySystem, UserError } from '../trade/errors/errors.ts'
import {
  besideName,
  realDisk,
  removeLeftBehind,
  removeUnfinished,
  writeFiles,
} from '../workspace/files/files.ts'
import { sitePaths } from './site-paths.ts'
import { emptyState, readState, type SiteState } from './site-state.ts'

/** A file of the site, by its path with slashes. */
export interface SiteFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** The folders of the site that have one folder a product, in which each period has one. Nothing else may lie in them. */
const productFolders = ['zh', 'en', 'files'] as const

/** The folder that a site is written to. Only what changes is written; a file is there whole, old or new. */
export class SiteFolder {
  readonly folder: string
  readonly state: SiteState
  written = 0
  removed = 0

  private constructor(folder: string, state: SiteState) {
    this.folder = folder
    this.state = state
  }

  /** @throws UserError for a folder with files that are not of a site. */
  static async open(folder: string): Promise<SiteFolder> {
    try {
      await realDisk.makeFolder(folder)
      const state = await readState(folder)
      if (state === null && (await listFolder(folder)).some(({ name }) => !name.startsWith('.')))
        throw isNoSite(folder)
      return new SiteFolder(folder, state ?? emptyState)
    } catch (error) {
      throw refusedBySystem(error, folder) ?? error
    }
  }

  /**
   * Writes those files whose content differs from what is there; all of them are written before any takes its place. What
   * a process that was killed left beside them is removed.
   */
  async write(files: readonly SiteFile[]): Promise<void> {
    await removeUnfinished(files.map(({ path }) => join(this.folder, path)))
    const changed: SiteFile[] = []
    for (const file of files) if (!(await this.#isSame(file))) changed.push(file)
    if (changed.length === 0) return
    await writeFiles(changed.map(({ path, bytes }) => ({ path: join(this.folder, path), bytes })))
    this.written += changed.length
  }

  async #isSame({ path, bytes }: SiteFile): Promise<boolean> {
    const present = await readFile(join(this.folder, path)).catch(() => null)
    return present?.equals(bytes) === true
  }

  /** Removes what a folder of the site has beside the paths given. */
  async prune(inside: string, expected: ReadonlySet<string>): Promise<void> {
    const folder = join(this.folder, inside)
    await removeLeftBehind(folder, besideName)
    for (const entry of await listFolder(folder)) {
      const path = `${inside}/${entry.name}`
      if (entry.isDirectory()) await this.prune(path, expected)
      else if (!expected.has(path) && !besideName.test(entry.name)) await this.#remove(path)
    }
    // One that is not empty stays.
    await rmdir(folder).catch(() => {})
  }

  async removeFiles(paths: readonly string[]): Promise<void> {
    for (const path of paths) await this.#remove(path)
  }

  /** Removes the sitemaps of products that are not on the site, which `removeFiles` may know nothing of. */
  async pruneSitemaps(expected: ReadonlySet<string>): Promise<void> {
    const pattern = new RegExp(`^${sitePaths.productSitemap('.+')}$`)
    const names = (await listFolder(this.folder)).map(({ name }) => name)
    await this.removeFiles(names.filter((name) => pattern.test(name) && !expected.has(name)))
  }

  async #remove(path: string): Promise<void> {
    const place = join(this.folder, path)
    await rm(place, { force: true }).catch((error: unknown) => {
      throw refusedBySystem(error, place) ?? error
    })
    this.removed++
  }

  /**
   * Removes the folders of products and periods that are not among those named: whatever left them there, a stopped
   * process or an earlier state of the workspace.
   */
  async pruneOthers(
    releases: readonly { readonly product: string; readonly period: string }[],
  ): Promise<void> {
    const products = new Set(releases.map(({ product }) => product))
    const folders = new Set(releases.map(({ product, period }) => `${product}/${period}`))
    const nothing = new Set<string>()
    for (const top of productFolders)
      for (const product of await listFolder(join(this.folder, top))) {
        if (!product.isDirectory()) continue
        const inside = `${top}/${product.name}`
        if (!products.has(product.name)) await this.prune(inside, nothing)
        else
          for (const period of await listFolder(join(this.folder, inside)))
            if (period.isDirectory() && !folders.has(`${product.name}/${period.name}`))
              await this.prune(`${inside}/${period.name}`, nothing)
      }
  }
}

/** What a folder has; nothing where there is none. */
const listFolder = (folder: string): Promise<Dirent[]> =>
  readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw refusedBySystem(error, folder) ?? error
  })

const isNoSite = (folder: string): UserError =>
  new UserError(
    {
      zh: '这个文件夹里有别的文件，网站没有写进去。',
      en: 'This folder has other files, and no site was written into it.',
    },
    {
      where: { file: folder },
      hint: {
        zh: '换一个空文件夹，或上次写网站的文件夹。',
        en: 'Name an empty folder, or that of an earlier publication.',
      },
    },
  )
