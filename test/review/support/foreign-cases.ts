import { readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { Piece } from '../../../src/review/audit/reading/pieces.ts'
import { readHtml } from '../../../src/review/audit/reading/read-html.ts'
import { readMarkdown } from '../../../src/review/audit/reading/read-markdown.ts'
import { readSheets } from '../../../src/review/audit/reading/read-sheets.ts'
import { readText } from '../../../src/review/audit/reading/read-text.ts'
import { packageRoot } from '../../../src/workspace/files/files.ts'

/** An error as a typist makes it: a part of the text that is printed otherwise. */
export interface PlantedError {
  readonly kind: string
  readonly from: string
  readonly to: string
}

/** A text of another style than ours, with its claims as counted by hand, and errors to be planted one at a time. */
export interface ForeignCase {
  readonly name: string
  readonly text: string
  readonly claims: number
  readonly errors: readonly PlantedError[]
  readonly read: (text: string) => Piece[]
}

/** Cells of a sheet are written with tabs between them. */
const readers: Readonly<Record<string, ForeignCase['read']>> = {
  '.md': readMarkdown,
  '.html': readHtml,
  '.tsv': (text) =>
    readSheets([
      text
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t')),
    ]),
}

const folder = join(packageRoot(), 'test', 'cases', 'audit')

export const foreignCases = (from = folder): ForeignCase[] =>
  readdirSync(from)
    .sort()
    .map((name) => {
      const file = readdirSync(join(from, name)).find((entry) => entry.startsWith('text.')) ?? ''
      const expected: Pick<ForeignCase, 'claims' | 'errors'> = JSON.parse(
        readFileSync(join(from, name, 'expected.json'), 'utf8'),
      )
      return {
        ...expected,
        name,
        text: readFileSync(join(from, name, file), 'utf8'),
        read: readers[extname(file)] ?? readText,
      }
    })
