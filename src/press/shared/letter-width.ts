/** Widths of Latin letters and signs in halves of a Chinese character, by the wider of the fonts of the PDF. */
const letterWidths: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[fijlrtI]/, 0.8],
  [/[mwMW%]/, 1.85],
  [/[A-Z]/, 1.45],
  [/[a-z0-9]/, 1.17],
  [/[\s.,;:'’!|-]/, 0.68],
]

const besideHan = /(?<=\p{Script=Han})(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=\p{Script=Han})/gu

/** The width of a text in halves of a Chinese character, letter by letter. */
export function letterWidth(text: string): number {
  // Between Chinese and Latin, programs leave a quarter of a character.
  let width = 0.5 * (text.match(besideHan)?.length ?? 0)
  for (const character of text)
    width += letterWidths.find(([letters]) => letters.test(character))?.[1] ?? textWidth(character)
  return width
}

/** The width of a text in halves of a Chinese character. Latin letters are a little wider than digits, more so in bold. */
export function textWidth(text: string): number {
  let width = 0
  for (const character of text)
    width += /[A-Za-z]/.test(character) ? 1.25 : (character.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1
  return width
}
