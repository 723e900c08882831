import type { Flow } from '../trade/terms.ts'
import { UserError } from '../trade/user-error.ts'
import { parseScope } from './loading/conclude.ts'
import type { StatedFacts } from './stated-facts.ts'
import { parseAsOf, parsePeriod } from './typed-dates.ts'

/** What a person says of a file, as it is typed. */
export interface TypedFacts {
  readonly flow?: Flow | undefined
  readonly months?: string | undefined
  readonly codes?: readonly string[] | undefined
  readonly scope?: readonly string[] | undefined
  readonly asOf?: string | undefined
}

/** What is typed, checked like a file of facts. @throws UserError for the first thing that cannot be read. */
export function checkedFacts({ flow, months, codes, scope, asOf }: TypedFacts): StatedFacts {
  if (months !== undefined && !parsePeriod(months))
    throw new UserError(
      { zh: `看不懂月份“${months}”。`, en: `These are no months: ${months}` },
      {
        hint: {
          zh: '写 2023-05、2023-01..2023-12 或 2023。',
          en: 'Write 2023-05, 2023-01..2023-12 or 2023.',
        },
      },
    )
  if (asOf !== undefined && !parseAsOf(asOf))
    throw new UserError(
      { zh: `看不懂日期“${asOf}”。`, en: `This is no date: ${asOf}` },
      { hint: { zh: '写 2024-01-18。', en: 'Write 2024-01-18.' } },
    )
  const parsed = scope && parseScope(scope)
  return {
    ...(flow && { flow }),
    ...(months && { months }),
    ...(codes && { codes: [...codes] }),
    ...(parsed && { scope: parsed }),
    ...(asOf && { asOf }),
  }
}
