import { z } from '@hono/zod-openapi'
import { bulletin, flow, load, localized, problem, statedRelation } from './common-schemas.ts'

// Files on their way into the ledger, as the API says them.

/** A question about a file, with its answers in words. */
export const question = z
  .object({
    about: z.enum(['flow', 'scope', 'months', 'relation', 'repeated-rows']),
    /** Whether the file cannot be loaded before it is answered. */
    required: z.boolean(),
    question: localized,
    choices: z.array(z.object({ value: z.string(), label: localized })),
  })
  .openapi('Question')

export const upload = z
  .object({
    id: z.string(),
    file: z.string(),
    size: z.number(),
    /** What the file says, with the facts stated; null where it could not be read or told. Of several loads, the first. */
    load: load.nullable(),
    /** All of its loads: several where it is of several reporters, flows or years. */
    loads: z.array(load),
    /** What it says where it is a table of the bulletin; such a file has no load. */
    bulletin: bulletin.nullable(),
    /** The first of its commodities, as the file names them. */
    commodities: z.array(z.object({ code: z.string(), name: z.string() })),
    /** The names of the products that it has data of. */
    products: z.array(localized),
    known: z.boolean(),
    questions: z.array(question),
    problem: problem.nullable(),
    /** Whether the problem can be mended by stating what the file is. */
    asksFacts: z.boolean(),
  })
  .openapi('Upload')

/** What came of one product’s brief where several are built. */
export const builtBrief = z
  .object({
    product: z.string(),
    name: localized,
    /** Null where no month could be built. */
    month: z.string().nullable(),
    /** How many files there are of it. */
    files: z.number(),
    /** False where they were there already, from the same data. */
    isNew: z.boolean(),
    warnings: z.array(localized),
    problem: problem.nullable(),
  })
  .openapi('BuiltBrief')

export const job = z
  .object({
    id: z.string(),
    label: localized,
    state: z.enum(['waiting', 'running', 'done', 'failed']),
    /** From 0 to 1; null while nothing can be told. */
    progress: z.number().nullable(),
    /** Of a file with several loads, the first. */
    load: load.nullable(),
    /** The loads of the file that are new. */
    loads: z.array(load),
    bulletin: bulletin.nullable(),
    /** The briefs of a job that builds, product by product. */
    built: z.array(builtBrief).nullable(),
    changed: z.boolean().nullable(),
    problem: problem.nullable(),
    /** What a failed job asks: with an answer the file can be loaded. */
    question: question.nullable(),
  })
  .openapi('Job')

export const statedFacts = z
  .object({
    flow: flow.optional(),
    months: z.string().max(40).optional(),
    codes: z.array(z.string().max(20)).max(20_000).optional(),
    /** `whole`, or as `--scope` takes it: `partner=402,410 place=31`. */
    scope: z.string().max(2000).optional(),
    /** How it relates to the files that have the same months and codes. */
    relation: statedRelation.optional(),
    /** Checks of plausibility whose findings in the file are right; `repeated-rows:once` or `repeated-rows:sum`. */
    accept: z.array(z.string().max(120)).max(20).optional(),
    asOf: z.string().max(40).optional(),
  })
  .strict()
  .openapi('StatedFacts')

export type BuiltBrief = z.infer<typeof builtBrief>
export type Question = z.infer<typeof question>
export type Upload = z.infer<typeof upload>
export type Job = z.infer<typeof job>
export type StatedFacts = z.infer<typeof statedFacts>
