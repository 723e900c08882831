import { z } from '@hono/zod-openapi'
import { type Month, parseMonth } from '../trade/month.ts'
import { Refusal } from './problem.ts'
import { language } from './shapes.ts'

/** What requests name things by. */

export const monthText = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .openapi({ example: '2023-12' })

export const productName = z.string().min(1).max(64).openapi({ example: 'lithium-ion' })

export const ofBrief = z.object({ product: productName, month: monthText })

export const inLanguage = z.object({ language: language.default('zh') })

/** A month that a request names. @throws Refusal (400) for a text of the right form that is no month. */
export function monthNamed(text: string): Month {
  const month = parseMonth(text)
  if (month) return month
  throw new Refusal(400, { zh: `看不懂月份“${text}”。`, en: `This is no month: ${text}` })
}
