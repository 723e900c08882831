import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { printTrackedChanges } from '../../src/compare/word/word.ts'
import { docx } from '../../src/press/docx/docx.ts'
import { office } from '../support/office.ts'
import { decideInOffice } from './support/office-decisions.ts'
import { allPairs } from './support/pairs.ts'

const author = { name: 'Tradebrief', date: '2024-01-18T00:00:00Z' }
const python = spawnSync('python3', ['--version']).status === 0
const script = fileURLToPath(new URL('support/decide_changes.py', import.meta.url))
/** A Python with python-docx; `TRADEBRIEF_PYTHON_DOCX` names another, such as that of a virtual environment. */
const docxPython = process.env.TRADEBRIEF_PYTHON_DOCX ?? 'python3'
const docxScript = fileURLToPath(new URL('support/read_docx.py', import.meta.url))
const hasDocx = python && spawnSync(docxPython, ['-c', 'import docx']).status === 0
/** All pairs in LibreOffice, instead of two of each three: it takes seconds for a pair. */
const takesAll = process.env.TRADEBRIEF_ALL_PAIRS !== undefined

for (const [isThere, name] of [
  [office, 'soffice'],
  [python, 'python3'],
  [hasDocx, 'python-docx'],
] as const)
  if (!isThere) console.warn(`skipped: tests of tracked changes with another program need ${name}`)

interface PrintedPair {
  readonly name: string
  readonly older: Uint8Array
  readonly newer: Uint8Array
  readonly tracked: Uint8Array
}

interface PythonTask {
  readonly bytes: Uint8Array
  readonly decision: 'accept' | 'reject'
}

/** What a Python script of its own leaves of Word files after a decision, in their order: `read` by another, where named. */
function decideInPython(tasks: readonly PythonTask[], read?: { program: string; script: string }): unknown[] {
  const folder = mkdtempSync(join(tmpdir(), 'tradebrief-python-'))
  const run = (program: string, file: string, lines: readonly string[]): unknown[] => {
    const options = { input: lines.join('\n'), encoding: 'utf8', maxBuffer: 1 << 28 } as const
    const printed = execFileSync(program, [file], options)
    return printed
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
  }
  try {
    const paths = tasks.map(({ bytes }, index) => {
      const path = join(folder, `${index}.docx`)
      writeFileSync(path, bytes)
      return path
    })
    const lines = tasks.map(({ decision }, index) => `${decision}\t${paths[index]}`)
    if (!read) return run('python3', script, lines)
    const decided = paths.map((path) => `${path}.decided.docx`)
    run(
      'python3',
      script,
      lines.map((line, index) => `${line}\t${decided[index]}`),
    )
    return run(read.program, read.script, decided)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const pythonTasks = ({ tracked, older, newer }: PrintedPair): PythonTask[] => [
  { bytes: tracked, decision: 'accept' },
  { bytes: newer, decision: 'accept' },
  { bytes: tracked, decision: 'reject' },
  { bytes: older, decision: 'accept' },
]

/** @param read of each pair: the changes accepted, the newer version, the changes rejected, the older version. */
function expectVersions(pairs: readonly PrintedPair[], read: readonly unknown[]): void {
  for (const [index, { name }] of pairs.entries()) {
    const [accepted, newer, rejected, older] = read.slice(4 * index, 4 * index + 4)
    for (const version of [newer, older])
      expect(Array.isArray(version) ? version.length : 0, name).toBeGreaterThan(5)
    expect.soft(accepted, `${name} accepted`).toEqual(newer)
    expect.soft(rejected, `${name} rejected`).toEqual(older)
  }
  console.info(`${pairs.length} pairs, accepted and rejected`)
}

describe('a Word document with tracked changes in other programs', () => {
  const pairs: PrintedPair[] = []
  beforeAll(async () => {
    for (const { name, older, newer } of await allPairs())
      pairs.push({
        name,
        older: await docx.print(older),
        newer: await docx.print(newer),
        tracked: await printTrackedChanges(older, newer, author),
      })
    expect(pairs.length).toBeGreaterThan(50)
  }, 300_000)

  it.runIf(python)(
    'is either version by a script of the standard, styles, drawings and the data of charts included',
    () => {
      const read = decideInPython(pairs.flatMap(pythonTasks))
      const hasChart = (item: unknown) => JSON.stringify(item).includes('[chart ')
      expect(read.filter(hasChart).length).toBeGreaterThan(50)
      expectVersions(pairs, read)
    },
    300_000,
  )

  it.runIf(hasDocx)(
    'has the styles, texts and cells of either version in python-docx',
    () => {
      const read = decideInPython(pairs.flatMap(pythonTasks), { program: docxPython, script: docxScript })
      expectVersions(pairs, read)
    },
    300_000,
  )

  it.runIf(office)(
    'has the texts, cells and notes of either version in LibreOffice',
    () => {
      const some = pairs.filter((_, index) => takesAll || index % 3 !== 0)
      expect(some.length).toBeGreaterThan(50)
      const read = decideInOffice(
        some.flatMap(({ tracked, older, newer }) => [
          { bytes: tracked, decision: 'accept' as const },
          { bytes: newer, decision: 'none' as const },
          { bytes: tracked, decision: 'reject' as const },
          { bytes: older, decision: 'none' as const },
        ]),
      )
      expectVersions(some, read)
    },
    takesAll ? 3_600_000 : 900_000,
  )
})
