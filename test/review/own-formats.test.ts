import { describe, expect, it } from 'vitest'
import type { Document } from '../../src/brief/document.ts'
import { docx } from '../../src/press/docx/docx.ts'
import { html } from '../../src/press/html/html.ts'
import { markdown } from '../../src/press/markdown.ts'
import { pdf } from '../../src/press/pdf/pdf.ts'
import type { Piece } from '../../src/review/audit/reading/pieces.ts'
import { readDocx } from '../../src/review/audit/reading/read-docx.ts'
import { readHtml } from '../../src/review/audit/reading/read-html.ts'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
import { readTagged } from '../../src/review/audit/reading/read-tagged.ts'
import { audit } from '../../src/review/audit/run-audit.ts'
import { languages } from '../../src/trade/language.ts'
import { composeCase, sentenceCases } from '../brief/sentences/sentence-cases.ts'
import { poppler, readPdf } from '../support/poppler.ts'
import { unzip } from '../support/zip.ts'

/** Every brief of the sentence cases instead of a few. */
const isComplete = process.env.TRADEBRIEF_ALL_FORMATS === '1'

const utf8 = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

const formats: readonly {
  name: string
  step: number
  read: (document: Document) => Promise<Piece[] | null>
}[] = [
  { name: 'html', step: 16, read: async (document) => readHtml(utf8(await html.print(document))) },
  {
    name: 'docx',
    step: 16,
    read: async (document) => {
      const files = unzip(await docx.print(document))
      return readDocx(files.get('word/document.xml') ?? '', files.get('word/footnotes.xml') ?? '')
    },
  },
  ...(poppler
    ? [
        {
          name: 'pdf',
          step: 64,
          read: async (document: Document) =>
            readTagged(readPdf('pdfinfo', await pdf.print(document), { before: ['-struct-text'] })),
        },
      ]
    : []),
]

/** Charts are pictures in Word and PDF files; without them each format has the same figures. */
const withoutCharts = (document: Document): Document => ({
  ...document,
  blocks: document.blocks.filter(({ kind }) => kind !== 'chart'),
})

/** Only Markdown has lines, which part findings of two sentences of one wording. */
const withoutLines = (pieces: readonly Piece[]): Piece[] =>
  pieces.map((piece) =>
    piece.kind === 'text'
      ? { ...piece, line: null }
      : { ...piece, rows: piece.rows.map((row) => ({ ...row, line: null })) },
  )

describe.each(formats)('briefs of our own as $name', ({ step, read }) => {
  const cases = sentenceCases
    .map((each, index) => ({ each, index }))
    .filter(({ index }) => isComplete || index % step === 0)
    .flatMap((item) => languages.map((language) => ({ ...item, language })))

  it.each(cases)('are read as in Markdown: case $index in $language', async ({ each, language }) => {
    const document = withoutCharts(composeCase(each, language))
    const expected = audit(withoutLines(readMarkdown(utf8(await markdown.print(document)))))
    const pieces = await read(document)
    expect(pieces).not.toBeNull()
    const { figures, unread, findings } = audit(pieces ?? [])
    expect({ figures, unread }).toEqual({ figures: expected.figures, unread: [] })
    expect(findings).toHaveLength(expected.findings.length)
  })
})
