import { z } from 'zod'
import { confirmationPattern, type Localized } from '../../trade/trade.ts'

/** `accept:` of a product file: implausible findings that hold for the product all the same. */
export const acceptedSchema = (say: (words: Localized) => string) =>
  z
    .array(
      z.strictObject({
        check: z
          .string()
          .regex(confirmationPattern, {
            error: say({
              zh: '应为检查的名称，如 scale:export.2022',
              en: 'expected the name of a finding, such as scale:export.2022',
            }),
          })
          .describe('What is accepted, as `tradebrief check` names it: scale:export.2022.'),
        reason: z.string().min(1).optional().describe('Why the data are right all the same.'),
        by: z.string().min(1).optional().describe('Who confirms it.'),
      }),
    )
    .optional()
    .describe(
      'Findings of the checks that are right all the same, for the data that are there when first used; others are to be confirmed again.',
    )
