const keyOf = (subject: string, language: string, part: string | null) =>
  `tradebrief.draft ${subject} ${language} ${part ?? ''}`

/** What was typed and not saved, as long as the browser’s window is open: closing a panel loses nothing. */
export const getDraft = (subject: string, language: string, part: string | null): string | null =>
  sessionStorage.getItem(keyOf(subject, language, part))

export function keepDraft(subject: string, language: string, part: string | null, text: string | null): void {
  if (text === null) sessionStorage.removeItem(keyOf(subject, language, part))
  else sessionStorage.setItem(keyOf(subject, language, part), text)
}
