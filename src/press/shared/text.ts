/**
 * Text that every format can hold: what XML 1.0 forbids (control characters, halves of surrogate pairs,
 * non-characters) and the C1 controls, which nobody can see, become U+FFFD. Nothing else is touched.
 */
export function printable(text: string): string {
  return text.replace(unprintable, '\uFFFD')
}

/** Control characters but for tab and line ends, non-characters and halves of surrogate pairs. */
const unprintable = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]|\p{Surrogate}/gu

/** Printable text for XML and HTML, in elements and in quoted attributes. */
export function escapeMarkup(text: string): string {
  return printable(text).replace(/[&<>"']/g, (character) => entities[character] ?? character)
}

/** Printable text with the fewest escapes: what sanitisers write of it. In elements, and in attributes in double quotes. */
export const escapeText = (text: string): string =>
  printable(text).replace(/[&<>"]/g, (character) => entities[character] ?? character)

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
