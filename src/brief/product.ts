import { z } from 'zod'
import { groupOfId, groups } from '../codes/groups.ts'
import { partnerOfId } from '../codes/partners.ts'
import type { Language, Localized } from '../trade/language.ts'
import { type Month, yearOf } from '../trade/month.ts'
import { chartNames } from './charts/chart-names.ts'
import { ownSectionSchema } from './sections/own-section-file.ts'
import { type SectionSet, sectionNames, sectionSets, sectionsOf } from './sections/section-names.ts'
import { ownWordsSchema } from './wording/own-words.ts'

/** The nomenclature years of the Harmonized System, latest first, with the first year that each holds in. */
const nomenclatures = [
  ['HS2022', 2022],
  ['HS2017', 2017],
  ['HS2012', 2012],
  ['HS2007', 2007],
  ['HS2002', 2002],
  ['HS1996', 1996],
] as const

export type Nomenclature = (typeof nomenclatures)[number][0]

/** The nomenclature that holds in a month: HS2022 from January 2022 on. */
export function nomenclatureOf(month: Month): Nomenclature {
  const year = yearOf(month)
  return nomenclatures.find(([, from]) => year >= from)?.[0] ?? 'HS1996'
}

/** The multiples of a unit by their Chinese names. */
export const multiples = { 亿: 100_000_000n, 百万: 1_000_000n, 万: 10_000n, 千: 1_000n, 个: 1n } as const

const setNames = Object.keys(sectionSets) as [SectionSet, ...SectionSet[]] // the keys that it was written with

/**
 * A product file: names, classes and codes, and where it departs from the defaults, units, groups,
 * ranking length, share denominators, decimals and overrides. Everything but names and codes has a
 * default, so that a short file is a whole one. Its messages are in the
 * given language.
 */
