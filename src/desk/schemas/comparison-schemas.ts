import { z } from '@hono/zod-openapi'
import { causeKinds } from '../../compare/causes/causes.ts'
import { editionLanguage, localized } from './common-schemas.ts'

const cause = z.object({
  kind: z.enum(causeKinds),
  words: localized,
  /** Of revised data: which of `cells`, by position. */
  cells: z.array(z.number()).readonly().optional(),
  files: z.array(z.string()).readonly().optional(),
})

const status = z.enum(['same', 'removed', 'added', 'changed'])

const text = z.object({
  status,
  older: z.string().nullable(),
  newer: z.string().nullable(),
  pieces: z
    .array(
      z.object({
        status: z.enum(['same', 'removed', 'added']),
        text: z.string(),
        figure: z.string().optional(),
      }),
    )
    .readonly(),
  causes: z.array(cause).readonly(),
})

const row = z.object({
  status,
  kind: z.enum(['block', 'data']),
  cells: z
    .array(
      z.object({
        kind: z.enum(['name', 'figure']),
        older: z.string().nullable(),
        newer: z.string().nullable(),
      }),
    )
    .readonly(),
})

const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(1), z.literal(2)]), text }),
  z.object({ kind: z.literal('paragraph'), role: z.string(), sentences: z.array(text).readonly() }),
  z.object({ kind: z.literal('list'), role: z.string(), items: z.array(text).readonly() }),
  z.object({
    ...{ kind: z.literal('table'), id: z.string(), status, caption: text },
    ...{ columns: z.array(z.string()).readonly(), rows: z.array(row).readonly() },
    notes: z.array(text).readonly(),
  }),
  z.object({ kind: z.literal('chart'), id: z.string(), status, caption: text, alternative: text }),
])

const version = z.object({
  ...{ product: z.string(), period: z.string(), language: editionLanguage, title: z.string() },
  asOf: z.string(),
  /** The file that it was read from; null for a brief made from the ledger. */
  file: z.string().nullable(),
  words: localized,
})

/** Two versions of a brief compared, as the API says it. */
export const comparisonReport = z
  .object({
    schema: z.string(),
    older: version,
    newer: version,
    isSame: z.boolean(),
    figures: z
      .array(
        z.object({
          ...{ id: z.string(), name: localized, unit: localized, differenceUnit: localized },
          /** That of `older`, where it is another. */
          olderUnit: localized.nullable(),
          ...{ older: z.string().nullable(), newer: z.string().nullable() },
          difference: z.string().nullable(),
          causes: z.array(cause).readonly(),
        }),
      )
      .readonly(),
    sameFigures: z.number(),
    unseen: z.number(),
    title: text,
    subtitle: text,
    blocks: z.array(block).readonly(),
    footnotes: z.array(text).readonly(),
    cells: z
      .array(
        z.object({
          ...{ flow: z.enum(['export', 'import']), cut: z.string(), months: z.string() },
          commodity: z.string(),
          ...{
            partner: z.string().nullable(),
            procedure: z.string().nullable(),
            place: z.string().nullable(),
          },
          ...{ measure: z.enum(['value', 'quantity', 'quantity2']), unit: z.string().nullable() },
          ...{ old: z.string().nullable(), new: z.string().nullable(), difference: z.string() },
          change: z.enum(['revised', 'added', 'removed', 'moved']),
          counterpart: z
            .object({
              partner: z.string().nullable(),
              procedure: z.string().nullable(),
              place: z.string().nullable(),
            })
            .nullable(),
          words: localized,
          lines: z
            .array(
              z.object({
                side: z.enum(['older', 'newer']),
                file: z.string(),
                lines: z.array(z.number()).readonly(),
              }),
            )
            .readonly(),
        }),
      )
      .readonly(),
    /** What could not be compared or explained, and why. */
    gaps: z.array(localized).readonly(),
  })
  .openapi('Comparison')

/** What a brief can be compared with beside other periods and products. */
export const comparisonChoices = z
  .object({
    /** Dates of the data that a brief could be made by, the latest first, ISO 8601. */
    dates: z.array(z.string()),
    /** When the brief was built last as data; null where it was not. */
    issued: z.string().nullable(),
  })
  .openapi('ComparisonChoices')

export type ComparisonChoices = z.infer<typeof comparisonChoices>
