import { z } from '@hono/zod-openapi'
import type { Product } from '../../brief/product/product.ts'
import { currencies, editionLanguages, languages } from '../../trade/trade.ts'

/** The shapes that the desk’s API speaks in; its pages take their types from here. Whole numbers beyond 2^53 are strings. */
export const localized = z.object({ zh: z.string(), en: z.string() }).openapi('Localized')

export const where = z.object({
  file: z.string(),
  line: z.number().nullable(),
  column: z.union([z.string(), z.number()]).nullable(),
  found: z.string().nullable(),
})

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number(),
    words: localized,
    hint: localized.nullable(),
    where: where.nullable(),
  })
  .openapi('Problem')

export const flow = z.enum(['export', 'import'])
export const currency = z.enum(currencies)
export const language = z.enum(languages as ['zh', 'en'])
/** A language of editions. */
export const editionLanguage = z.enum(editionLanguages)
export const statedRelation = z.enum(['revised', 'filtered', 'part'])
export const dimension = z.enum(['commodity', 'partner', 'procedure', 'place'])

export const finding = z
  .object({ severity: z.enum(['note', 'warning', 'confirmation']), kind: z.string(), words: localized })
  .openapi('Finding')

export const load = z
  .object({
    id: z.number(),
    file: z.string(),
    sha256: z.string(),
    /** Whose statistics, where they are not those of Chinese customs. */
    statistics: localized.nullable(),
    flow,
    currency,
    cut: z.array(dimension),
    /** As `--scope` takes it; empty for the whole trade. */
    scope: z.string(),
    /** The same by names; empty for the whole trade. */
    scopeWords: localized,
    period: z.object({ from: z.string(), to: z.string() }),
    monthly: z.boolean(),
    truncatedAt: z.string().nullable(),
    /** Months without a row of which nobody has said that there was no trade. */
    uncoveredMonths: z.array(z.string()),
    /** How it relates to what is loaded, where somebody said it. */
    relation: statedRelation.nullable(),
    /** To the files that have some of the same months and codes. */
    relations: z.array(z.object({ other: z.number(), kind: z.string(), months: z.string() })),
    commodities: z.array(z.string()),
    commodityCount: z.number(),
    asOf: z.string(),
    loadedAt: z.string(),
    rows: z.number(),
    cells: z.number(),
    valueTotal: z.string(),
    note: localized.nullable(),
    findings: z.array(finding),
  })
  .openapi('Load')

export const bulletin = z
  .object({
    /** Commodities in quantity and value, or the nation's totals. */
    table: z.enum(['goods', 'partners', 'procedures', 'totals']),
    name: localized,
    /** `trade` for a table of both flows. */
    flow: z.enum(['export', 'import', 'trade']),
    currency,
    month: z.string(),
    lines: z.number(),
  })
  .openapi('Bulletin')

export const productSummary = z.object({ id: z.string(), name: localized, codes: z.array(z.string()) })

/** A product, with the first and the last month of its own data; null where there are none. */
export const listedProduct = z
  .object({
    id: z.string(),
    name: localized,
    /** The first of its commodity codes, as they are in the latest month of its data. */
    codes: z.array(z.string()),
    /** The series that there are of it, its own first. */
    currencies: z.array(currency).min(1),
    first: z.string().nullable(),
    latest: z.string().nullable(),
  })
  .openapi('ListedProduct')

export const briefsOfProduct = z
  .object({
    product: productSummary,
    /** The last month of the product’s own data. */
    latest: z.string().nullable(),
    months: z.array(
      z.object({
        month: z.string(),
        state: z.enum(['ready', 'partial', 'missing']),
        warnings: z.number(),
      }),
    ),
  })
  .openapi('BriefsOfProduct')

export const shownFigure = z
  .object({
    id: z.string(),
    /** What it is of, in words; its id where there are none. */
    name: localized,
    value: z.string().nullable(),
    exact: z.string().nullable(),
    text: z.string(),
    scale: z.string(),
    unit: z.string(),
    marker: z.string().nullable(),
    /** How it was computed, in words. */
    derivation: localized,
  })
  .openapi('Figure')

const explainedFile = z.object({
  file: z.string(),
  sha256: z.string(),
  rowCount: z.number(),
  /** The sum over the rows, exact. */
  sum: z.string(),
  /** The first rows. */
  rows: z.array(
    z.object({
      line: z.number(),
      amount: z.string(),
      /** Its partner, place and procedure, as far as it has them, in words. */
      names: z.array(localized),
    }),
  ),
})

export interface Explanation {
  figure: z.infer<typeof shownFigure>
  files: z.infer<typeof explainedFile>[]
  from: Explanation[]
}

export const explanation: z.ZodType<Explanation> = z
  .object({
    figure: shownFigure,
    files: z.array(explainedFile),
    from: z.array(z.lazy(() => explanation)).openapi({
      type: 'array',
      items: { $ref: '#/components/schemas/Explanation' },
    }),
  })
  .openapi('Explanation')

