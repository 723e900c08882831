import { z } from '@hono/zod-openapi'
import { localized, problem } from './common-schemas.ts'

// What an audit tells of a published brief.

export const auditFinding = z
  .object({
    kind: z.string(),
    confidence: z.enum(['certain', 'likely', 'possible']),
    part: z.enum(['title', 'caption', 'header', 'table', 'prose', 'note', 'footnote']),
    /** The table that it is in, or that the prose speaks of; null where it is of the whole. */
    table: z.number().nullable(),
    line: z.number().nullable(),
    printed: z.string().nullable(),
    row: z.string().nullable(),
    column: z.enum(['amount', 'share', 'growth', 'onMonth', 'change', 'difference']).nullable(),
    window: z.string().nullable(),
    /** The place in words: table, row, column. */
    place: localized,
    words: z.array(localized),
  })
  .openapi('AuditFinding')

/** A printed figure beside ours. */
export const heldFigure = z
  .object({
    id: z.string(),
    part: auditFinding.shape.part,
    table: z.number().nullable(),
    line: z.number().nullable(),
    row: z.string().nullable(),
    column: auditFinding.shape.column,
    window: z.string().nullable(),
    place: localized,
    printed: z.string(),
    /** Ours at the printed decimals and in the printed unit. */
    ours: z.string().nullable(),
    standing: z.enum(['same', 'rounded', 'otherVintage', 'roundedOtherwise', 'different', 'unknown']),
    standingWords: localized,
    vintage: z.string().nullable(),
  })
  .openapi('HeldFigure')

export const auditReport = z
  .object({
    file: z.string(),
    findings: z.array(auditFinding),
    /** How many findings there are beyond those that are listed. */
    furtherFindings: z.number(),
    checked: z.array(z.object({ words: localized, count: z.number(), broken: z.number() })),
    unread: z.array(localized),
    /** How much could not be read beyond what is listed. */
    furtherUnread: z.number(),
    tables: z.number(),
    figures: z.number(),
    /** Its figures beside those of the ledger, where that was asked for and can be. */
    against: z.object({ product: z.string(), month: z.string(), figures: z.array(heldFigure) }).nullable(),
    /** Why they cannot be held against the ledger. */
    againstProblem: problem.nullable(),
    /** The brief as it was read, for marking the findings in place. */
    pieces: z.array(
      z.object({
        kind: z.enum(['text', 'table']),
        line: z.number().nullable(),
        text: z.string(),
        /** The words over each column of a table, where the text has them apart. */
        columns: z.array(z.string()).nullable(),
        rows: z.array(z.object({ cells: z.array(z.string()), line: z.number().nullable() })),
      }),
    ),
  })
  .openapi('AuditReport')

export type AuditReport = z.infer<typeof auditReport>
export type AuditFinding = z.infer<typeof auditFinding>
export type HeldFigure = z.infer<typeof heldFigure>
