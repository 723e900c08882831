import { z } from '@hono/zod-openapi'
import { localized } from './common-schemas.ts'

/** What changed in the data of a brief between two vintages, as the API says it. */
export const revisionReport = z
  .object({
    /** What was published by these moments is compared. */
    from: z.string(),
    to: z.string(),
    /** How many cells changed in which way, in words. */
    counts: localized,
    cellCount: z.number(),
    /** The first of them. */
    cells: z.array(z.object({ change: z.enum(['revised', 'added', 'removed', 'moved']), words: localized })),
    /**
     * The figures that print differently, null for what that brief does not print; null where the brief cannot be built
     * at one of the dates.
     */
    figures: z
      .array(
        z.object({
          ...{ id: z.string(), name: localized, unit: z.string() },
          ...{ old: z.string().nullable(), new: z.string().nullable() },
        }),
      )
      .nullable(),
    /** How many figures changed too little to show. */
    unseen: z.number(),
  })
  .openapi('Revisions')

export type RevisionReport = z.infer<typeof revisionReport>
