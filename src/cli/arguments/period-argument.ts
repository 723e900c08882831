import { UserError } from '../../trade/errors/errors.ts'
import { isWithinReach, type Localized, type Period, parsePeriod } from '../../trade/trade.ts'

/** What the argument is, in the help of a command. */
export const periodWords: Localized = {
  zh: '月份，如 2023-12；或 2023-Q4、2023-H2、2023',
  en: 'month, such as 2023-12; or 2023-Q4, 2023-H2, 2023',
}

/** A month, quarter, half-year or year as typed. @throws UserError for a text that is none. */
export function periodArgument(text: string): Period {
  const period = parsePeriod(text)
  if (period && isWithinReach(period.last)) return period
  throw new UserError(
    { zh: `看不懂月份“${text}”。`, en: `This is no month: ${text}` },
    {
      hint: {
        zh: '写月份 2023-12，或季度 2023-Q4、半年 2023-H2、全年 2023。',
        en: 'Write a month, 2023-12, or a quarter, 2023-Q4, a half-year, 2023-H2, or a year, 2023.',
      },
    },
  )
}
