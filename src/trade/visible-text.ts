/** A text from a file, or a file's name, without what a terminal would obey, or what would turn or hide other text. */
export const withoutControls = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\uFFFD')

/**
 * The first character of a text that cannot be seen: one that changes the direction of text, has no width, or controls a
 * terminal, but for line ends and tabs. Null where there is none.
 *
 * @example hiddenCharacter('a\u202eb') // 'U+202E'
 */
export function hiddenCharacter(text: string): string | null {
  const [found] = /(?![\t\n\r])[\p{Cc}\p{Cf}\u2028\u2029]/u.exec(text) ?? []
  const code = found?.codePointAt(0)
  return code === undefined ? null : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

/** A text from a file as a message shows it: on one line, of modest length, and without what a terminal would obey. */
export const visible = (text: string): string => {
  const plain = withoutControls(text)
  return plain.length > 80 ? `${plain.slice(0, 80)}…` : plain
}
