import { z } from 'zod'
import type { CodeLists } from '../../codes/codes.ts'
import type { Language, Localized } from '../../trade/trade.ts'

/** The ids of groups, places and partners as product files name them, with messages in one language. */
export function memberSchemas(language: Language, codes: CodeLists) {
  const say = (words: Localized): string => words[language]
  const groupIds = codes
    .listGroups()
    .map(({ id }) => id)
    .join(', ')
  const group = z
    .string()
    .refine((id) => codes.findGroup(id) !== undefined, {
      error: say({ zh: `应为其中之一：${groupIds}`, en: `expected one of: ${groupIds}` }),
    })
    .describe('A group of partners from the code lists, such as ASEAN or EU.')

  const place = z
    .string()
    .refine((id) => codes.findPlaceById(id) !== undefined, {
      error: say({
        zh: '应为 ISO 3166-2 代码（CN-GD），或 X 加海关代码（X99）',
        en: 'expected an ISO 3166-2 code (CN-GD), or X and a customs code (X99)',
      }),
    })
    .describe('A place of registration: ISO 3166-2 (CN-GD).')

  const partner = z
    .string()
    .refine((id) => codes.findPartnerById(id) !== undefined, {
      error: say({
        zh: '应为 ISO 3166 三位字母代码（USA），或 X 加海关代码（X701）',
        en: 'expected an ISO 3166 alpha-3 code (USA), or X and a customs code (X701)',
      }),
    })
    .describe('A partner: ISO 3166 alpha-3 (USA), or X and the customs code (X701).')

  return { group, place, partner }
}