export function productSchema(language: Language) {
  const say = (words: Localized): string => words[language]
  const groupIds = groups()
    .map(({ id }) => id)
    .join(', ')
  const localized = z
    .strictObject({ zh: z.string().min(1), en: z.string().min(1) })
    .describe('The same words in Chinese and in English.')

  const hsCode = z
    .string()
    .regex(/^(\d{2}|\d{4}|\d{6}|\d{8}|\d{10})$/, {
      error: say({
        zh: '应为加引号的 2、4、6、8 或 10 位商品编码',
        en: 'expected an HS code in quotes, of 2, 4, 6, 8 or 10 digits',
      }),
    })
    .describe('An HS code of 2, 4, 6, 8 or 10 digits, in quotes, so that a leading zero is kept.')

  const codesByNomenclature = z
    .partialRecord(z.enum(nomenclatures.map(([name]) => name)), z.array(hsCode).min(1))
    .refine((codes) => Object.keys(codes).length > 0, {
      error: say({ zh: '至少应有一个税则版本的编码', en: 'expected the codes of at least one nomenclature' }),
    })
    .describe('The codes of each nomenclature year; a comparison across a break uses each year’s own.')

  const productClass = z.strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/, {
        error: say({
          zh: '应为小写字母、数字和连字符',
          en: 'expected lower-case letters, digits and hyphens',
        }),
      })
      .optional()
      .describe(
        'What ids of figures call the class: export.class.cells.month.value. By default its place, from 1.',
      ),
    name: localized,
    codes: codesByNomenclature,
  })

  const group = z
    .string()
    .refine((id) => groupOfId(id) !== undefined, {
      error: say({ zh: `应为其中之一：${groupIds}`, en: `expected one of: ${groupIds}` }),
    })
    .describe('A group of partners from the code lists, such as ASEAN or EU.')

  const partner = z
    .string()
    .refine((id) => partnerOfId(id) !== undefined, {
      error: say({
        zh: '应为 ISO 3166 三位字母代码（USA），或 X 加海关代码（X701）',
        en: 'expected an ISO 3166 alpha-3 code (USA), or X and a customs code (X701)',
      }),
    })
    .describe('A partner: ISO 3166 alpha-3 (USA), or X and the customs code (X701).')

  const decimals = z.int().min(0).max(9)

  const scale = z.strictObject({
    factor: z.int().positive().describe('How many base units make one shown unit: 10000 for 万.'),
    label: localized.describe('What the unit is called: 吨 for a factor of 1000 over 千克.'),
  })

  const section = z.enum(sectionNames)
  const sectionSet = z.enum(setNames)
  const ownId = z.string().regex(/^[a-z][A-Za-z0-9-]*$/, {
    error: say({ zh: '应为小写字母开头的字母、数字和连字符', en: 'expected letters, digits and hyphens' }),
  })

  const multiple = z.enum(['亿', '百万', '万', '千', '个'])

  return z
    .strictObject({
      name: localized.describe('What the brief calls the product.'),
      classes: z
        .array(productClass)
        .min(1)
        .refine((classes) => new Set(classes.map(({ id }, at) => id ?? at)).size === classes.length, {
          error: say({ zh: '分类的 id 不可重复', en: 'expected each id of a class once' }),
        })
        .describe('The classes of the product, as the footnote lists them.'),
      flows: z
        .array(z.enum(['export', 'import']))
        .min(1)
        .refine((flows) => new Set(flows).size === flows.length, {
          error: say({ zh: '进出口方向不可重复', en: 'expected each flow once' }),
        })
        .default(['export', 'import'])
        .describe('Which directions of trade the brief covers; its sections adapt.'),
      groups: z
        .array(group)
        .default(['ASEAN', 'EU'])
        .describe('Groups shown above the ranking, in this order.'),
      top: z.int().min(1).max(99).default(10).describe('How many partners and places a table ranks.'),
      named: z.int().min(1).max(9).default(3).describe('How many partners and places the prose names.'),
      currency: z.enum(['USD', 'CNY']).default('USD').describe('The series used; one is never converted.'),
      value: z
        .strictObject({
          scale: multiple.default('亿').describe('The unit of money shown: 亿 is 亿美元.'),
          decimals: decimals.default(1),
        })
        .prefault({}),
      quantity: z
        .enum(['first', 'second', 'both', 'none'])
        .default('first')
        .describe('Which of customs’ two quantities the brief shows.'),
      quantityScale: z
        .union([multiple, scale])
        .default('万')
        .describe(
          'The unit of quantity shown: 万 before customs’ own unit, or a factor with a label of its own.',
        ),
      without: z
        .strictObject({
          export: z.array(partner).default([]),
          import: z.array(partner).default(['CHN']),
        })
        .prefault({})
        .describe('Partners that are neither ranked nor part of what shares are taken of.'),
      bulletin: z
        .strictObject({ export: z.string().min(1).optional(), import: z.string().min(1).optional() })
        .optional()
        .describe('The line of the customs bulletin that is the product’s own, as its tables name it.'),
      base: z
        .enum(['latest', 'first-published', 'bulletin'])
        .default('latest')
        .describe(
          'What growth is compared with: the year before as revised by now, as first published, or with its totals as the customs bulletin printed them.',
        ),
      sections: z
        .union([sectionSet, z.array(z.union([section, sectionSet, ownId])).min(1)], {
          error: say({
            zh: `应为 ${setNames.join(' 或 ')}，或由其中各项组成的列表：${[...setNames, ...sectionNames].join('、')}`,
            en: `expected ${setNames.join(' or ')}, or a list of these: ${[...setNames, ...sectionNames].join(', ')}`,
          }),
        })
        .default('standard')
        .describe('The sections of the brief, in order, or the name of a set: standard, extended.'),
      ownSections: z
        .record(ownId, ownSectionSchema(language))
        .default({})
        .describe('Sections of one’s own, by the names that `sections` has for them.'),
      wording: z
        .strictObject({ zh: ownWordsSchema(language).optional(), en: ownWordsSchema(language).optional() })
        .default({})
        .describe('Words of one’s own for titles, headings, captions and the source, by language.'),
      charts: z
        .array(z.enum(chartNames))
        .default([...chartNames])
        .describe('The charts of the brief, each where its section stands; an empty list for none.'),
      overrides: z
        .record(
          z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, {
            error: say({
              zh: '应为加引号的月份，如 "2023-12"',
              en: 'expected a month in quotes, such as "2023-12"',
            }),
          }),
          z.record(z.string(), z.strictObject({ decimals })),
        )
        .default({})
        .describe('Decimals of single figures, by month and figure id.'),
    })
    .superRefine(({ base, bulletin }, context) => {
      if (base === 'bulletin' && !bulletin?.export && !bulletin?.import)
        context.addIssue({
          code: 'custom',
          path: ['base'],
          message: say({
            zh: '需要写明月报中的哪一行，如 bulletin: {export: 锂离子蓄电池}',
            en: 'needs the line of the bulletin, such as bulletin: {export: 锂离子蓄电池}',
          }),
        })
    })
    .superRefine(({ sections, ownSections }, context) => {
      const known: readonly string[] = [...setNames, ...sectionNames, ...Object.keys(ownSections)]
      for (const [index, name] of (typeof sections === 'string' ? [] : sections).entries())
        if (!known.includes(name))
          context.addIssue({
            code: 'custom',
            path: ['sections', index],
            message: say({
              zh: `没有这一部分，应为其中之一：${known.join('、')}`,
              en: `there is no such section; expected one of: ${known.join(', ')}`,
            }),
          })
      for (const name of Object.keys(ownSections))
        if ([...setNames, ...sectionNames].some((taken) => taken === name))
          context.addIssue({
            code: 'custom',
            path: ['ownSections', name],
            message: say({ zh: '这个名称已有所指，请另取', en: 'this name is taken; choose another' }),
          })
    })
    .transform((file) => ({ ...file, sections: sectionsOf(file.sections) }))
    .describe('A product of Tradebrief.')
}

export type ProductFile = z.infer<ReturnType<typeof productSchema>>

/** A product file with the id that its file name gives. */
export interface Product extends ProductFile {
  /** The file's name without its ending: `lithium-ion`. */
  readonly id: string
}

/** Which nomenclature's codes a product uses in a month. */
export interface NomenclatureUse {
  /** The one that holds in the month. */
  readonly holding: Nomenclature
  /** The one that the product file has codes of: the holding one, or else the nearest, a later one first. */
  readonly used: Nomenclature
}

/**
 * A product file that gives the codes of one nomenclature only means them for the years around it too;
 * where they did not exist then, the data will be missing, and the brief says whose codes it used.
 */
export function nomenclatureUse(product: Product, month: Month): NomenclatureUse {
  const holding = nomenclatureOf(month)
  const given = new Set(product.classes.flatMap(({ codes }) => Object.keys(codes)))
  const order = nomenclatures.map(([name]) => name)
  const at = order.indexOf(holding)
  const nearest = order
    .filter((name) => given.has(name))
    .sort((a, b) => Math.abs(order.indexOf(a) - at) - Math.abs(order.indexOf(b) - at))
  return { holding, used: nearest[0] ?? holding }
}

/** The codes of a product in a month, over all its classes. */
export function productCodes(product: Product, month: Month): readonly string[] {
  const { used } = nomenclatureUse(product, month)
  return [...new Set(product.classes.flatMap(({ codes }) => codes[used] ?? []))].sort()
}
