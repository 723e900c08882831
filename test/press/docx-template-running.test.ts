import { describe, expect, it } from 'vitest'
import { docx } from '../../src/press/docx/docx.ts'
import { readWordTemplate } from '../../src/press/docx/template/word-template.ts'
import type { UserError } from '../../src/trade/errors/user-error.ts'
import { about, brief } from '../support/documents.ts'
import { caught, malformed } from '../support/markup.ts'
import { office, openedText } from '../support/office.ts'
import { changed, letterPaper } from '../support/word-template.ts'
import { unzip } from '../support/zip.ts'

const onPaper = (template: Uint8Array): Promise<Uint8Array> =>
  docx.print({ ...brief('zh'), about: about({ wordTemplate: readWordTemplate(template, 'house.docx') }) })

const paper = await letterPaper()
const header = 'word/header2.xml'
const picture = caught(unzip(paper).get('word/_rels/header2.xml.rels') ?? '', /Target="(media\/[^"]+)"/g)[0]

describe('the headers and footers of a Word template', () => {
  it('stand on the pages that they stand on there, with their pictures and links', async () => {
    const files = unzip(await onPaper(paper))
    const document = files.get('word/document.xml') ?? ''
    const relations = files.get('word/_rels/document.xml.rels') ?? ''
    const on = (kind: string, page: string): string => {
      const [id] = caught(document, new RegExp(`<w:${kind}Reference w:type="${page}" r:id="([^"]+)"`, 'g'))
      const [tag = ''] = relations.match(new RegExp(`<Relationship [^>]*Id="${id}"[^>]*>`)) ?? []
      return caught(tag, /Target="([^"]+)"/g)[0] ?? ''
    }
    const text = (path: string): string =>
      caught(files.get(`word/${path}`) ?? '', /<w:t[^>]*>([^<]*)</g).join('')
    expect(text(on('header', 'default'))).toBe('某某研究院 · 贸易简报')
    expect(text(on('header', 'even'))).toBe('内部资料')
    expect(text(on('header', 'first'))).toBe('')
    expect(files.get(`word/${on('header', 'first')}`)).toContain('descr="The house"')
    const logo = /Type="[^"]*\/image" Target="([^"]+)"/.exec(
      files.get(`word/_rels/${on('header', 'first')}.rels`) ?? '',
    )?.[1]
    expect(files.get(`word/${logo}`)).toBe(unzip(paper).get(`word/${picture}`))
    expect(text(on('footer', 'default'))).toBe(' /  example.org')
    expect(files.get(`word/_rels/${on('footer', 'default')}.rels`)).toContain(
      'Target="https://example.org/" TargetMode="External"',
    )
    expect(text(on('footer', 'first'))).toBe('')
    expect(files.get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
    for (const [path, part] of files)
      if (/\.(?:xml|rels)$/.test(path)) expect(malformed(part), path).toBeNull()
    expect(document).not.toContain('What stands here')
  })

  it('are on the first page too where the template makes no difference', async () => {
    const files = unzip(await onPaper(await letterPaper({ titlePage: false, even: false })))
    const headers = [...files].filter(([path]) => /^word\/header\d\.xml$/.test(path))
    expect(headers.map(([, part]) => caught(part, /<w:t[^>]*>([^<]*)</g).join(''))).toEqual([
      '某某研究院 · 贸易简报',
      '某某研究院 · 贸易简报',
    ])
    expect(files.get('word/settings.xml')).not.toContain('<w:evenAndOddHeaders/>')
  })

  it('bring the size and the margins of their page, and tables as wide as these leave', async () => {
    const document = unzip(await onPaper(paper)).get('word/document.xml') ?? ''
    expect(document).toContain('<w:pgSz w:w="10488" w:h="14740" w:orient="portrait"/>')
    expect(document).toContain(
      '<w:pgMar w:top="1701" w:right="1134" w:bottom="1417" w:left="1417" w:header="680" w:footer="567" w:gutter="0"/>',
    )
    const room = 10_488 - 1_134 - 1_417
    expect(new Set(caught(document, /<w:tblW w:type="dxa" w:w="(\d+)"/g))).toEqual(new Set([String(room)]))
    const sideways = changed(paper, 'word/document.xml', 'w:w="10488" w:h="14740"', 'w:w="16838" w:h="11906"')
    expect(unzip(await onPaper(sideways)).get('word/document.xml')).toContain(
      '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>',
    )
  })

  it('are the brief’s own where the template has none', async () => {
    const none = changed(paper, 'word/document.xml', /<w:headerReference[^>]*>/g, '')
    const headers = [...unzip(await onPaper(none))].filter(([path]) => /^word\/header\d\.xml$/.test(path))
    expect(headers.flatMap(([, part]) => caught(part, /<w:t[^>]*>([^<]*)</g)).sort()).toEqual([
      brief('zh').title,
      brief('zh').title, // on pages with even numbers
    ])
  })

  it.skipIf(!office)(
    'show on the pages that a word processor lays out',
    async () => {
      const pages = openedText(await onPaper(paper)).split('\f')
      expect(pages[0]).not.toContain('研究院')
      expect(pages[1]).toContain('内部资料')
      expect(pages[2]).toContain('某某研究院 · 贸易简报')
      expect(pages[2]).toMatch(/3 \/ \d example\.org/)
    },
    60_000,
  )

  const refusal = (template: Uint8Array): string => {
    try {
      readWordTemplate(template, 'house.docx')
    } catch (error) {
      return (error as UserError).explain('en')
    }
    return 'read'
  }
  const field = (instruction: string) => `<w:r><w:instrText>${instruction}</w:instrText></w:r></w:p>`
  const begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'

  it.each([
    ['fetches a file', '</w:p>', begin + field(' INCLUDETEXT "c:\\x" '), 'the field INCLUDETEXT'],
    ['asks another program', '</w:p>', begin + field('dde excel'), 'the field DDE'],
    [
      'does so in pieces',
      '</w:p>',
      `${begin}<w:r><w:instrText> DDE</w:instrText></w:r>${field('AUTO x')}`,
      'the field DDEAUTO',
    ],
    [
      'does so within a field',
      '</w:p>',
      `${begin}<w:r><w:instrText>IF </w:instrText></w:r>${begin}${field('MACROBUTTON x')}`,
      'the field MACROBUTTON',
    ],
    ['does so in one element', '</w:p>', '<w:fldSimple w:instr="&#76;INK x"/></w:p>', 'the field LINK'],
    ['holds a program’s object', '</w:p>', '<w:r><w:object/></w:r></w:p>', 'an embedded object'],
    ['refers to nothing', 'r:embed="', 'r:embed="none', 'something that the file does not hold'],
    [
      'renames its references',
      '<w:hdr',
      '<w:hdr xmlns:q="http://schemas.openxmlformats.org/officeDocument/2006/relationships"',
      'what Word does not write',
    ],
    ['is cut off', '</w:hdr>', '', 'is damaged'],
    ['hides behind a quoted bracket', '</w:p>', '<w:fldChar w:x=">"/></w:p>', 'is damaged'],
  ])('that %s is refused', (_, what, by, words) => {
    const last = unzip(paper).get(header)?.lastIndexOf(what) ?? -1
    const anywhere = new RegExp(`(?<=^[^]{${last}})${what.replaceAll('/', '\\/')}`)
    expect(refusal(changed(paper, header, anywhere, by))).toMatch(
      new RegExp(`^(?:A header of t|T)he Word template .*${words}.*\nfile: house\\.docx\n`),
    )
  })

  const rels = 'word/_rels/header2.xml.rels'
  it.each([
    [
      'a picture elsewhere',
      rels,
      /Target="[^"]*"/,
      'Target="https://example.org/a.png" TargetMode="External"',
    ],
    ['a file that is no picture', rels, /Target="[^"]*"/, 'Target="document.xml"'],
    ['a picture that is none', `word/${picture}`, /^.*/s, 'MZ'],
    ['a program', 'word/_rels/footer1.xml.rels', /Target="[^"]*"/, 'Target="file:///c:/x.exe"'],
  ])('that refer to %s are refused', (_, path, what, by) => {
    expect(refusal(changed(paper, path, what, by))).toMatch(
      /^A (?:header|footer) of the Word template has (?:something outside the file|what is no PNG)/,
    )
  })

  it('lose what leads elsewhere and what is numbered by the text', () => {
    const vml =
      '<w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" href="http://a/"><v:imagedata src="http://a/b.png"/></v:shape></w:pict></w:r></w:p></w:hdr>'
    const word = readWordTemplate(changed(paper, header, '</w:p></w:hdr>', vml), 'house.docx')
    expect(word.header?.first?.xml).toMatch(/<v:imagedata\s*\/>/)
    expect(word.header?.first?.xml).not.toMatch(/http:\/\/a\/|numPr/)
  })

  it('are not read from a file with macros, or with no room for tables', () => {
    const main = changed(paper, 'word/document.xml', 'w:w="10488"', 'w:w="6000"')
    expect(refusal(main)).toMatch(/^The page of the Word template, less its margins, is under 9 cm/)
    // A part under another name, of the same length.
    const macros = Buffer.from(paper)
    for (
      let index = macros.indexOf('word/settings.xml');
      index >= 0;
      index = macros.indexOf('word/settings.xml', index)
    )
      macros.write('xx/vbaProject.bin', index)
    expect(refusal(macros)).toMatch(/^The Word template holds macros; files with macros are not used\./)
  })
})
