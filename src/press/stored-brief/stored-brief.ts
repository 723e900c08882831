import { z } from 'zod'
import type { Document } from '../../brief/brief.ts'
import { UserError } from '../../trade/errors/errors.ts'
import { type Derivation, editionLanguages, type MonthRange, parseMonth } from '../../trade/trade.ts'

/**
 * Reads a brief as data, as the press `json` writes it. Looks of the issuer’s own are not in it.
 *
 * @throws UserError for a file that is no such brief.
 */
export function readStoredBrief(text: string, file: string): Document {
  const read = briefSchema.safeParse(parseJson(text, file))
  if (!read.success) {
    const [issue] = read.error.issues
    throw noBrief(file, issue?.path.map(String).join('.') ?? '')
  }
  const { figures, about, schema: _, ...document } = read.data
  // The schema below describes the same as the types of the document; derivations have their months as text.
  return {
    ...document,
    about: { ...about, logo: undefined },
    figures: new Map(
      figures.map((figure) => [figure.id, { ...figure, derivation: readDerivation(figure.derivation) }]),
    ),
  } as unknown as Document
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw noBrief(file, '')
  }
}

const emphasis = { strong: z.literal(true), emphasis: z.literal(true), link: z.string() }
const emphasised = z.object(emphasis).partial().shape
const inline = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string(), ...emphasised }),
  z.object({ kind: z.literal('figure'), id: z.string(), text: z.string(), ...emphasised }),
  z.object({ kind: z.literal('footnote'), number: z.number() }),
])
const marker = z.string().nullable()
/** Briefs of earlier versions have none. */
const scale = z.string().optional()
const headerCell: z.ZodType = z.lazy(() =>
  z.object({
    label: z.string(),
    holds: z.enum(['name', 'figure']),
    children: z.array(headerCell).optional(),
  }),
)
const cell = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('name'), text: z.string() }),
  z.object({ kind: z.literal('figure'), id: z.string(), text: z.string(), marker, scale }),
  z.object({ kind: z.literal('empty') }),
])
const row = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('block'), label: z.string() }),
  z.object({ kind: z.literal('data'), cells: z.array(cell) }),
])
const block = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heading'),
    level: z.union([z.literal(1), z.literal(2)]),
    text: z.string(),
    part: z.string().optional(),
  }),
  z.object({
    kind: z.literal('paragraph'),
    role: z.enum(['body', 'statement', 'commentary']),
    content: z.array(inline),
  }),
  z.object({
    kind: z.literal('list'),
    role: z.enum(['body', 'commentary']),
    start: z.number().nullable(),
    items: z.array(z.array(inline)),
  }),
  z.object({
    ...{ kind: z.literal('table'), id: z.string(), number: z.number(), caption: z.string() },
    ...{ header: z.array(headerCell), rows: z.array(row), notes: z.array(z.string()) },
  }),
  z.object({
    ...{ kind: z.literal('chart'), id: z.string(), number: z.number(), caption: z.string() },
    ...{ form: z.enum(['line', 'column', 'bar']), unit: z.string(), heading: z.string() },
    categories: z.array(z.object({ label: z.string(), tick: z.string(), group: z.string().nullable() })),
    series: z.array(
      z.object({
        name: z.string(),
        points: z.array(
          z.object({ id: z.string(), text: z.string(), amount: z.string().nullable(), marker, scale }),
        ),
      }),
    ),
    ...{ alternative: z.string(), notes: z.array(z.string()) },
  }),
])
const figure = z.object({
  ...{ id: z.string(), value: z.string().nullable(), exact: z.string().nullable(), text: z.string() },
  ...{ scale: z.string(), unit: z.string(), marker },
  derivation: z.looseObject({ operation: z.string() }),
})

const briefSchema = z.object({
  schema: z.literal('tradebrief.brief/1'),
  language: z.enum(editionLanguages),
  title: z.string(),
  subtitle: z.string(),
  about: z.object({
    product: z.string(),
    month: z.string(),
    issuer: z.string().nullable(),
    asOf: z.string(),
    files: z.array(
      z.object({
        ...{ file: z.string(), sha256: z.string(), asOf: z.string() },
        ...{ rows: z.number(), rowsInFile: z.number() },
      }),
    ),
    commentary: z.object({ file: z.string(), sha256: z.string() }).nullable(),
  }),
  figures: z.array(figure),
  blocks: z.array(block),
  footnotes: z.array(z.object({ number: z.number(), content: z.array(inline) })),
})

/** Months are text in the file, and numbers in a derivation. */
function readDerivation(derivation: object): Derivation {
  const restore = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(restore)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [
        name,
        name === 'months' ? readMonths(part) : name === 'factor' ? BigInt(String(part)) : restore(part),
      ]),
    )
  }
  return restore(derivation) as Derivation
}

function readMonths(value: unknown): MonthRange {
  const { from, to } = z.object({ from: z.string(), to: z.string() }).parse(value)
  const [first, last] = [parseMonth(from), parseMonth(to)]
  if (!first || !last) throw new TypeError(`no months: ${from} to ${to}`)
  return { from: first, to: last }
}

const noBrief = (file: string, path: string): UserError =>
  new UserError(
    { zh: '这个文件不是编制好的简报数据。', en: 'This file is no brief as data.' },
    {
      where: { file, ...(path !== '' && { column: path }) },
      hint: {
        zh: '用 tradebrief build --formats json 编制的 .json 文件。',
        en: 'Use a .json file that tradebrief build --formats json has written.',
      },
    },
  )
