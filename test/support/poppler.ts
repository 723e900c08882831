import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Whether Poppler's programs, which read PDF files, are on this machine. */
export const poppler =
  spawnSync('pdftotext', ['-v']).status === 0 && spawnSync('pdfinfo', ['-v']).status === 0
if (!poppler) console.warn('Poppler (pdftotext, pdfinfo) is not here: PDF files are not read in these tests')

/** What a program of Poppler prints about a PDF file; `-` among the arguments is standard output, for some. */
export function readPdf(
  program: 'pdfinfo' | 'pdftotext' | 'pdffonts',
  bytes: Uint8Array,
  {
    before = [],
    after = [],
  }: { readonly before?: readonly string[]; readonly after?: readonly string[] } = {},
): string {
  const folder = mkdtempSync(join(tmpdir(), 'tradebrief-pdf-'))
  try {
    const path = join(folder, 'brief.pdf')
    writeFileSync(path, bytes)
    return execFileSync(program, [...before, path, ...after], {
      encoding: 'utf8',
      // Poppler 22 finds fault with entries that PDF 1.7 allows.
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 100_000_000,
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** An element of the structure of a tagged PDF: paragraph (`P`), table, row (`TR`), cell (`TD`) … */
export interface Tag {
  readonly name: string
  readonly inside: readonly (Tag | string)[]
}

/** The structure of a tagged PDF, as a program reads it out to somebody who cannot see the page. */
export function structureOf(bytes: Uint8Array): Tag {
  const key = createHash('sha256').update(bytes).digest('hex')
  const existing = structures.get(key)
  if (existing) return existing
  const root = { name: 'Document', inside: [] as (Tag | string)[] }
  const open = [{ indent: -1, inside: root.inside }]
  for (const line of readPdf('pdfinfo', bytes, { before: ['-struct-text'] }).split('\n')) {
    const [, spaces = '', content = ''] = /^( *)(.*)$/.exec(line) ?? []
    while ((open.at(-1)?.indent ?? -1) >= spaces.length) open.pop()
    const inside = open.at(-1)?.inside
    const text = /^"(.*)"$/.exec(content)?.[1]
    if (text !== undefined) inside?.push(text)
    else if (/^[A-Z]\w*/.test(content)) {
      const tag = { name: /^\w+/.exec(content)?.[0] ?? '', inside: [] as (Tag | string)[] }
      inside?.push(tag)
      open.push({ indent: spaces.length, inside: tag.inside })
    }
  }
  structures.set(key, root)
  return root
}

/** Poppler takes a second or two to read a structure, so each is read once. */
const structures = new Map<string, Tag>()

/** The elements of a name, wherever they are. */
export const tagged = (tag: Tag, name: string): Tag[] =>
  tag.inside.flatMap((part) =>
    typeof part === 'string' ? [] : [...(part.name === name ? [part] : []), ...tagged(part, name)],
  )

/**
 * All text of an element but that of some elements in it; without white space, which lines of Chinese do not have,
 * and without the places to break a long word.
 */
export const taggedText = (tag: Tag, except: readonly string[] = []): string =>
  tag.inside
    .map((part) =>
      typeof part === 'string' ? part : except.includes(part.name) ? '' : taggedText(part, except),
    )
    .join('')
    .replace(/[\s\u200B]/g, '')