export const totalsRow = z
  .object({
    period: z.string(),
    id: z.string(),
    name: localized,
    /** Of sums by two dimensions, the member of the second; null for all of them together. */
    across: z.object({ id: z.string(), name: localized }).nullable(),
    /** Exact, in whole units of the currency. */
    value: z.string(),
    quantity: z.string().nullable(),
    unit: z.string().nullable(),
    unitWords: localized.nullable(),
    /** In the unit of value of the answer, rounded once. */
    valueText: z.string(),
    /** In the unit of quantity of the answer; where it has none, in the row’s own. */
    quantityText: z.string().nullable(),
    share: z.string().nullable(),
    growth: z.string().nullable(),
    quantityGrowth: z.string().nullable(),
    rows: z.number(),
  })
  .openapi('TotalsRow')

/** A unit of texts: how many of customs’ or of the currency make one, and what it is called. */
const displayUnit = z.object({
  factor: z.string().openapi({ example: '10000' }),
  label: z.string().openapi({ example: '万美元' }),
})

/** The units of the texts of totals; of quantity null where there is none, or several. */
export const totalsUnits = z
  .object({ value: displayUnit, quantity: displayUnit.nullable() })
  .openapi('TotalsUnits')

export const codeEntry = z.object({ code: z.string(), id: z.string(), name: localized }).openapi('CodeEntry')

/** Whose statistics, and in which source; null stands for Chinese customs. */
export const reported = z
  .object({ reporter: z.string().regex(/^[A-Z]{2,3}$/), source: z.string().regex(/^[a-z-]{1,40}$/) })
  .openapi('Reported', { example: { reporter: 'BRA', source: 'comexstat' } })

/** A commodity that was loaded, with the months of its data and the product that it is of. */
export const loadedCommodity = z
  .object({
    code: z.string(),
    name: z.string(),
    first: z.string(),
    latest: z.string(),
    reported: reported.nullable(),
    /** Whose statistics, in words. */
    statistics: localized.nullable(),
    product: z.object({ id: z.string(), name: localized }).nullable(),
  })
  .openapi('LoadedCommodity')

export const commentary = z
  .object({
    file: z.string(),
    /** The whole file, as it is written. */
    text: z.string(),
    /** The beginning and each part of the brief, in its order, with its text; then what belongs to no part. */
    sections: z.array(
      z.object({ part: z.string().nullable(), title: z.string().nullable(), text: z.string() }),
    ),
    /** What is wrong with the text. */
    problem: problem.nullable(),
    /** Why there is no brief to hold it against. */
    incomplete: problem.nullable(),
  })
  .openapi('Commentary')

export const commentaryPreview = commentary
  .extend({
    /** The brief with it, as the HTML press prints it. */
    html: z.string().nullable(),
  })
  .openapi('CommentaryPreview')

export const commentaryVersion = z
  .object({
    /** ISO 8601; null for a text that was there before the desk knew the file. */
    when: z.string().nullable(),
    /** Null where it was written beside the desk. */
    who: z.string().nullable(),
    text: z.string(),
  })
  .openapi('CommentaryVersion')

export const about = z
  .object({
    program: z.string(),
    workspace: z.string(),
    /** One name for all languages, or one in each. */
    issuer: z.union([z.string(), z.object({ zh: z.string(), en: z.string() })]).nullable(),
    person: z.string(),
    role: z.enum(['reader', 'editor']),
    /** Whether one may download a backup. */
    owner: z.boolean(),
    accounts: z.boolean(),
    /** Whether an owner may have people sign in, or not, at the desk itself; else how it was started decides. */
    signInSwitch: z.boolean(),
    formats: z.array(z.string()),
    /** The same with what a download is called. */
    downloads: z.array(z.object({ format: z.string(), label: localized })),
    products: z.number(),
    loads: z.number(),
    latest: z.string().nullable(),
  })
  .openapi('About')

/** What a product file chooses between. */
export type QuantityChoice = Product['quantity']
export type BaseChoice = Product['base']
export type MultipleChoice = Product['value']['scale']

export type Localized = z.infer<typeof localized>
export type Problem = z.infer<typeof problem>
export type Load = z.infer<typeof load>
export type BriefsOfProduct = z.infer<typeof briefsOfProduct>
export type ListedProduct = z.infer<typeof listedProduct>
export type ShownFigure = z.infer<typeof shownFigure>
export type TotalsRow = z.infer<typeof totalsRow>
export type TotalsUnits = z.infer<typeof totalsUnits>
export type CodeEntry = z.infer<typeof codeEntry>
export type LoadedCommodity = z.infer<typeof loadedCommodity>
export type Bulletin = z.infer<typeof bulletin>
export type Commentary = z.infer<typeof commentary>
export type CommentaryPreview = z.infer<typeof commentaryPreview>
export type CommentaryVersion = z.infer<typeof commentaryVersion>
export type About = z.infer<typeof about>
