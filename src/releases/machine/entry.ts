import { z } from 'zod'
import { editionLanguages } from '../../trade/trade.ts'
import { roles } from '../../workspace/project/tokens/tokens.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const instant = z.iso.datetime()
const localized = z.object({ zh: z.string(), en: z.string() })
const number = z.number().int().min(1)

/** A file of a brief, by its content. */
const fileDigest = z.object({
  /** Such as `lithium-ion.en.docx`, or `inputs/product.yaml`. */
  name: z.string().min(1),
  bytes: z.number().int().min(0),
  sha256,
})

/** What every entry says: of which version, who, when, why. */
const common = {
  product: z.string().min(1),
  /** `2023-12`, `2023-Q4`. */
  period: z.string().min(1),
  version: number,
  at: instant,
  person: z.string().min(1),
  /** The role in which the person acted. */
  role: z.enum(roles),
  /** `clock`: the time of a scheduled release had come. */
  channel: z.enum(['command', 'desk', 'clock']),
  /** At the command line, which believes the name that it is given: the user of the operating system, as `wang@office-3`. */
  systemUser: z.string().min(1).optional(),
  reason: z.string().nullable(),
}

const entryWith = <Action extends string, Shape extends z.ZodRawShape>(action: Action, shape: Shape) =>
  z.object({ ...common, action: z.literal(action), ...shape })

const comment = { comment: number }

/** An entry of the journal: a transition of a version, or a step of a comment on it. Nothing else changes a version. */
export const entrySchema = z.discriminatedUnion('action', [
  entryWith('submit', {
    languages: z.array(z.enum(editionLanguages)).min(1),
    files: z.array(fileDigest).min(1),
    /** What the build warned of. */
    warnings: z.array(localized),
    /** What was open when it was submitted, such as confirmations. */
    openPoints: z.array(localized),
  }),
  entryWith('approve', {}),
  entryWith('return', {}),
  entryWith('sign', {
    /** Where the frozen files are, in `releases/`. */
    folder: z.string().min(1),
    /** The SHA-256 of the list of the frozen files. */
    seal: sha256,
    /** The rules that held. */
    rules: z.object({ twoPeople: z.boolean(), approval: z.boolean(), deskOnly: z.boolean().optional() }),
    openPoints: z.array(localized),
  }),
  entryWith('schedule', { embargo: instant, earlyAccess: z.array(z.string().min(1)) }),
  entryWith('publish', { publishedAt: instant }),
  entryWith('amend', { replaces: number }),
  entryWith('withdraw', {}),
  entryWith('comment', {
    ...comment,
    /** What it is on: `figure:export.month.value`, `paragraph:3`, `table:2`; empty for the whole brief. */
    place: z.string(),
    text: z.string().min(1),
    assignee: z.string().nullable(),
  }),
  entryWith('answer', { ...comment, text: z.string().min(1) }),
  entryWith('assign', { ...comment, assignee: z.string().nullable() }),
  entryWith('resolve', comment),
  entryWith('reopen', comment),
])

export type Entry = z.infer<typeof entrySchema>
export type EntryOf<Action extends Entry['action']> = Extract<Entry, { readonly action: Action }>
export type FileDigest = Readonly<z.infer<typeof fileDigest>>
export type Channel = Entry['channel']
