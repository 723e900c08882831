/**
 * A text as one word of a command that a person may copy into a shell: in quotes where it has anything but letters,
 * digits and signs that no shell reads.
 *
 * @example shellWord('a?b 中') // "'a?b 中'"
 */
export function shellWord(text: string, platform: NodeJS.Platform = process.platform): string {
  if (/^[\p{L}\p{N}_@+=:,./-]+$/u.test(text)) return text
  return platform === 'win32' ? `"${text.replaceAll('"', '')}"` : `'${text.replaceAll("'", `'\\''`)}'`
}
