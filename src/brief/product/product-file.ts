import { z } from 'zod'
import { type CodeLists, standardCodes } from '../../codes/codes.ts'
import { type Language, type Localized, parsePeriod } from '../../trade/trade.ts'
import { plainText } from '../plain-text.ts'
import { acceptedSchema } from './accepted-findings.ts'
import { chartNames } from './chart-names.ts'
import { editionWords, inEditions } from './edition-words.ts'
import { getWithin, kindFaults, kinds, listSectionsOfFile, withCurrencies } from './kinds.ts'
import { memberSchemas } from './member-schemas.ts'
import { nomenclatures } from './nomenclature.ts'
import {
  otherReporterFaults,
  otherReporterFields,
  toMirrored,
  toReported,
  withOtherReporters,
} from './other-reporters.ts'
import { ownSectionSchema } from './own-section-file.ts'
import { ownWordsSchema } from './own-words-schema.ts'
import {
  getReported,
  listReimports,
  reporterFaults,
  reporterFields,
  usualCurrency,
  withoutPlaces,
} from './reporter.ts'
import { type SectionSet, sectionNames, sectionSets } from './section-names/section-names.ts'

const setNames = Object.keys(sectionSets) as [SectionSet, ...SectionSet[]] // the keys that it was written with

/**
 * A product file: names, classes and codes, and where it departs from the defaults, units, groups,
 * ranking length, share denominators, decimals and overrides. Everything but names and codes has a
 * default, so that a short file is a whole one. Its messages are in the
 * given language.
 *
 * @param plugins the sections that the workspace's plugins bring.
 * @param codes the code lists with what the workspace maps.
 */
