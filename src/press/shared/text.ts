/**
 * Text that every format can hold: what XML 1.0 forbids (control characters, halves of surrogate pairs,
 * non-characters) and the C1 controls, which nobody can see, become U+FFFD. Nothing else is touched.
 */
export function printable(text: string): string {
  return text.replace(unprintable, '\uFFFD')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be found.
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]|\p{Surrogate}/gu

/** Printable text for XML and HTML, in elements and in quoted attributes. */
export function escapeMarkup(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
