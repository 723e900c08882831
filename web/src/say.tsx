import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import type { Localized } from '../../src/desk/schemas/schemas.ts'

export type Language = 'zh' | 'en'

/** Words in the reader’s language; both are always at hand, so that none can be missing. */
export type Say = (words: Localized) => string

export interface Speech {
  readonly language: Language
  readonly say: Say
  switchTo(language: Language): void
}

export const SpeechContext = createContext<Speech>({
  language: 'zh',
  say: ({ zh }) => zh,
  switchTo: () => {},
})

export const useSpeech = (): Speech => useContext(SpeechContext)

const key = 'tradebrief.language'

/** As chosen here before, else as the browser is set. */
export function usualLanguage(): Language {
  const chosen = localStorage.getItem(key)
  if (chosen === 'zh' || chosen === 'en') return chosen
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

export const keepLanguage = (language: Language): void => localStorage.setItem(key, language)
