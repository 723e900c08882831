import { z } from '@hono/zod-openapi'
import { localized } from './common-schemas.ts'

// What checks find, and what people confirm of it.

export const confirmation = z
  .object({
    id: z.string(),
    fingerprint: z.string(),
    product: z.string().nullable(),
    confirmedAt: z.string(),
    confirmedBy: z.string().nullable(),
    reason: z.string().nullable(),
    channel: z.enum(['command', 'desk', 'product', 'load']),
  })
  .openapi('Confirmation')

export const listedConfirmation = z
  .object({
    check: z.string(),
    product: z.string().nullable(),
    file: z.string().nullable(),
    confirmedAt: z.string(),
    confirmedBy: z.string().nullable(),
    reason: z.string().nullable(),
    channel: z.enum(['command', 'desk', 'product', 'load']),
    words: localized,
  })
  .openapi('ListedConfirmation')

export const check = z
  .object({
    id: z.string(),
    /** What holds where nothing is found. */
    title: localized,
    /** How many things were compared; 0 where there was nothing to look at. */
    looked: z.number(),
    findings: z.array(
      z.object({
        severity: z.enum(['note', 'warning', 'confirmation', 'refusal']),
        words: localized,
        facts: z.looseObject({}),
        /** What to confirm it by, of a finding of severity `confirmation`. */
        confirmation: z.object({ id: z.string(), fingerprint: z.string() }).nullable(),
        confirmed: confirmation.nullable(),
      }),
    ),
  })
  .openapi('Check')

export type Check = z.infer<typeof check>
export type Confirmation = z.infer<typeof confirmation>
