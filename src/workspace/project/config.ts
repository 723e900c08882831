import { z } from 'zod'
import { plainText } from '../../brief/brief.ts'
import { nomenclatures } from '../../brief/product/product.ts'
import type { Language } from '../../trade/trade.ts'
import { codeMappingsShape } from './code-mappings-schema.ts'
import { ledgerSchema } from './ledger-address.ts'
import { statedFactsSchema } from './stated-facts.ts'

/** The schema of `tradebrief.yaml`. */
export function configSchema(language: Language) {
  const nomenclature = z.enum(nomenclatures.map(([name]) => name))
  return z
    .strictObject({
      issuer: plainText(language).nullish().describe('Who issues the briefs; printed under the title.'),
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
      ledger: ledgerSchema(language)
        .optional()
        .describe('Where the ledger is, if it is not the file ledger.duckdb: on a Trino cluster.'),
    })
    .describe('A workspace of Tradebrief.')
}

export type Config = z.infer<ReturnType<typeof configSchema>>
