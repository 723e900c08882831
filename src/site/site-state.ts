import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { refusedBySystem } from '../trade/errors/errors.ts'
import { writeFiles } from '../workspace/files/files.ts'
import { releaseSummarySchema } from './content/content.ts'

/** What the program has written into the folder of a site, in that folder. It names nothing that the pages do not. */
export const stateFile = 'site.json'

const stateSchema = z.object({
  format: z.literal(1),
  /** The releases whose files are whole, each with the digest of all that they follow from. */
  releases: z.array(releaseSummarySchema.extend({ key: z.string() })),
  /** The files of no single release, by path. */
  shared: z.array(z.string()),
  /** Products whose pages are older than their releases: a publication has begun with them. */
  stale: z.array(z.string()).default([]),
})

export type SiteState = z.infer<typeof stateSchema>
export type KeyedSummary = SiteState['releases'][number]

export const emptyState: SiteState = { format: 1, releases: [], shared: [], stale: [] }

/**
 * The state of a site's folder; null where the file is missing. What a damaged file says is not believed: then
 * everything is written again.
 */
export async function readState(folder: string): Promise<SiteState | null> {
  const path = join(folder, stateFile)
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw refusedBySystem(error, path) ?? error
  })
  if (text === null) return null
  try {
    return stateSchema.parse(JSON.parse(text))
  } catch {
    return emptyState
  }
}

export const writeState = (folder: string, state: SiteState): Promise<void> =>
  writeFiles([{ path: join(folder, stateFile), bytes: new TextEncoder().encode(JSON.stringify(state)) }])
