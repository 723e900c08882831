import { UserError } from '../../trade/errors/errors.ts'
import { isWithinReach, type Month, parseMonth } from '../../trade/trade.ts'

/** A month as typed. @throws UserError for a text that is none. */
export function monthArgument(text: string): Month {
  const month = parseMonth(text)
  if (month && isWithinReach(month)) return month
  throw new UserError(
    { zh: `看不懂月份“${text}”。`, en: `This is no month: ${text}` },
    { hint: { zh: '写 2023-12。', en: 'Write 2023-12.' } },
  )
}
