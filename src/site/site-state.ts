import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import pLimit from 'p-limit'
import { z } from 'zod'
import { refusedBySystem } from '../trade/errors/errors.ts'
import { removeUnfinished, writeFiles } from '../workspace/files/files.ts'
import { groupByProduct, releaseSummarySchema } from './content/content.ts'
import { sitePaths } from './site-paths.ts'

/**
 * What the program has written into the folder of a site, in that folder: this file, and one of each product with its
 * releases, so that a publication writes those of products that change. They name nothing that the pages do not.
 */
export const stateFile = 'site.json'

const summarySchema = releaseSummarySchema.extend({ key: z.string() })

const indexSchema = z.object({
  format: z.literal(2),
  /** The SHA-256 of each product’s file: one that was changed, or not written to its end, is not believed. */
  products: z.array(z.object({ product: z.string(), sha256: z.string() })),
  /** The files of no single release, by path. */
  shared: z.array(z.string()),
  /** Products whose pages are older than their releases: a publication has begun with them. */
  stale: z.array(z.string()),
})

/** What earlier versions of the program wrote: the releases of all products in one file. */
const formerSchema = z.object({
  format: z.literal(1),
  releases: z.array(summarySchema),
  shared: z.array(z.string()),
})

/** A release whose files are whole, with the digest of all that they follow from. */
export type KeyedSummary = z.infer<typeof summarySchema>

export interface SiteState {
  readonly releases: readonly KeyedSummary[]
  readonly shared: readonly string[]
  readonly stale: readonly string[]
  /** The SHA-256 of the file of each product that is there. */
  readonly records: ReadonlyMap<string, string>
}

export const emptyState: SiteState = { releases: [], shared: [], stale: [], records: new Map() }

/** So many files of products are read at once. */
const mostReads = 16

/**
 * The state of a site’s folder; null where the file is missing. What a damaged file says is not believed: then
 * everything is written again, or everything of its product.
 */
export async function readState(folder: string): Promise<SiteState | null> {
  const bytes = await readIfThere(join(folder, stateFile))
  if (bytes === null) return null
  const data = parseJson(bytes)
  const former = formerSchema.safeParse(data)
  if (former.success) {
    const { releases, shared } = former.data
    return { releases, shared, stale: [...groupByProduct(releases).keys()], records: new Map() }
  }
  const index = indexSchema.safeParse(data)
  if (!index.success) return emptyState
  const { products, shared, stale } = index.data
  const limit = pLimit(mostReads)
  const read = await Promise.all(
    products.map(({ product, sha256 }) => limit(async () => readRecord(folder, product, sha256))),
  )
  const damaged = products.flatMap(({ product }, place) => (read[place] ? [] : [product]))
  return {
    releases: read.flatMap((releases) => releases ?? []),
    shared,
    stale: [...stale, ...damaged],
    records: new Map(
      products.flatMap(({ product, sha256 }, place) => (read[place] ? [[product, sha256] as const] : [])),
    ),
  }
}

/** The releases of a product; null where its file is not the one that was written. */
async function readRecord(folder: string, product: string, sha256: string): Promise<KeyedSummary[] | null> {
  const bytes = await readIfThere(join(folder, sitePaths.record(product)))
  if (bytes === null || digest(bytes) !== sha256) return null
  // Written by this program as it is: to examine each of many thousand releases again would take a second.
  return JSON.parse(bytes.toString('utf8')) as KeyedSummary[]
}

/** What is to be noted: the state, and the products whose releases differ from those that are noted. */
export interface NewState extends SiteState {
  readonly changed: ReadonlySet<string>
}

/**
 * Writes the files of products that changed, then the one that names them. A process that is stopped in between leaves
 * products that are not believed.
 *
 * @returns the digests of the files of all products.
 */
export async function writeState(
  folder: string,
  { releases, shared, stale, records: present, changed }: NewState,
): Promise<Map<string, string>> {
  const byProduct = groupByProduct(releases.filter(({ product }) => changed.has(product)))
  const records = new Map(present)
  const files: { path: string; bytes: Uint8Array }[] = []
  const place = (path: string) => join(folder, path)
  for (const product of changed) {
    const path = place(sitePaths.record(product))
    const group = byProduct.get(product)
    if (!group) {
      records.delete(product)
      await rm(path, { force: true })
      continue
    }
    const bytes = toBytes(group)
    const sha256 = digest(bytes)
    if (records.get(product) !== sha256) files.push({ path, bytes })
    records.set(product, sha256)
  }
  const index: z.infer<typeof indexSchema> = {
    format: 2,
    products: [...records]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([product, sha256]) => ({ product, sha256 })),
    shared: [...shared].sort(),
    stale: [...stale].sort(),
  }
  files.push({ path: place(stateFile), bytes: toBytes(index) })
  await removeUnfinished(files.map(({ path }) => path))
  await writeFiles(files)
  return records
}

const toBytes = (data: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(data))

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}

const readIfThere = (path: string): Promise<Buffer | null> =>
  readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw refusedBySystem(error, path) ?? error
  })
