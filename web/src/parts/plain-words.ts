import { currencyNames } from '../../../src/trade/trade.ts'
import { monthName, rangeName } from '../months.ts'
import type { Language } from '../say.tsx'

const names: Readonly<Record<string, Readonly<Record<Language, string>>>> = currencyNames

/**
 * What a check found, for a reader: months and currencies in words, which the command prints as `2023-01..2023-12` and `USD`.
 * Names of files stay as they are.
 */
export const plainWords = (text: string, language: Language): string =>
  text
    .replace(
      /(?<![\w.-])(\d{4}-\d\d)(?:\.\.(\d{4}-\d\d))?(?![\w-]|\.\w)/g,
      (_, from: string, to: string | undefined) =>
        to === undefined ? monthName(from, language) : rangeName(from, to, language),
    )
    .replace(/ ([A-Z]{3})(?![\w.-])/g, (written, code: string) => {
      const name = names[code]?.[language]
      return name === undefined ? written : language === 'zh' ? name : ` ${name}`
    })
