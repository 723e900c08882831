import { z } from '@hono/zod-openapi'
import type { Product } from '../../brief/product/product.ts'
import { isWithinReach, type Month, type Period, parseMonth, parsePeriod } from '../../trade/trade.ts'
import type { DeskState } from '../desk-state.ts'
import { Refusal } from '../problem.ts'
import { editionLanguage } from '../schemas/schemas.ts'

/** What requests name things by. */

const years = '(19[5-9]\\d|2[01]\\d{2})'
const months = '(0[1-9]|1[0-2])'

/** Described narrower than it is checked, since a month that does not exist is refused in words of its own. */
export const monthText = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .openapi({
    example: '2023-12',
    pattern: `^${years}-${months}$`,
    description: 'A month from 1950-01 to 2199-12.',
  })

export const productName = z.string().min(1).max(64).openapi({ example: 'lithium-ion' })

/** A month, or the period of another edition. */
export const periodText = z
  .string()
  .regex(/^\d{4}(-(\d{2}|Q[1-4]|H[12]))?$/)
  .openapi({
    example: '2023-12',
    pattern: `^${years}(-(${months}|Q[1-4]|H[12]))?$`,
    description: 'A month, quarter, half-year or year from 1950 to 2199.',
  })

export const ofBrief = z.object({ product: productName, month: periodText })

export const inLanguage = z.object({ language: editionLanguage.default('zh') })

/**
 * The product and the last month of a brief that a request names, in the edition that it names.
 *
 * @throws Refusal (404, 400) for a product that there is not, and for a text that is no period.
 */
export async function briefNamed(
  deskState: Pick<DeskState, 'product'>,
  subject: z.infer<typeof ofBrief>,
): Promise<{ readonly product: Product; readonly month: Month }> {
  const product = await deskState.product(subject.product)
  const period = periodNamed(subject.month)
  return { product: { ...product, edition: period.edition }, month: period.last }
}

/** A period that a request names. @throws Refusal (400) for a text of the right form that is none. */
export function periodNamed(text: string): Period {
  const period = parsePeriod(text)
  if (period && isWithinReach(period.last)) return period
  throw noMonth(text)
}

/** A month that a request names. @throws Refusal (400) for a text of the right form that is no month. */
export function monthNamed(text: string): Month {
  const month = parseMonth(text)
  if (month && isWithinReach(month)) return month
  throw noMonth(text)
}

const noMonth = (text: string) =>
  new Refusal(
    400,
    { zh: `看不懂月份“${text}”。`, en: `This is no month: ${text}` },
    { hint: { zh: '写 1950-01 至 2199-12 的月份。', en: 'Write a month from 1950-01 to 2199-12.' } },
  )
