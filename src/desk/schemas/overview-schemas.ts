import { z } from '@hono/zod-openapi'
import { currency, dimension, flow, localized, productSummary, reported } from './common-schemas.ts'

// Products in one row each, as the home page has them.

export const productRow = z
  .object({
    product: productSummary.extend({ tags: z.array(z.string()) }),
    /** Whose statistics; null for Chinese customs. */
    reported: reported.nullable(),
    flow,
    /** The first and the last month of the product’s own data; null where there are none. */
    first: z.string().nullable(),
    latest: z.string().nullable(),
    /**
     * The newest month with all that its brief needs; of data without months, the newest quarter, half or year, as `2023`.
     * Null where there is none.
     */
    complete: z.string().nullable(),
    /** What the brief of the latest month lacks, in words; empty where it has everything. */
    missing: z.array(localized),
    /**
     * The value of the main flow in the newest complete period, or in the latest month, in the unit of the product where it
     * names one; null where it is not whole.
     */
    value: localized.nullable(),
    /** The same exactly, in whole units of the currency, to sort by. */
    exact: z.string().nullable(),
    /** Against the same period a year before, in percent; null where there is nothing to compare with. */
    growth: z.string().nullable(),
    /** The months up to it as shares of the largest, from 0 to 1000; null for a month that is not whole. */
    trend: z.array(z.number().nullable()),
  })
  .openapi('ProductRow')

export const briefState = z
  .object({
    product: z.string(),
    month: z.string(),
    /** What waits for a person to confirm it. */
    open: z.array(
      z.object({
        id: z.string(),
        fingerprint: z.string(),
        words: localized,
      }),
    ),
    warnings: z.number(),
    /** Whether its files are there, and from the data as they are. */
    built: z.enum(['built', 'changed', 'none']),
  })
  .openapi('BriefState')

const releaseDay = z.object({
  /** Of the data. */
  month: z.string(),
  /** In China. */
  day: z.string(),
  /** Whether customs announced it, or the workspace says so. */
  isAnnounced: z.boolean(),
})

/** What the customs online query has by now, and what comes next. */
export const currentRelease = z.object({ newest: releaseDay, next: releaseDay }).openapi('CurrentRelease')

export const unassignedCodes = z
  .object({
    /** The first four digits of the codes. */
    heading: z.string(),
    codes: z.array(z.object({ code: z.string(), name: z.string() })),
    flows: z.array(flow),
    first: z.string(),
    latest: z.string(),
    reported: reported.nullable(),
    /** Whose statistics, in words. */
    statistics: localized.nullable(),
    /** What a product of them could be called. */
    name: localized,
  })
  .openapi('UnassignedCodes')

export const createdProduct = z
  .object({
    id: z.string(),
    name: localized,
    /** Its newest complete month; null where there is none. */
    month: z.string().nullable(),
  })
  .openapi('CreatedProduct')

export type CurrentRelease = z.infer<typeof currentRelease>
export type UnassignedCodes = z.infer<typeof unassignedCodes>
export type CreatedProduct = z.infer<typeof createdProduct>
export type ProductRow = z.infer<typeof productRow>
export type BriefState = z.infer<typeof briefState>

// What a product has, month by month, and what is to be downloaded for it.

export const statusRow = z
  .object({
    product: z.string(),
    flow,
    currency,
    /** Whose statistics, where they are of another reporter than the product’s. */
    reported: reported.optional(),
    /** The same in words. */
    statistics: localized.nullable(),
    cut: z.array(dimension),
    cutWords: localized,
    months: z.array(
      z.object({
        month: z.string(),
        state: z.enum(['complete', 'missing', 'filtered', 'truncated', 'rangeOnly', 'absent', 'partial']),
      }),
    ),
  })
  .openapi('StatusRow')

export const plannedQuery = z
  .object({
    flow,
    currency,
    cut: z.array(dimension),
    codes: z.array(z.string()),
    months: z.string(),
    /** The most that it can give; null of another source than the portal. */
    rows: z.number().nullable(),
    /** Whose statistics; absent for Chinese customs. */
    reported: reported.optional(),
    words: localized,
    /** The fields of the portal’s form in its order, each with what is to be put in. */
    fields: z.array(z.object({ name: localized, value: z.string() })),
  })
  .openapi('PlannedQuery')

export type StatusRow = z.infer<typeof statusRow>
export type PlannedQuery = z.infer<typeof plannedQuery>
