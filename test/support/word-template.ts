import {
  AlignmentType,
  ExternalHyperlink,
  Footer,
  Header,
  ImageRun,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
  Document as WordDocument,
} from 'docx'
import { replaceZipEntries } from '../../src/press/ooxml/zip-entry.ts'
import { pngOf } from './png.ts'
import { unzip } from './zip.ts'

/** An issuer's letter paper: 185 by 260 mm, a logo on the first page, odd and even pages, pages counted. */
export async function letterPaper({ titlePage = true, even = true } = {}): Promise<Uint8Array> {
  const logo = () =>
    new ImageRun({
      type: 'png',
      data: pngOf({ width: 120, height: 40 }),
      transformation: { width: 120, height: 40 },
      altText: { id: '7', name: 'logo', description: 'The house' },
    })
  const running = (text: string, alignment: (typeof AlignmentType)['LEFT' | 'RIGHT' | 'CENTER']) => ({
    children: [new Paragraph({ style: 'Header', alignment, children: [new TextRun(text)] })],
  })
  const word = new WordDocument({
    evenAndOddHeaderAndFooters: even,
    sections: [
      {
        properties: {
          titlePage,
          page: {
            size: { width: 10_488, height: 14_740 },
            margin: { top: 1_701, right: 1_134, bottom: 1_417, left: 1_417, header: 680, footer: 567 },
          },
        },
        headers: {
          first: new Header({ children: [new Paragraph({ children: [logo()] })] }),
          default: new Header(running('某某研究院 · 贸易简报', AlignmentType.RIGHT)),
          even: new Header(running('内部资料', AlignmentType.LEFT)),
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [
                  new TextRun({ children: [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES] }),
                  new ExternalHyperlink({
                    link: 'https://example.org/',
                    children: [new TextRun(' example.org')],
                  }),
                ],
              }),
            ],
          }),
        },
        children: [new Paragraph('What stands here is not taken.')],
      },
    ],
  })
  return Packer.pack(word, 'uint8array')
}

/** A Word file with one of its parts changed. @throws Error where the pattern is not found: a test must change something. */
export function changed(word: Uint8Array, path: string, pattern: RegExp | string, by: string): Uint8Array {
  const part = unzip(word).get(path) ?? ''
  const other = part.replace(pattern, by)
  if (other === part) throw new Error(`${path} has no ${pattern}`)
  return replaceZipEntries(word, new Map([[path, new TextEncoder().encode(other)]]))
}
