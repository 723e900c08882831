const prefix = 'tradebrief.product'

/** Where the browser keeps the text of a product that is not saved. */
export const productDraftKey = (workspace: string, person: string, id: string): string =>
  [prefix, ...[workspace, person, id].map(encodeURIComponent)].join('/')

/** A text that is not saved, and the edition of the file that it was made of. */
export interface KeptText {
  readonly yaml: string
  readonly edition: string
}

/** Keeps a text in the browser until the desk has it; null removes it. */
export function keepText(key: string, text: KeptText | null): void {
  try {
    if (text === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(text))
  } catch {
    // A browser that stores nothing still has the text on the page.
  }
}

/** The text that an earlier visit left; null for none. */
export function readText(key: string): KeptText | null {
  try {
    const { yaml, edition } = JSON.parse(localStorage.getItem(key) ?? '')
    return typeof yaml === 'string' && typeof edition === 'string' ? { yaml, edition } : null
  } catch {
    return null
  }
}
