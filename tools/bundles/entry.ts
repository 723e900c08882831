/** What a file of a bundle belongs to; sizes are reported by part. */
export type Part = 'Node.js' | 'program' | 'libraries' | 'native parts' | 'fonts' | 'sample' | 'launcher'

/** A file of a bundle. */
export interface Entry {
  /** Relative, with slashes. */
  readonly path: string
  readonly executable: boolean
  readonly bytes: Buffer
  readonly part: Part
}

/** All entries of a bundle are dated 2020-01-01, so that the same content gives the same bytes. */
export const entrySeconds = Date.UTC(2020, 0, 1) / 1000

/** Sorts by path in code units, as no locale does. */
export const sortEntries = (entries: readonly Entry[]): Entry[] =>
  [...entries].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))

/** Moves entries into a folder. */
export const within = (folder: string, entries: readonly Entry[]): Entry[] =>
  entries.map((entry) => ({ ...entry, path: `${folder}/${entry.path}` }))
