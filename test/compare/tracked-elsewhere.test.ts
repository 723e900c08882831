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

for (const [isThere, name] of [
  [office, 'soffice'],
  [python, 'python3'],
] as const)
  if (!isThere) console.warn(`skipped: tests of tracked changes with another program need ${name}`)

interface PrintedPair {
  readonly name: string
  readonly older: Uint8Array
  readonly newer: Uint8Array
  readonly tracked: Uint8Array
}

/** What a Python script of its own leaves of Word files after a decision, in their order. */
function decideInPython(tasks: readonly { bytes: Uint8Array; decision: 'accept' | 'reject' }[]): unknown[] {
  const folder = mkdtempSync(join(tmpdir(), 'tradebrief-python-'))
  try {
    const lines = tasks.map(({ bytes, decision }, index) => {
      const path = join(folder, `${index}.docx`)
      writeFileSync(path, bytes)
      return `${decision}\t${path}\n`
    })
    const options = { input: lines.join(''), encoding: 'utf8', maxBuffer: 1 << 28 } as const
    const printed = execFileSync('python3', [script], options)
    return printed
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
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
    'is either version by a script of the standard, styles and drawings included',
    () => {
      const read = decideInPython(
        pairs.flatMap(({ tracked, older, newer }) => [
          { bytes: tracked, decision: 'accept' as const },
          { bytes: newer, decision: 'accept' as const },
          { bytes: tracked, decision: 'reject' as const },
          { bytes: older, decision: 'accept' as const },
        ]),
      )
      for (const [index, { name }] of pairs.entries()) {
        const [accepted, newer, rejected, older] = read.slice(4 * index, 4 * index + 4)
        expect.soft(accepted, `${name} accepted`).toEqual(newer)
        expect.soft(rejected, `${name} rejected`).toEqual(older)
      }
    },
    300_000,
  )

  it.runIf(office)(
    'has the texts, cells and notes of either version in LibreOffice',
    () => {
      // Two of each three: it takes seconds for a pair.
      const some = pairs.filter((_, index) => index % 3 !== 0)
      expect(some.length).toBeGreaterThan(50)
      const read = decideInOffice(
        some.flatMap(({ tracked, older, newer }) => [
          { bytes: tracked, decision: 'accept' as const },
          { bytes: newer, decision: 'none' as const },
          { bytes: tracked, decision: 'reject' as const },
          { bytes: older, decision: 'none' as const },
        ]),
      )
      for (const [index, { name }] of some.entries()) {
        const [accepted, newer, rejected, older] = read.slice(4 * index, 4 * index + 4)
        expect(newer?.length, name).toBeGreaterThan(5)
        expect.soft(accepted, `${name} accepted`).toEqual(newer)
        expect.soft(rejected, `${name} rejected`).toEqual(older)
      }
    },
    900_000,
  )
})
