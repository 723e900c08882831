import { z } from 'zod'
import { hiddenCharacter, type Language } from '../trade/trade.ts'

/**
 * A text of at least one character that is printed: without control characters other than line ends and tabs, and
 * without those that change the direction of text or have no width, which would show readers something else than
 * stands there.
 *
 * @param language of its messages.
 */
export const plainText = (language: Language) =>
  z
    .string()
    .min(1)
    .refine((text) => hiddenCharacter(text) === null, {
      error: ({ input }) => {
        const name = typeof input === 'string' ? hiddenCharacter(input) : null
        return {
          zh: `含有看不见的控制字符 ${name}，请删去`,
          en: `has the invisible control character ${name}; remove it`,
        }[language]
      },
    })
