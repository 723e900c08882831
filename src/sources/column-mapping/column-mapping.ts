/**
 * What the columns and codes of a table mean, as a person writes it: for files of which no list knows the codes.
 *
 * @module
 */
import { z } from 'zod'
import { currencies, type Language, type Localized } from '../../trade/trade.ts'

const column = z.string().min(1).describe('The name of a column, as the heading has it.')

/** A code of the file is left out with `omit`, which is counted and reported. */
const codesOf = <Target extends z.ZodType>(target: Target) =>
  z
    .record(z.string(), z.union([target, z.literal('omit')]))
    .describe('What codes of the file mean, each in quotes; omit leaves their rows out.')

/** The columns of a table by what they mean. A part that is no column is written in its place: `reporter: CHE`. */
export const columnMappingSchema = (language: Language) =>
  z.strictObject({ ...keyParts(language), ...amountParts(), ...rowParts() })

/** Which trade a row is of. */
function keyParts(language: Language) {
  const digits = z.string().regex(/^\d{2,15}$/, { error: noCode[language] })
  const area = z.string().regex(/^[A-Z0-9]{2,4}$/, { error: noArea[language] })
  const direction = z.enum(['export', 'import'])
  return {
    reporter: z
      .union([area, z.strictObject({ column, codes: codesOf(area).optional() })])
      .describe(
        'Who reports the trade: ISO 3166 alpha-3, or EU. A column may have alpha-2 or alpha-3 codes.',
      ),
    flow: z
      .union([direction, z.strictObject({ column, codes: codesOf(direction) })])
      .describe('The direction of trade.'),
    period: z
      .strictObject({ column })
      .default({ column: 'TIME_PERIOD' })
      .describe('Months, quarters or years: 2023-05, 2023-M05, 2023-Q2, 2023.'),
    commodity: z
      .strictObject({
        column,
        codes: codesOf(z.union([digits, z.literal('total')])).optional(),
        digits: z
          .array(z.number().int().min(2).max(15))
          .min(1)
          .optional()
          .describe('How many digits the codes have that are loaded; the rows of others are left out.'),
      })
      .describe('The codes of goods: digits, with or without points. total: all goods.'),
    partner: z
      .strictObject({
        column,
        scheme: z
          .enum(['iso', 'm49', 'customs'])
          .default('iso')
          .describe(
            'What its codes are: ISO 3166 (alpha-2 or alpha-3), numbers of the UN’s M49, or Chinese customs’ own.',
          ),
        codes: codesOf(z.union([area, z.enum(['total', 'group'])])).optional(),
      })
      .optional()
      .describe('Partners. total: all of them; group: several, which are not added to their members.'),
    place: members('Places: Chinese provinces or states of the reporter, by code or ISO 3166-2.'),
    procedure: members('Customs procedures, by the codes of Chinese customs.'),
  }
}

/** Which amount a row has, and in what. */
function amountParts() {
  const money = z.enum(currencies)
  const power = z.number().int().min(-9).max(12)
  const unit = z.union([
    z.string().min(1),
    z.strictObject({ column, codes: codesOf(z.string().min(1)).optional() }),
  ])
  return {
    measure: z
      .strictObject({ column, codes: codesOf(z.enum(['value', 'quantity', 'quantity2'])) })
      .optional()
      .describe('Which amount a row has. Without it each row is a value.'),
    amount: z.strictObject({ column }).default({ column: 'OBS_VALUE' }).describe('The amounts.'),
    currency: z
      .union([money, z.strictObject({ column, codes: codesOf(money).optional() })])
      .describe('The currency of values, ISO 4217.'),
    multiplier: z
      .union([
        z.strictObject({ column }),
        z.strictObject({ value: power.default(0), quantity: power.default(0) }),
      ])
      .optional()
      .describe('The power of ten by which amounts are multiplied (UNIT_MULT): 3 for thousands.'),
    unit: unit.optional().describe('The unit of the quantity: a name of customs (千克) or a code (KGM).'),
    unit2: unit.optional().describe('The unit of the second quantity.'),
  }
}

/** What else is said of a row, and which rows are loaded. */
function rowParts() {
  const statuses = z.enum(['normal', 'estimated', 'provisional', 'confidential', 'missing'])
  return {
    status: z
      .strictObject({ column, codes: codesOf(statuses) })
      .optional()
      .describe('What is said of an amount. A row may have no amount only if it is confidential or missing.'),
    asOf: z.strictObject({ column }).optional().describe('When the data were published, ISO 8601.'),
    only: z
      .record(z.string(), z.array(z.string()).min(1))
      .optional()
      .describe('By column, the codes whose rows are loaded; the rows of others are left out.'),
    ignore: z.array(column).optional().describe('Columns that say nothing of which trade a row is of.'),
  }
}

const members = (what: string) =>
  z
    .strictObject({
      column,
      codes: codesOf(z.union([z.string().regex(/^[A-Z0-9]{1,4}$/), z.literal('total')])).optional(),
    })
    .optional()
    .describe(`${what} total: not broken down.`)

const noCode: Localized = { zh: '应为加引号的数字编码', en: 'expected digits in quotes' }
const noArea: Localized = {
  zh: '应为 ISO 3166 三位字母代码或海关编码',
  en: 'expected an ISO 3166 alpha-3 code or a customs code',
}

export type ColumnMapping = z.infer<ReturnType<typeof columnMappingSchema>>
