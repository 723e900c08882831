import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fontCoverage } from './font-coverage.ts'
import { typesetFolder } from './typeset-folder.ts'

export interface PackageFonts {
  /** The serif first, then the sans. */
  readonly paths: readonly string[]
  readonly contents: readonly Buffer[]
  /** Whether the fonts have a character. */
  readonly has: (character: string) => boolean
}

/** The fonts in `typeset/`. */
export async function readPackageFonts(): Promise<PackageFonts> {
  const paths = ['TradebriefSong.otf', 'TradebriefHei.otf'].map((name) => join(typesetFolder(), name))
  const contents = await Promise.all(paths.map((path) => readFile(path)))
  // All that the sans has, the serif has too.
  const covered = contents.slice(0, 1).map(fontCoverage)
  return { paths, contents, has: (character) => covered[0]?.(character) ?? false }
}
