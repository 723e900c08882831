import { describe, expect, it } from 'vitest'
import { docx } from '../../src/press/docx/docx.ts'
import { readWordTemplate } from '../../src/press/docx/template/word-template.ts'
import { replaceZipEntries } from '../../src/press/ooxml/zip-entry.ts'
import type { UserError } from '../../src/trade/errors/user-error.ts'
import { about, brief } from '../support/documents.ts'
import { caught, malformed } from '../support/markup.ts'
import { office, openedText } from '../support/office.ts'
import { unzip } from '../support/zip.ts'

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** As Word in Chinese writes them: ids that are numbers or letters, names that are English. */
const houseStyles = `<?xml version='1.0' encoding='UTF-8' standalone='yes'?>
<w:styles ${w}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults><w:latentStyles w:count="1"/><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:next w:val="a"/><w:link w:val="10"/><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:rFonts w:ascii="House Sans" w:eastAsia="House Sans"/><w:color w:val="A0142A"/></w:rPr></w:style><w:style w:type="character" w:customStyle="1" w:styleId="10"><w:name w:val="标题 1 字符"/><w:link w:val="1"/></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="Statement"><w:name w:val="House &amp; Home"/><w:basedOn w:val="a"/></w:style><w:style w:type="paragraph" w:styleId="a3"><w:name w:val="caption"/><w:basedOn w:val="a"/><w:rPr><w:i/></w:rPr></w:style><w:style w:type="paragraph" w:customStyle="1" w:styleId="b"><w:name w:val="House Box"/><w:basedOn w:val="Statement"/></w:style></w:styles>`
const houseTheme =
  '<?xml version="1.0" encoding="UTF-8"?><a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="House"><a:themeElements><a:fmtScheme name="x"><a:blipFill><a:blip r:embed="rId1" xmlns:r="r"/></a:blipFill></a:fmtScheme></a:themeElements></a:theme>'

const wordFile = async (parts: Readonly<Record<string, string>> = {}): Promise<Uint8Array> => {
  const bytes = Object.entries(parts).map(([path, text]) => [path, new TextEncoder().encode(text)] as const)
  return replaceZipEntries(await docx.print(brief('zh')), new Map(bytes))
}
const printed = async (template: Uint8Array): Promise<Uint8Array> => {
  const wordTemplate = readWordTemplate(template, 'house.docx')
  return docx.print({ ...brief('zh'), about: about({ wordTemplate }) })
}
const house = { 'word/styles.xml': houseStyles, 'word/theme/theme1.xml': houseTheme }

describe('a Word template', () => {
  it('gives its looks to the styles of the same names, and lacks none that a brief uses', async () => {
    const files = unzip(await printed(await wordFile(house)))
    const styles = files.get('word/styles.xml') ?? ''
    expect(malformed(styles)).toBeNull()
    const style = (id: string) =>
      new RegExp(`<w:style [^>]*w:styleId="${id}".*?</w:style>`, 's').exec(styles)?.[0]
    expect(style('Heading1')).toContain('w:ascii="House Sans"')
    expect(style('Heading1')).toContain(
      '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:link w:val="10"/>',
    )
    expect(style('Heading1')).toContain('<w:pPr><w:keepNext/><w:outlineLvl')
    expect(style('Caption')).toContain('<w:pPr><w:keepNext/></w:pPr><w:rPr><w:i/>')
    expect(style('10')).toContain('<w:link w:val="Heading1"/>')
    expect(style('TableFigure')).toContain('<w:basedOn w:val="TableText"/>')
    const existing = caught(styles, /w:styleId="([^"]+)"/g)
    const used = ['document', 'footnotes', 'header1', 'header2', 'footer1'].flatMap((name) =>
      caught(files.get(`word/${name}.xml`) ?? '', /<w:(?:p|r|tbl)Style w:val="([^"]+)"/g),
    )
    const referred = caught(styles, /<w:(?:basedOn|next|link) w:val="([^"]+)"/g)
    expect(new Set(existing).size).toBe(existing.length)
    expect([...used, ...referred].filter((id) => !existing.includes(id))).toEqual([])
    expect(styles.match(/w:type="paragraph"[^>]*w:default=/g)).toHaveLength(1)
  })

  it('keeps apart what has another name under the same id', async () => {
    const styles = unzip(await printed(await wordFile(house))).get('word/styles.xml') ?? ''
    expect(styles).toContain('w:styleId="StatementTemplate"><w:name w:val="House &amp; Home"/>')
    expect(styles).toContain('<w:name w:val="House Box"/><w:basedOn w:val="StatementTemplate"/>')
    expect(styles).toMatch(/w:styleId="Statement"[^>]*><w:name w:val="Statement"\/>/)
  })

  it('brings its theme without pictures, and no numbering', async () => {
    const files = unzip(await printed(await wordFile(house)))
    expect(files.get('word/theme/theme1.xml')).toContain('name="House"')
    expect(files.get('word/theme/theme1.xml')).not.toContain('r:embed')
    expect(files.get('word/styles.xml')).not.toContain('<w:numPr')
  })

  it('changes nothing where its styles are the brief’s own, and gives the same bytes twice', async () => {
    const current = unzip(await docx.print(brief('zh'))).get('word/styles.xml')
    const first = await printed(await wordFile())
    expect(unzip(first).get('word/styles.xml')).toBe(current)
    expect(Buffer.from(await printed(await wordFile())).equals(first)).toBe(true)
  })

  it.skipIf(!office)(
    'makes a file that opens, with all its text',
    async () => {
      const { 'word/styles.xml': styles } = house
      const shown = openedText(await printed(await wordFile({ 'word/styles.xml': styles })))
      for (const block of brief('zh').blocks)
        if (block.kind === 'heading')
          expect(shown.replace(/\s+/g, '')).toContain(block.text.replace(/\s+/g, ''))
    },
    60_000,
  )

  const refusal = (bytes: Uint8Array): string => {
    try {
      readWordTemplate(bytes, 'house.docx')
    } catch (error) {
      return (error as UserError).explain('en')
    }
    return 'read'
  }

  it('is no text, no empty file and no half of a file', async () => {
    const total = await wordFile(house)
    for (const bytes of [new Uint8Array(), new TextEncoder().encode('<html>'), total.subarray(0, 5_000)])
      expect(refusal(bytes)).toMatch(
        /^The Word template is no \.docx file, or is damaged\.\nfile: house\.docx\n/,
      )
  })

  it('is none whose bytes have changed', async () => {
    const bytes = Buffer.from(await wordFile(house))
    const index = bytes.indexOf('House Sans')
    bytes[index] = 0x68
    expect(refusal(bytes)).toContain('or is damaged')
  })

  it.each([
    ['cut off', houseStyles.slice(0, -12)],
    ['with entities of its own', houseStyles.replace('<w:styles', '<!DOCTYPE x [<!ENTITY e "e">]><w:styles')],
    ['of something else', '<w:document/>'],
    ['with a tag that closes nothing', houseStyles.replace('</w:style>', '</w:style></w:style>')],
    ['in the strict variant', houseStyles.replace('schemas.openxmlformats.org', 'purl.oclc.org')],
  ])('is none with styles %s', async (_, styles) => {
    expect(refusal(await wordFile({ 'word/styles.xml': styles }))).toContain('damaged')
  })
})
