import { createHash } from 'node:crypto'
import { renameSync, writeFileSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { addStopHook, type OutputFile, processMark, removeStopHook, writeFiles } from '../../files/files.ts'

/** A file of customs data that a brief stands on: how many of its rows count, of how many. */
export const dataFileSchema = z.object({
  file: z.string(),
  sha256: z.string(),
  asOf: z.string(),
  rows: z.number(),
  rowsInFile: z.number(),
})

/**
 * What came of what: `_manifest.json` beside the briefs of a month. For each product the builds whose files are
 * there, each with its key (see `build-key.ts`), the files that it wrote and the files of customs data that it
 * stands on. A file belongs to the last build that wrote it.
 */
const manifestSchema = z.object({
  builds: z.array(
    z.object({
      product: z.string(),
      key: z.string(),
      program: z.string(),
      asOf: z.string(),
      /** Files cut off by the portal that the user took as they are; absent where there are none. */
      acceptTruncated: z.array(z.string()).optional(),
      files: z.array(z.object({ name: z.string(), bytes: z.number(), sha256: z.string() })),
      standsOn: z.array(dataFileSchema),
      warnings: z.array(z.object({ zh: z.string(), en: z.string() })),
    }),
  ),
})

export type BuildRecord = z.infer<typeof manifestSchema>['builds'][number]

export const manifestName = '_manifest.json'

/** The record of a month’s briefs. */
export class Manifest {
  readonly #folder: string
  /** When the record was put on disk, in milliseconds; it comes after the files that it tells of. */
  readonly #writtenAt: number
  #builds: readonly BuildRecord[]

  private constructor(folder: string, builds: readonly BuildRecord[], writtenAt: number) {
    this.#folder = folder
    this.#builds = builds
    this.#writtenAt = writtenAt
  }

  /** A record that is not there or cannot be read says nothing: all is built again. */
  static async read(folder: string): Promise<Manifest> {
    const path = join(folder, manifestName)
    const [text, writtenAt] = await Promise.all([
      readFile(path, 'utf8').catch(() => ''),
      stat(path).then(
        ({ mtimeMs }) => mtimeMs,
        () => 0,
      ),
    ])
    const read = manifestSchema.safeParse(parsed(text))
    return new Manifest(folder, read.success ? read.data.builds : [], writtenAt)
  }

  /**
   * The build of this key, where it wrote all these files and they are as it left them: of their size, and no
   * younger than the record, as they would be had a later build been stopped before it was recorded.
   */
  async upToDate(product: string, key: string, paths: readonly string[]): Promise<BuildRecord | null> {
    const record = this.#builds.find((build) => build.product === product && build.key === key)
    if (!record) return null
    const wrote = new Map(record.files.map(({ name, bytes }) => [name, bytes]))
    const asLeft = await Promise.all(
      paths.map((path) =>
        stat(path).then(
          ({ size, mtimeMs }) => size === wrote.get(basename(path)) && mtimeMs <= this.#writtenAt,
          () => false,
        ),
      ),
    )
    return asLeft.every(Boolean) ? record : null
  }

  /** A product’s builds whose files are there. */
  listBuilds(product: string): readonly BuildRecord[] {
    return this.#builds.filter((build) => build.product === product)
  }

  /** The program that wrote a file; null where no build is recorded that has. */
  programOf(product: string, name: string): string | null {
    const wrote = this.#builds.find(
      (build) => build.product === product && build.files.some((file) => file.name === name),
    )
    return wrote?.program ?? null
  }

  /** The SHA-256 of what the last build of a product that is recorded wrote under a name. */
  wroteLast(product: string, name: string): string | undefined {
    const builds = this.#builds.filter((build) => build.product === product)
    return builds.flatMap(({ files }) => files).find((file) => file.name === name)?.sha256
  }

  #forget(product: string, names: ReadonlySet<string>): void {
    this.#builds = this.#builds.flatMap((build) => {
      if (build.product !== product) return build
      const files = build.files.filter(({ name }) => !names.has(name))
      return files.length > 0 ? { ...build, files } : []
    })
  }

  /** Notes a build that has written its files; what was there of other builds under their names is no more. */
  note(build: Omit<BuildRecord, 'files'>, files: readonly OutputFile[]): void {
    const wrote = files.map(({ path, bytes }) => ({
      name: basename(path),
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    }))
    this.#forget(build.product, new Set(wrote.map(({ name }) => name)))
    const isSame = ({ product, key }: BuildRecord) => product === build.product && key === build.key
    const earlier = this.#builds.find(isSame)?.files ?? []
    this.#builds = [
      ...this.#builds.filter((other) => !isSame(other)),
      { ...build, files: [...earlier, ...wrote].sort((a, b) => (a.name < b.name ? -1 : 1)) },
    ]
    addStopHook(this.#path, () => this.#writeNow())
  }

  /** Puts the record on disk. */
  async write(): Promise<void> {
    await writeFiles([{ path: this.#path, bytes: new TextEncoder().encode(this.#text()) }])
    removeStopHook(this.#path)
  }

  /** The same at once, before the process ends: what was built is there, and need not be built anew. */
  #writeNow(): void {
    const temporaryPath = `${this.#path}.${processMark}`
    writeFileSync(temporaryPath, this.#text())
    renameSync(temporaryPath, this.#path)
  }

  get #path(): string {
    return join(this.#folder, manifestName)
  }

  /** In the order of products and keys, whichever was built first. */
  #text(): string {
    const order = ({ product, key }: BuildRecord) => `${product}\n${key}`
    const builds = [...this.#builds].sort((a, b) => (order(a) < order(b) ? -1 : 1))
    return `${JSON.stringify({ builds }, null, 2)}\n`
  }
}

/** Whether a text is that of a manifest. */
export const isManifest = (text: string): boolean => manifestSchema.safeParse(parsed(text)).success

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
