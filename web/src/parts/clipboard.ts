/** What is put on the clipboard: as formatted text for Word, Excel and WeChat, and as plain text. */
export interface CopiedText {
  /** Null for a plain text. */
  readonly html: string | null
  readonly text: string
}

/** Puts a plain text on the clipboard. */
export const writeText = (text: string): Promise<void> => writeClipboard({ html: null, text })

/**
 * Puts a copy on the clipboard. Formatted text goes by the event of copying: it works over plain HTTP, too, where a page has no
 * clipboard of its own, and the browser does not parse it under the desk’s policy, which forbids inline styles.
 */
export async function writeClipboard({ html, text }: CopiedText): Promise<void> {
  if (navigator.clipboard && html === null) return navigator.clipboard.writeText(text)
  const give = (event: ClipboardEvent) => {
    event.preventDefault()
    if (html !== null) event.clipboardData?.setData('text/html', html)
    event.clipboardData?.setData('text/plain', text)
  }
  document.addEventListener('copy', give, { once: true })
  document.execCommand('copy')
  document.removeEventListener('copy', give)
}
