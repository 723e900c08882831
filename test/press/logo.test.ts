import { describe, expect, it } from 'vitest'
import { readLogo } from '../../src/brief/logo.ts'
import { getLocale } from '../../src/brief/wording/locales.ts'
import { formats, pressesFor } from '../../src/press/press.ts'
import { printedLogo } from '../../src/press/shared/printed-logo.ts'
import { about, brief, documentOf } from '../support/documents.ts'
import { caught } from '../support/markup.ts'
import { pngOf } from '../support/png.ts'
import { poppler, structureOf, tagged } from '../support/poppler.ts'
import { unzip } from '../support/zip.ts'

const png = pngOf({ width: 300, height: 50 })
const logo = readLogo(png, 'house/logo.png')
const issuer = '某某商会 & <"Co">'
const alternative = '某某商会 &amp; &lt;&quot;Co&quot;&gt;'
const document = documentOf(brief('zh').blocks, {
  figures: brief('zh').figures,
  footnotes: brief('zh').footnotes,
  about: about({ issuer, logo }),
})

const printed = async (format: string, subject = document): Promise<Uint8Array> => {
  const [press] = await pressesFor([format])
  return press?.print(subject) ?? new Uint8Array()
}
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)

describe('a logo', () => {
  it('fits its room and keeps its shape, and is never enlarged', () => {
    const size = (width: number, height: number) => {
      const subject = readLogo(pngOf({ width, height }), 'logo.png')
      const shown = printedLogo(documentOf([], { about: about({ logo: subject }) }), getLocale('zh'))
      return [shown?.width, shown?.height]
    }
    expect(size(432, 72)).toEqual([216, 36])
    expect(size(72, 144)).toEqual([36, 72])
    expect(size(40, 20)).toEqual([40, 20])
    expect(size(4_000, 1)).toEqual([216, 1])
  })

  it('stands above the title of a page, in the page itself', async () => {
    const page = text(await printed('html'))
    expect(page).toContain(
      `<header>\n<img class="logo" src="data:image/png;base64,${Buffer.from(png).toString('base64')}" width="216" height="36" alt="${alternative}">\n<h1>`,
    )
  })

  it('stands above the title in Word, a picture in the line with its words', async () => {
    const files = unzip(await printed('docx'))
    const body = files.get('word/document.xml') ?? ''
    expect(body.indexOf('<wp:inline')).toBeLessThan(body.indexOf('w:val="Title"'))
    expect(body).toContain(`name="Logo" descr="${alternative}"`)
    const ids = caught(body, /<wp:docPr id="(\d+)"/g)
    expect(new Set(ids).size).toBe(ids.length)
    const media = [...files.keys()].filter((path) => path.startsWith('word/media/'))
    expect(media).toHaveLength(1)
    expect(files.get(media[0] ?? '')).toBe(Buffer.from(png).toString('utf8'))
  })

  it('stands on the cover of a workbook, above the title', async () => {
    const files = unzip(await printed('xlsx'))
    expect(files.get('xl/drawings/drawing1.xml')).toContain(`descr="${alternative}"`)
    expect(files.get('xl/worksheets/sheet1.xml')).toContain('<c r="A2"')
  })

  it.skipIf(!poppler)('is a figure of a PDF, with its words', async () => {
    const without = await printed('pdf', { ...document, about: about({ issuer }) })
    const figures = (bytes: Uint8Array) => tagged(structureOf(bytes), 'Figure').length
    expect(figures(await printed('pdf'))).toBe(figures(without) + 1)
  })

  it('is a digest in data, and nothing in plain text', async () => {
    const { about: stated } = JSON.parse(text(await printed('json')))
    expect(stated.logo).toEqual({ file: 'house/logo.png', sha256: logo.sha256, width: 300, height: 50 })
    expect(text(await printed('md'))).not.toContain('logo')
  })

  /** Plain text, and pictures of charts alone. */
  const withoutLogo: ReadonlySet<string> = new Set(['md', 'png', 'svg'])
  it.each(formats)('gives the same bytes twice in %s, and is not taken for another', async (format) => {
    const first = await printed(format)
    const other = readLogo(pngOf({ width: 30, height: 30 }), 'house/logo.png')
    const changed = await printed(format, { ...document, about: about({ issuer, logo: other }) })
    expect(Buffer.from(await printed(format)).equals(first)).toBe(true)
    expect(Buffer.from(changed).equals(first)).toBe(withoutLogo.has(format))
  })
})
