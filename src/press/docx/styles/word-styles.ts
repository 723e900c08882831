import { switched, valued } from '../word-markup.ts'

/** A style as Word keeps it. Sizes are in half-points, distances in twips. */
export interface WordStyle {
  readonly id: string
  readonly name: string
  readonly kind?: 'paragraph' | 'character'
  readonly basedOn?: string
  readonly next?: string
  readonly link?: string
  /** Where it stands among others in Word’s lists. */
  readonly priority?: number
  readonly hidden?: boolean
  readonly shownWhenUsed?: boolean
  /** Whether it is among the styles that Word offers first. */
  readonly offered?: boolean
  readonly paragraph?: ParagraphLook
  readonly run?: RunLook
}

export interface ParagraphLook {
  readonly keepNext?: boolean
  readonly keepLines?: boolean
  readonly border?: Partial<Record<'top' | 'left' | 'bottom', Rule>>
  readonly spacing?: {
    readonly after?: number
    readonly before?: number
    /** In 240ths of the height that the font gives a line. */
    readonly line?: number
    /** In twips, whatever the font gives a line; what is higher, such as a picture, is cut off. */
    readonly exactly?: number
    /** In twips; what is higher makes its line as high. */
    readonly atLeast?: number
  }
  readonly indent?: {
    readonly left?: number
    readonly hanging?: number
    readonly firstLine?: number
    /** In hundredths of a character. */
    readonly firstLineChars?: number
  }
  readonly joined?: boolean
  readonly alignment?: 'left' | 'center' | 'right' | 'both'
  readonly outlineLevel?: number
}

export interface RunLook {
  readonly font?: Fonts
  readonly bold?: boolean
  readonly italic?: boolean
  readonly color?: string
  readonly size?: number
  /** Added between characters, in twips. */
  readonly characterSpacing?: number
  readonly underlined?: boolean
  readonly raised?: boolean
  readonly language?: { readonly latin: string; readonly chinese: string }
}

export interface Fonts {
  readonly latin: string
  readonly chinese: string
  /** Whether what both have, such as “ and ”, is set in the Chinese one. */
  readonly preferChinese: boolean
}

/** A rule: its thickness in eighths of a point, and how far it stands off, in points. */
export interface Rule {
  readonly size: number
  readonly color: string
  readonly space: number
}

export function styleMarkup(style: WordStyle): string {
  const { id, name, kind = 'paragraph', paragraph, run } = style
  const parts = [
    valued('name', name),
    valued('basedOn', style.basedOn),
    valued('next', style.next),
    valued('link', style.link),
    valued('uiPriority', style.priority),
    switched('semiHidden', style.hidden),
    style.shownWhenUsed ? '<w:unhideWhenUsed/>' : '',
    style.offered ? '<w:qFormat/>' : '',
    paragraph ? `<w:pPr>${paragraphLook(paragraph)}</w:pPr>` : '',
    run ? `<w:rPr>${runLook(run)}</w:rPr>` : '',
  ]
  return `<w:style w:type="${kind}" w:styleId="${id}">${parts.join('')}</w:style>`
}

export function paragraphLook(look: ParagraphLook): string {
  const { border, spacing, indent } = look
  return [
    switched('keepNext', look.keepNext),
    switched('keepLines', look.keepLines),
    border ? `<w:pBdr>${borders(border)}</w:pBdr>` : '',
    spacing ? spaced(spacing) : '',
    indent ? attributed('ind', indent) : '',
    look.joined ? '<w:contextualSpacing/>' : '',
    valued('jc', look.alignment),
    valued('outlineLvl', look.outlineLevel),
  ].join('')
}

function spaced({ line, exactly, atLeast, ...around }: NonNullable<ParagraphLook['spacing']>): string {
  const [height, lineRule] =
    exactly !== undefined
      ? [exactly, 'exact']
      : atLeast !== undefined
        ? [atLeast, 'atLeast']
        : [line, line === undefined ? undefined : 'auto']
  return attributed('spacing', { ...around, line: height, lineRule })
}

export function runLook(look: RunLook): string {
  const { font, bold, italic, color, size, characterSpacing, underlined, raised, language } = look
  return [
    font
      ? attributed('rFonts', {
          ascii: font.latin,
          cs: font.latin,
          eastAsia: font.chinese,
          hAnsi: font.latin,
          hint: font.preferChinese ? 'eastAsia' : undefined,
        })
      : '',
    switched('b', bold),
    switched('bCs', bold),
    switched('i', italic),
    switched('iCs', italic),
    valued('color', color),
    valued('spacing', characterSpacing),
    valued('sz', size),
    valued('szCs', size),
    underlined ? valued('u', 'single') : '',
    raised ? valued('vertAlign', 'superscript') : '',
    language ? attributed('lang', { val: language.latin, eastAsia: language.chinese }) : '',
  ].join('')
}

/** Rules of a paragraph or a cell, by their sides. */
export const borders = (sides: Readonly<Partial<Record<string, Rule>>>): string =>
  Object.entries(sides)
    .map(([side, rule]) =>
      rule ? attributed(side, { val: 'single', color: rule.color, sz: rule.size, space: rule.space }) : '',
    )
    .join('')

function attributed(name: string, attributes: Readonly<Record<string, string | number | undefined>>): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` w:${key}="${value}"`],
  )
  return `<w:${name}${written.join('')}/>`
}
