import { z } from 'zod'

const text = z.object({ zh: z.string().optional(), en: z.string().optional() })
const language = z.enum(['zh', 'en'])

/** What pages of several releases say about each: kept beside the site, so that they need not read it again. */
export const releaseSummarySchema = z.object({
  product: z.string(),
  period: z.string(),
  name: z.object({ zh: z.string(), en: z.string() }),
  /** Of the version that holds; null where it was withdrawn. */
  current: z
    .object({
      version: z.number(),
      publishedAt: z.string(),
      languages: z.array(language),
      title: text,
      lead: text,
      /** The path of a picture of its first chart. */
      picture: text,
    })
    .nullable(),
  /** What happened, the oldest first. */
  events: z.array(
    z.object({
      version: z.number(),
      kind: z.enum(['published', 'amended', 'withdrawn']),
      at: z.string(),
      reason: z.string().nullable(),
    }),
  ),
})

export type ReleaseSummary = z.infer<typeof releaseSummarySchema>
export type ReleaseEvent = ReleaseSummary['events'][number]
