import { deflateSync } from 'node:zlib'
import { type RawEntry, rawZip } from './hostile-workbooks.ts'

/** A PDF of some hundred kilobytes whose single page prints a letter again and again. */
export function pdfOfLetters(count: number): Uint8Array {
  const stream = deflateSync(`BT /F1 10 Tf ${'1 0 0 1 3 3 Tm (e) Tj '.repeat(count)}ET`, { level: 9 })
  const font = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>'
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 ${font}>>>>>>`,
  ].map((object) => Buffer.from(object))
  const content = Buffer.concat([
    Buffer.from(`<</Length ${stream.length}/Filter/FlateDecode>>stream\n`),
    stream,
    Buffer.from('\nendstream'),
  ])
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  const places: number[] = []
  let size = 9
  for (const [index, object] of [...objects, content].entries()) {
    places.push(size)
    const part = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')])
    parts.push(part)
    size += part.length
  }
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 5\n0000000000 65535 f \n${table}trailer<</Size 5/Root 1 0 R>>\nstartxref\n${size}\n%%EOF`
  return Buffer.concat([...parts, Buffer.from(end)])
}

const word = (document: Uint8Array, stated?: RawEntry['said']): Uint8Array =>
  rawZip([{ path: 'word/document.xml', content: document, ...(stated && { said: stated }) }])

/** Documents made to stop the audit, each with what must be said of it, in English. */
export const hostileDocuments: readonly { name: string; bytes: () => Uint8Array; says: RegExp }[] = [
  {
    name: 'letters.pdf',
    bytes: () => pdfOfLetters(5_000_000),
    says: /takes more than 256 MB of memory/,
  },
  {
    name: 'spaces.docx',
    bytes: () => word(Buffer.alloc(30 * 1024 * 1024, ' ')),
    says: /unpacks to more than a brief holds/,
  },
  {
    name: 'large.docx',
    bytes: () => word(Buffer.alloc(200, ' '), { size: 200 * 1024 * 1024 }),
    says: /unpacks to more than a brief holds/,
  },
  {
    name: 'untrue.docx',
    bytes: () => word(Buffer.alloc(3_000_000, '<w:p>'), { size: 100 }),
    says: /no sound Word document/,
  },
  {
    name: 'open.docx',
    bytes: () => word(Buffer.from('<w:tbl><w:tr><w:tc>'.repeat(150_000))),
    says: /No figure of trade|takes (?:more|longer)/,
  },
  {
    name: 'open.html',
    bytes: () => Buffer.from('<table><tr><td>'.repeat(200_000)),
    says: /No figure of trade|takes (?:more|longer)/,
  },
]
