const keyOf = (of: string, language: string, part: string | null) =>
  `tradebrief.draft ${of} ${language} ${part ?? ''}`

/** What was typed and not saved, as long as the browser’s window is open: closing a panel loses nothing. */
export const draftOf = (of: string, language: string, part: string | null): string | null =>
  sessionStorage.getItem(keyOf(of, language, part))

export function keepDraft(of: string, language: string, part: string | null, text: string | null): void {
  if (text === null) sessionStorage.removeItem(keyOf(of, language, part))
  else sessionStorage.setItem(keyOf(of, language, part), text)
}
