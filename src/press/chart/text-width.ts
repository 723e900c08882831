/**
 * About how wide a text is in a sans serif, in sizes of the font; rather too wide than too narrow, since the
 * font that a reader has is not known.
 */
export function measureWidth(text: string): number {
  let width = 0
  for (const character of text) width += widthOfCharacter(character)
  return width
}

function widthOfCharacter(character: string): number {
  const code = character.codePointAt(0) ?? 0
  if (code >= 0x2e80) return 1.02 // Chinese, full-width signs, emoji
  if (/[0-9]/.test(character)) return 0.64
  if (/[ijl.,:;'|!() ]/.test(character)) return 0.36
  if (/[A-Zmw%&@]/.test(character)) return 0.78
  return 0.62
}

/** The text, or as much of it as fits into so many sizes of the font, with an ellipsis. */
export function cut(text: string, room: number): string {
  if (measureWidth(text) <= room + tolerance) return text
  let stored = ''
  for (const { segment } of graphemes.segment(text)) {
    if (measureWidth(`${stored}${segment}…`) > room) break
    stored += segment
  }
  return `${stored.trimEnd()}…`
}

/** Room that was measured by the text itself is enough for it. */
const tolerance = 0.01

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })
