import { z } from 'zod'
import { editionWords, inEditions } from '../../brief/product/product.ts'
import { memberCodePattern } from '../../codes/codes.ts'
import { groupOfId, groups } from '../../codes/partners/partners.ts'
import type { Language, Localized } from '../../trade/trade.ts'

/** What `tradebrief.yaml` says of customs codes, by code: `partners:`, `places:` and `procedures:`. */
export function codeMappingsShape(language: Language) {
  const say = (words: Localized): string => words[language]
  const code = z.string().regex(memberCodePattern, {
    error: say({
      zh: '应为加引号的海关编码，如 "888"（至多 8 位数字，或至多 4 个字母和数字）',
      en: 'expected a customs code in quotes, such as "888" (up to 8 digits, or up to 4 letters and digits)',
    }),
  })
  const words = z.string().trim().min(1).max(60)
  const name = z
    .strictObject(inEditions(words))
    .describe('What it is called, in some or all languages of editions.')
  const short = name.optional().describe('What tables call it; by default its name.')
  const group = z.string().refine((id) => groupOfId(id) !== undefined, {
    error: say({
      zh: `应为其中之一：${groupIds}`,
      en: `expected one of: ${groupIds}`,
    }),
  })
  const iso = (pattern: RegExp, example: string) =>
    z
      .string()
      .regex(pattern, {
        error: say({ zh: `应为 ISO 代码，如 ${example}`, en: `expected an ISO code such as ${example}` }),
      })
      .optional()
  return {
    partners: z
      .record(
        code,
        z.strictObject({
          iso: iso(/^[A-Z]{3}$/, 'XKX').describe(
            'ISO 3166 alpha-3; that of another partner makes the code one more of that partner’s.',
          ),
          name: name.optional(),
          groups: z.array(group).optional().describe('Groups that it belongs to, such as EU.'),
        }),
      )
      .optional()
      .describe(
        'Partners by customs code: those that the code list lacks, or other names for those that it has.',
      ),
    places: z
      .record(
        code,
        z.strictObject({
          iso: iso(/^[A-Z]{2}-[0-9A-Z]{1,3}$/, 'CN-FJ').describe('ISO 3166-2.'),
          name: name.optional(),
          short,
        }),
      )
      .optional()
      .describe('Places of registration by customs code, as partners.'),
    procedures: z
      .record(code, z.strictObject({ name: name.optional(), short }))
      .optional()
      .describe('Customs procedures by code, as partners.'),
    groups: groupsSchema(say, words),
  }
}

/** Groups of partners by id: names, what their members stand on, and the members with their dates. */
function groupsSchema(say: (words: Localized) => string, words: z.ZodString) {
  const groupId = z.string().regex(/^[A-Z][A-Z0-9_]{0,31}$/, {
    error: say({ zh: '应为大写字母、数字和下划线', en: 'expected capital letters, digits and underscores' }),
  })
  const bothWords = editionWords(words).describe(
    'Its name, or what it stands on, in Chinese and English, and in further languages of editions where wanted.',
  )
  const partnerId = z.string().regex(/^(?:[A-Z]{3}|X[0-9A-Za-z]{1,8})$/, {
    error: say({
      zh: '应为 ISO 3166 三位字母代码（USA），或 X 加海关代码（X701）',
      en: 'expected an ISO 3166 alpha-3 code (USA), or X and a customs code (X701)',
    }),
  })
  const day = z.iso.date({
    error: say({ zh: '应为日期，如 2022-01-01', en: 'expected a date such as 2022-01-01' }),
  })
  const members = z
    .array(
      z.union([partnerId, z.strictObject({ partner: partnerId, from: day.optional(), to: day.optional() })]),
    )
    .min(1)
    .transform((list) => list.map((member) => (typeof member === 'string' ? { partner: member } : member)))
    .describe('Partners by id, with the dates from and to which they are members, where these matter.')
  return z
    .record(groupId, z.strictObject({ name: bothWords, basis: bothWords.optional(), members }))
    .optional()
    .describe('Groups of partners beside those of the code lists, or in their place, with dated members.')
}

const groupIds = groups()
  .map(({ id }) => id)
  .join(', ')
