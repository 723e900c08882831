import { z } from 'zod'
import { plainText } from '../../brief/brief.ts'
import { memberCodePattern } from '../../codes/codes.ts'
import { columnMappingSchema } from '../../sources/column-mapping/column-mapping.ts'
import {
  confirmationPattern,
  type Language,
  type Localized,
  parseDate,
  parseMonthRange,
} from '../../trade/trade.ts'
import { codePattern } from './code-pattern.ts'

/**
 * What can be said of a file that the file itself does not say: beside it (`name.csv.yaml`), in the
 * workspace's file rules, or on the command line.
 */
export function statedFactsSchema(language: Language) {
  const say = (words: Localized): string => words[language]
  const codes = z.array(z.string().regex(codePattern, { error: say(digits) })).min(1)
  const members = z.array(z.string().regex(memberCodePattern, { error: say(memberCode) })).min(1)
  return z.strictObject({
    flow: z
      .enum(['export', 'import'])
      .optional()
      .describe('Exports or imports: no column of the portal says it.'),
    months: z
      .string()
      .refine((text) => parseMonthRange(text) !== null, { error: say(period) })
      .optional()
      .describe('The months of the query: 2023-12, 2023-01..2023-12 or 2023.'),
    codes: codes
      .optional()
      .describe('The commodity codes of the query, where it may have had more than came out.'),
    scope: z
      .union([
        z.literal('whole'),
        z.strictObject({
          partner: members.optional(),
          place: members.optional(),
          procedure: members.optional(),
        }),
      ])
      .optional()
      .describe('whole, or the codes that the query was filtered to.'),
    relation: z
      .enum(statedRelations)
      .optional()
      .describe(
        'How it relates to the files that have the same months and codes. revised: it replaces them. filtered: it lists part of the trade, and nothing but its cells is updated. part: with those files it is the whole.',
      ),
    accept: z
      .array(z.string().regex(confirmationPattern, { error: say(finding) }))
      .optional()
      .describe(
        'What would otherwise be asked, and is right: checks of plausibility, such as scale, whose findings in this file are confirmed; repeated-rows:once or repeated-rows:sum where most rows are there several times.',
      ),
    asOf: z
      .string()
      .refine((text) => parseDate(text) !== null, { error: say(date) })
      .optional()
      .describe('The date of the data; the file’s own time where it is not said.'),
    mapping: columnMappingSchema(language)
      .optional()
      .describe('What the columns and codes of an SDMX-CSV file mean.'),
    note: z
      .strictObject({ zh: plainText(language), en: plainText(language) })
      .optional()
      .describe('What every brief that stands on this file must say of it.'),
  })
}

/** The answers to how a file relates to those that have the same months and codes. */
export const statedRelations = ['revised', 'filtered', 'part'] as const

const digits: Localized = {
  zh: '应为加引号的数字编码，至多 15 位',
  en: 'expected codes of at most 15 digits, in quotes',
}
const memberCode: Localized = {
  zh: '应为加引号的海关编码，如 "402"',
  en: 'expected customs codes in quotes, such as "402"',
}
const period: Localized = {
  zh: '应为 2023-12、2023-01..2023-12 或 2023',
  en: 'expected 2023-12, 2023-01..2023-12 or 2023',
}
const finding: Localized = {
  zh: '应为检查的名称，如 scale、repeated-rows:once',
  en: 'expected the name of a check, such as scale or repeated-rows:once',
}
const date: Localized = { zh: '应为日期，如 2024-01-18', en: 'expected a date such as 2024-01-18' }

export type StatedFacts = z.infer<ReturnType<typeof statedFactsSchema>>
