import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { findStream } from '../../src/sources/formats/xls/compound-file.ts'
import { xlsRows } from '../../src/sources/formats/xls-rows.ts'
import { xlsxRows } from '../../src/sources/formats/xlsx-rows.ts'
import { looksLikeHeading } from '../../src/sources/gacc/layout/columns.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { readPieces } from '../../src/workspace/tasks/audit-brief-file.ts'
import { rawZip, table, workbookEntries } from '../support/hostile-workbooks.ts'
import { mutatedBytes, mutatedRecords, mutatedXml, randomOf } from '../support/mutations.ts'
import { fileOf } from './reading.ts'

/** How many files of each kind; more by TRADEBRIEF_MUTATIONS=10000. Another seed by TRADEBRIEF_SEED=7. */
const count = Number(process.env.TRADEBRIEF_MUTATIONS ?? 150)
const seed = Number(process.env.TRADEBRIEF_SEED ?? 24)
const timeout = 60_000 + count * 200

const shared = '<si><t>美国</t></si><si><r><t>锂</t></r><r><t>电池</t></r></si>'
const more =
  '<row r="3"><c r="A3" t="s"><v>0</v></c><c r="B3" t="str"><v>85</v></c><c r="C3" t="b"><v>1</v></c></row>'
const entries = workbookEntries({ sheets: [table + more, table], strings: shared })
const book = rawZip(entries)
const old = readFileSync(fileURLToPath(new URL('xls/query.xls', import.meta.url)))
const stream = Buffer.from(findStream(old, 'Workbook') ?? [])
const document = `<w:document><w:body><w:p><w:r><w:t>表1：2023年12月中国电池进出口概况（亿美元/万个）</w:t></w:r></w:p><w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc><w:p><w:r><w:t>12月当月</w:t></w:r></w:p></w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>55.5</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`
const word = rawZip([{ path: 'word/document.xml', content: Buffer.from(document) }])

const folder = mkdtempSync(join(tmpdir(), 'tradebrief-mutated-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function readWord(bytes: Uint8Array): Promise<unknown> {
  const file = join(folder, 'a.docx')
  writeFileSync(file, bytes)
  return readPieces({ file, pdfText: null })
}

/** Reads a mutated file: it is read or refused in words, nothing else, and neither takes long. */
async function expectHeld(number: number, read: () => Promise<unknown>): Promise<'read' | 'refused'> {
  const begun = performance.now()
  const outcome = await read().then(
    () => 'read' as const,
    (error: unknown) => error,
  )
  if (outcome !== 'read' && !(outcome instanceof UserError))
    throw new Error(`mutation ${number} of seed ${seed} is neither read nor refused`, { cause: outcome })
  expect(performance.now() - begun, `mutation ${number}`).toBeLessThan(10_000)
  return outcome === 'read' ? 'read' : 'refused'
}

type Mutate = (random: (below: number) => number) => Uint8Array

const inside =
  (parts: typeof entries): Mutate =>
  (random) => {
    const position = random(parts.length)
    return rawZip(
      parts.map((part, index) =>
        index === position
          ? { ...part, content: Buffer.from(mutatedXml(Buffer.from(part.content).toString(), random)) }
          : part,
      ),
    )
  }

const oldWithRecords: Mutate = (random) => {
  const copy = Buffer.from(old)
  const from = copy.indexOf(stream.subarray(0, 512))
  copy.set(mutatedRecords(stream.subarray(0, 512), random), from)
  return copy
}

const kinds: readonly [string, Mutate, (bytes: Uint8Array) => Promise<unknown>][] = [
  [
    '.xlsx, by bytes',
    (random) => mutatedBytes(book, random),
    (bytes) => xlsxRows(fileOf('a.xlsx', bytes), looksLikeHeading),
  ],
  ['.xlsx, by its XML', inside(entries), (bytes) => xlsxRows(fileOf('a.xlsx', bytes), looksLikeHeading)],
  [
    '.xls, by bytes',
    (random) => mutatedBytes(old, random),
    (bytes) => xlsRows(fileOf('a.xls', bytes), looksLikeHeading),
  ],
  ['.xls, by its records', oldWithRecords, (bytes) => xlsRows(fileOf('a.xls', bytes), looksLikeHeading)],
  ['.docx, by bytes', (random) => mutatedBytes(word, random), readWord],
  ['.docx, by its XML', inside([{ path: 'word/document.xml', content: Buffer.from(document) }]), readWord],
]

describe(`mutated files (seed ${seed})`, () => {
  it.each(kinds)(
    `%s: each of ${count} is read or refused in words`,
    async (name, mutate, read) => {
      const refuses = name !== '.docx, by its XML'
      const random = randomOf(seed)
      const outcomes = { read: 0, refused: 0 }
      for (let number = 0; number < count; number++) {
        const bytes = mutate(random)
        outcomes[await expectHeld(number, () => read(bytes))]++
      }
      expect(outcomes.read + outcomes.refused).toBe(count)
      // Mutations that change nothing would show nothing. Markup of Word is read as far as it goes.
      if (refuses) expect(outcomes.refused).toBeGreaterThan(0)
    },
    timeout,
  )
})