export function productSchema(
  language: Language,
  plugins: readonly string[] = [],
  codes: CodeLists = standardCodes,
) {
  const say = (words: Localized): string => words[language]
  const localized = editionWords(plainText(language)).describe(
    'The same words in Chinese and in English and, if wanted, in further languages of editions: pt.',
  )

  const hsCode = z
    .string()
    .regex(/^(\d{2}|\d{4}|\d{6}|\d{8,10})$/, {
      error: say({
        zh: '应为加引号的 2、4、6、8、9 或 10 位商品编码',
        en: 'expected an HS code in quotes, of 2, 4, 6, 8, 9 or 10 digits',
      }),
    })
    .describe('An HS code of 2, 4, 6, 8, 9 (Japan) or 10 digits, in quotes, so that a leading zero is kept.')

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

  const { group, place, partner } = memberSchemas(language, codes)
  const bulletinNames = z.union([plainText(language), z.array(plainText(language)).min(1)])

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

  const autoMultiple = z.enum(['auto', '亿', '百万', '万', '千', '个'])

  return z
    .strictObject({
      name: localized.describe('What the brief calls the product.'),
      tags: z
        .array(plainText(language).max(40))
        .max(20)
        .default([])
        .describe('Words that the desk filters products by; no brief prints them.'),
      kind: z
        .enum(kinds)
        .default('product')
        .describe('What the brief is about: a product, a comparison of products, one partner, or one place.'),
      partner: partner.optional().describe('Of kind partner: with whom. ISO 3166 alpha-3 (USA).'),
      place: place.optional().describe('Of kind place: whose trade. ISO 3166-2 (CN-GD).'),
      products: z
        .array(z.string().min(1))
        .refine((ids) => new Set(ids).size === ids.length, {
          error: say({ zh: '产品不可重复', en: 'expected each product once' }),
        })
        .default([])
        .describe(
          'Other products of the workspace, by id, which are the classes of this one; not of kind product.',
        ),
      classes: z
        .array(productClass)
        .default([])
        .refine(
          (classes) => new Set(classes.map(({ id }, position) => id ?? position)).size === classes.length,
          {
            error: say({ zh: '分类的 id 不可重复', en: 'expected each id of a class once' }),
          },
        )
        .describe('The classes of the product, as the footnote lists them.'),
      flows: z
        .array(z.enum(['export', 'import']))
        .min(1)
        .refine((flows) => new Set(flows).size === flows.length, {
          error: say({ zh: '进出口方向不可重复', en: 'expected each flow once' }),
        })
        .default(['export', 'import'])
        .describe('Which directions of trade the brief covers; its sections adapt.'),
      ...reporterFields(language),
      groups: z
        .array(group)
        .default(['ASEAN', 'EU'])
        .describe('Groups shown above the ranking, in this order.'),
      top: z.int().min(1).max(99).default(10).describe('How many partners and places a table ranks.'),
      named: z.int().min(1).max(9).default(3).describe('How many partners and places the prose names.'),
      value: z
        .strictObject({
          scale: autoMultiple
            .default('auto')
            .describe('The unit of money shown: 亿 is 亿美元; auto chooses one for each brief.'),
          decimals: decimals
            .optional()
            .describe('By default as many as shares need, three at most; 1 where the unit is stated.'),
        })
        .prefault({}),
      quantity: z
        .enum(['first', 'second', 'both', 'none'])
        .optional()
        .describe('Which of customs’ two quantities the brief shows: by default the first, of a product.'),
      quantityScale: z
        .union([autoMultiple, scale])
        .default('auto')
        .describe(
          'The unit of quantity shown: auto chooses one for each brief, kilograms as tonnes; 万 before customs’ own unit, or a factor with a label of its own.',
        ),
      accept: acceptedSchema(say),
      without: z
        .strictObject({
          export: z.array(partner).default([]),
          import: z.array(partner).optional().describe('By default the reporter itself.'),
        })
        .prefault({})
        .describe('Partners that are neither ranked nor part of what shares are taken of.'),
      bulletin: z
        .strictObject({ export: bulletinNames.optional(), import: bulletinNames.optional() })
        .optional()
        .describe(
          'The line of the customs bulletin that is the product’s own, as its tables name it; where the name changed over the years, every one.',
        ),
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
        .optional()
        .describe('The sections of the brief, in order, or the name of a set: standard, extended.'),
      ownSections: z
        .record(ownId, ownSectionSchema(language))
        .default({})
        .describe('Sections of one’s own, by the names that `sections` has for them.'),
      wording: z
        .strictObject(inEditions(ownWordsSchema(language)))
        .default({})
        .describe('Words of one’s own for titles, headings, captions and the source, by language.'),
      places: z
        .enum(['standard', 'full'])
        .default('standard')
        .describe('What is told of places: full adds share, quantity, joint share and the fastest growing.'),
      against: z
        .int()
        .min(1950)
        .max(2199)
        .default(2019)
        .describe('The year that the section `against` compares with.'),
      ...otherReporterFields(),
      charts: z
        .array(z.enum(chartNames))
        .default([...chartNames])
        .describe('The charts of the brief, each where its section stands; an empty list for none.'),
      overrides: z
        .record(
          z.string().refine((text) => parsePeriod(text) !== null && text === text.trim(), {
            error: say({
              zh: '应为加引号的月份，如 "2023-12"，或 "2023-H1"、"2023"',
              en: 'expected a month in quotes, such as "2023-12", or "2023-H1" or "2023"',
            }),
          }),
          z.record(z.string(), z.strictObject({ decimals })),
        )
        .default({})
        .describe('Decimals of single figures, by month and figure id.'),
    })
    .superRefine(({ sections = 'standard', ownSections, ...file }, context) => {
      for (const { path, message } of [
        ...kindFaults({ ...file, sections }),
        ...reporterFaults({ ...file, sections }, codes),
        ...otherReporterFaults({ ...file, sections }, codes),
      ])
        context.addIssue({ code: 'custom', path: [...path], message: say(message) })
      const seen = new Set<string>([...setNames, ...sectionNames, ...Object.keys(ownSections), ...plugins])
      const unknown = say({
        zh: `没有这一部分，应为其中之一：${[...seen].join('、')}`,
        en: `there is no such section; expected one of: ${[...seen].join(', ')}`,
      })
      for (const [index, name] of (typeof sections === 'string' ? [] : sections).entries())
        if (!seen.has(name))
          context.addIssue({
            code: 'custom',
            path: ['sections', index],
            message: unknown,
          })
      for (const name of Object.keys(ownSections))
        if ([...setNames, ...sectionNames, ...plugins].some((taken) => taken === name))
          context.addIssue({
            code: 'custom',
            path: ['ownSections', name],
            message: say({ zh: '这个名称已有所指，请另取', en: 'this name is taken; choose another' }),
          })
    })
    .transform(({ sections, quantity, currency, reporter, source, nomenclature, ...file }) => ({
      ...file,
      ...getReported({ reporter, source }),
      ...(nomenclature !== undefined && { nomenclature }),
      currency: currency === 'both' ? ('USD' as const) : (currency ?? usualCurrency({ reporter, source })),
      secondCurrency: currency === 'both' ? ('CNY' as const) : undefined,
      quantity: quantity ?? (file.kind === 'product' ? 'first' : 'none'),
      sections: withOtherReporters(
        withCurrencies(
          withoutPlaces(listSectionsOfFile(file.kind, sections), { reporter, source }),
          currency === 'both',
        ),
        file,
      ),
      market: toReported(file.market),
      mirror: toMirrored(file),
      // With one partner, there is none to leave out.
      without:
        file.kind === 'partner'
          ? { export: [], import: [] }
          : { ...file.without, import: file.without.import ?? listReimports(reporter, codes) },
      within: getWithin(file, codes),
    }))
    .describe('A product of Tradebrief.')
}

export type ProductFile = z.infer<ReturnType<typeof productSchema>>
