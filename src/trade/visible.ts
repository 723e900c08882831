/** A text from a file, or a file's name, without what a terminal would obey, or what would turn or hide other text. */
export const withoutControls = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD')

/** A text from a file as a message shows it: on one line, of modest length, and without what a terminal would obey. */
export const visible = (text: string): string => {
  const plain = withoutControls(text)
  return plain.length > 80 ? `${plain.slice(0, 80)}…` : plain
}
