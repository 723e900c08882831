import { z } from 'zod'
import { pageForms, plainText } from '../../brief/brief.ts'
import { editionWords, nomenclatures } from '../../brief/product/product.ts'
import type { Language } from '../../trade/trade.ts'
import { automationShape } from './automation/automation.ts'
import { calendarSchema } from './calendar-settings.ts'
import { codeMappingsShape } from './code-mappings-schema.ts'
import { ledgerSchema } from './ledger-address.ts'
import { releaseRulesSchema } from './release-rules.ts'
import { siteSchema } from './site-settings.ts'
import { statedFactsSchema } from './stated-facts.ts'

const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/)
/** No more than names of fonts have, since they stand in style sheets. */
const fontName = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u)

/** The issuer's layout, colours and fonts. */
const lookShape = {
  form: z
    .enum(pageForms)
    .optional()
    .describe('The layout of pages of Word and PDF: gbt9704 is that of official documents (GB/T 9704-2012).'),
  colours: z
    .strictObject({
      accent: colour.optional().describe('Of titles and headings.'),
      series: z.array(colour).min(1).max(4).optional().describe('Of what charts draw, one after another.'),
    })
    .optional()
    .describe('The issuer’s colours, as "#174a7c".'),
  fonts: z
    .strictObject({
      body: fontName.optional().describe('Of the text, such as 仿宋.'),
      heading: fontName.optional().describe('Of titles, headings and captions, such as 黑体.'),
      latin: fontName.optional().describe('Of Latin letters and digits, such as Times New Roman.'),
    })
    .optional()
    .describe('Names of fonts for Word, Excel, HTML and PowerPoint; PDF has the fonts of the program.'),
}

const deskSchema = z
  .strictObject({
    sign_in: z
      .boolean()
      .default(false)
      .describe(
        'Whether people sign in with their tokens at a desk that only this machine sees; at every other desk they do.',
      ),
  })
  .describe('How the desk is used.')

/** The schema of `tradebrief.yaml`. */
export function configSchema(language: Language) {
  const nomenclature = z.enum(nomenclatures.map(([name]) => name))
  return z
    .strictObject({
      issuer: z
        .union([plainText(language), editionWords(plainText(language))])
        .nullish()
        .describe(
          'Who issues the briefs; printed under the title. One name for all languages, or one in each: {zh, en}, and those of further languages of editions.',
        ),
      logo: z
        .string()
        .min(1)
        .optional()
        .describe('A PNG file in the workspace, printed above the title of Word, PDF, Excel and HTML.'),
      word_template: z
        .string()
        .min(1)
        .optional()
        .describe('A Word file (.docx) in the workspace, whose styles and theme the Word briefs have.'),
      ...lookShape,
      files: z
        .array(
          statedFactsSchema(language).extend({
            match: z.string().min(1).describe('A pattern of file names, such as *进口*.csv'),
          }),
        )
        .default([])
        .describe('What holds for files by their names; the first rule that says a thing holds.'),
      plugins: z
        .array(z.string().min(1))
        .default([])
        .describe('Modules (.js, .mjs) in the workspace, each of which exports sections of one’s own.'),
      nomenclature: z
        .string()
        .min(1)
        .optional()
        .describe('A CSV file of code,from,to: when commodity codes began and ended, for the checks.'),
      correlations: z
        .array(
          z.strictObject({
            file: z.string().min(1).describe('The table (.csv, .xlsx, .xls) in the workspace.'),
            former: nomenclature.optional().describe('The earlier nomenclature, if no heading says it.'),
            later: nomenclature.optional().describe('The later nomenclature, if no heading says it.'),
          }),
        )
        .optional()
        .describe('Correlation tables of nomenclatures: which former codes became which later ones.'),
      ...codeMappingsShape(language),
      desk: deskSchema.optional(),
      ledger: ledgerSchema(language)
        .optional()
        .describe('Where the ledger is, if it is not the file ledger.duckdb: on a Trino cluster.'),
      releases: releaseRulesSchema().optional(),
      site: siteSchema(language).optional(),
      calendar: calendarSchema().optional(),
      ...automationShape(),
    })
    .describe('A workspace of Tradebrief.')
}

export type Config = z.infer<ReturnType<typeof configSchema>>
