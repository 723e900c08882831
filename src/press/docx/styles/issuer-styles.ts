import type { About } from '../../../brief/brief.ts'
import { style } from './style-names.ts'
import type { Fonts, RunLook, WordStyle } from './word-styles.ts'

/** What an issuer has of its own beside a template. */
export type IssuerStyle = Pick<About, 'form' | 'look'>

/**
 * 3号 (16 points) less a quarter of a point between characters: 28 stand on a line of 156 mm (GB/T 9704-2012, 5.2.3).
 * In twips.
 */
export const officialSpacing = -5
/** 22 lines on a page of 225 mm (5.2.3), in twips. */
export const officialLine = 579
/** Two characters of 3号, in twips. */
const officialIndent = { firstLine: 630, firstLineChars: 200 } as const

/** Fonts that official documents name (7.3); a program without one takes another. */
export const officialFonts = { title: '方正小标宋简体', body: '仿宋', first: '黑体', second: '楷体' } as const

const titled: ReadonlySet<string> = new Set(['Title', 'Heading1', 'Heading2'])

/** The styles of a brief in the fonts and colours of its issuer, and in the form that it asks for. */
export function withIssuerStyle(styles: readonly WordStyle[], issuer: IssuerStyle): readonly WordStyle[] {
  const formed = issuer.form ? styles.map(withOfficialForm) : styles
  return issuer.look ? formed.map((item) => withLook(item, issuer)) : formed
}

/** The usual font of the text in the fonts of an issuer. */
export function bodyFont(usual: Fonts, issuer: IssuerStyle): Fonts {
  const font = issuer.form ? { ...usual, chinese: officialFonts.body } : usual
  return fontWithLook(font, issuer, false)
}

function withLook(item: WordStyle, issuer: IssuerStyle): WordStyle {
  const { run } = item
  const accent = titled.has(item.id) ? issuer.look?.colours?.accent?.slice(1).toUpperCase() : undefined
  if (!run?.font && accent === undefined) return item
  const look: RunLook = {
    ...run,
    ...(run?.font && { font: fontWithLook(run.font, issuer, true) }),
    ...(accent !== undefined && { color: accent }),
  }
  return { ...item, run: look }
}

function fontWithLook(font: Fonts, { look }: IssuerStyle, isHeading: boolean): Fonts {
  const { body, heading, latin } = look?.fonts ?? {}
  const chinese = isHeading ? heading : body
  return { ...font, ...(chinese && { chinese }), ...(latin && { latin }) }
}

/** Title in 2号小标宋, headings in 3号黑体 and 3号楷体, text in 3号仿宋; all lines of one height. */
function withOfficialForm(item: WordStyle): WordStyle {
  const spacing = { after: 0, before: 0, exactly: officialLine }
  const font = (chinese: string): Fonts => ({
    latin: item.run?.font?.latin ?? 'Times New Roman',
    chinese,
    preferChinese: item.run?.font?.preferChinese ?? true,
  })
  switch (item.id) {
    case 'Title':
      return {
        ...item,
        paragraph: { ...item.paragraph, spacing: { before: officialLine, after: officialLine, line: 240 } },
        run: { ...item.run, font: font(officialFonts.title), bold: false, size: 44, characterSpacing: 0 },
      }
    case 'Heading1':
      return {
        ...item,
        paragraph: { ...item.paragraph, spacing, indent: officialIndent },
        run: { ...item.run, font: font(officialFonts.first), size: 32 },
      }
    case 'Heading2':
      return {
        ...item,
        paragraph: { ...item.paragraph, spacing, indent: officialIndent },
        run: { ...item.run, font: font(officialFonts.second), bold: false, size: 32 },
      }
    case style.body:
      return {
        ...item,
        paragraph: { ...item.paragraph, spacing, indent: officialIndent },
        run: { ...item.run, size: 32 },
      }
    case style.footer:
      return { ...item, run: { ...item.run, font: font('宋体'), size: 28, characterSpacing: 0 } }
    case 'TableText':
      return { ...item, run: { ...item.run, characterSpacing: 0 } }
    default:
      return item
  }
}
