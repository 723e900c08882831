import { UserError } from '../../../trade/errors/errors.ts'
import { confirmationPattern, type Flow, parseDate, parseMonthRange } from '../../../trade/trade.ts'
import { codePattern, type StatedFacts } from '../../project/project.ts'
import { parseScope } from './infer-facts.ts'

/** What a person says of a file, as it is typed. */
export interface TypedFacts {
  readonly flow?: Flow | undefined
  readonly months?: string | undefined
  readonly codes?: readonly string[] | undefined
  readonly scope?: readonly string[] | undefined
  readonly relation?: StatedFacts['relation']
  readonly asOf?: string | undefined
  readonly accept?: readonly string[] | undefined
}

/** What is typed, checked like a file of facts. @throws UserError for the first thing that cannot be read. */
export function checkedFacts({
  flow,
  months,
  codes,
  scope,
  relation,
  asOf,
  accept,
}: TypedFacts): StatedFacts {
  if (months !== undefined && !parseMonthRange(months))
    throw new UserError(
      { zh: `看不懂月份“${months}”。`, en: `These are no months: ${months}` },
      {
        hint: {
          zh: '写 2023-05、2023-01..2023-12 或 2023。',
          en: 'Write 2023-05, 2023-01..2023-12 or 2023.',
        },
      },
    )
  if (asOf !== undefined && !parseDate(asOf))
    throw new UserError(
      { zh: `看不懂日期“${asOf}”。`, en: `This is no date: ${asOf}` },
      { hint: { zh: '写 2024-01-18。', en: 'Write 2024-01-18.' } },
    )
  const strange = codes?.find((code) => !codePattern.test(code))
  if (strange !== undefined)
    throw new UserError(
      { zh: `看不懂商品编码“${strange}”。`, en: `This is no commodity code: ${strange}` },
      {
        hint: {
          zh: '只写数字，至多 15 位，用逗号隔开：85076000,85075000。',
          en: 'Write digits alone, at most 15, with commas between codes: 85076000,85075000.',
        },
      },
    )
  const parsed = scope && parseScope(scope)
  return {
    ...(flow && { flow }),
    ...(months && { months }),
    ...(codes && { codes: [...codes] }),
    ...(parsed && { scope: parsed }),
    ...(relation && { relation }),
    ...(asOf && { asOf }),
    ...(accept && { accept: accept.map(checkedFinding) }),
  }
}

function checkedFinding(name: string): string {
  if (confirmationPattern.test(name)) return name
  throw new UserError(
    { zh: `这不是检查的名称：${name}`, en: `This is no name of a check: ${name}` },
    {
      hint: {
        zh: '写检查的名称，如 scale、repeated-rows:once；tradebrief check 会列出它们。',
        en: 'Write the name of a check, such as scale or repeated-rows:once; tradebrief check lists them.',
      },
    },
  )
}
