import { z } from 'zod'
import type { CodeLists } from '../../codes/codes.ts'
import {
  findPublication,
  hasReporter,
  listPublications,
  usualPublication,
} from '../../codes/publications/publications.ts'
import type { Localized, Reported } from '../../trade/trade.ts'
import type { KindFault } from './kinds.ts'

/** The sections that set the data of other reporters beside the brief's own. */
export const otherReporterSections = ['market', 'mirror'] as const

type OtherReporterSection = (typeof otherReporterSections)[number]

/** Another reporter as a product file names it. */
export interface OtherReporter {
  readonly reporter: string
  readonly source?: string | undefined
}

/** What of a product file depends on the other reporters that it names. */
interface OtherReportersFile extends Readonly<Record<OtherReporterSection, readonly OtherReporter[]>> {
  readonly kind: string
  readonly reporter: string
  readonly flows: readonly string[]
  readonly sections: string | readonly string[]
}

const most = 9

/** The fields of a product file that name other reporters. */
export const otherReporterFields = () => {
  const other = z.strictObject({
    reporter: z.string().describe('Whose statistics: ISO 3166 alpha-3 (BRA), or EU.'),
    source: z
      .enum(listPublications().map(({ source }) => source))
      .optional()
      .describe('By default the reporter’s own statistics where they can be read, or else comtrade.'),
  })
  const others = z
    .union([other, z.array(other).min(1).max(most)])
    .default([])
    .transform((named): readonly OtherReporter[] => (Array.isArray(named) ? named : [named]))
  return {
    market: others.describe(
      'Other reporters whose imports by origin the section `market` shows, by their own statistics, summed at six digits of the Harmonized System.',
    ),
    mirror: others.describe(
      'Other reporters whose imports from the brief’s the section `mirror` sets beside the brief’s exports to them.',
    ),
  }
}

/** The reporters that a field names, each with its source. */
export const toReported = (others: readonly OtherReporter[]): Reported[] =>
  others.map(({ reporter, source }) => ({ reporter, source: sourceFor({ reporter, source }) }))

const sourceFor = ({ reporter, source }: OtherReporter): string =>
  source ?? usualPublication(reporter)?.source ?? ''

/** The sections of a product with those that its other reporters need, last where the file does not name them. */
export const withOtherReporters = (
  sections: readonly string[],
  file: Readonly<Record<OtherReporterSection, readonly unknown[]>>,
): readonly string[] => [
  ...sections,
  ...otherReporterSections.filter((name) => file[name].length > 0 && !sections.includes(name)),
]

/** The other reporters that a product's sections show, each once. */
export function listOtherReporters({
  market,
  mirror,
}: Readonly<Record<OtherReporterSection, readonly Reported[]>>): Reported[] {
  return [...new Map([...market, ...mirror].map((reported) => [reported.reporter, reported])).values()]
}

/** What of a product file does not go with the other reporters that it names. */
export function otherReporterFaults(file: OtherReportersFile, codes: CodeLists): KindFault[] {
  const faults: KindFault[] = []
  const add = (path: KindFault['path'], message: Localized) => faults.push({ path, message })
  for (const section of otherReporterSections) {
    const others = file[section]
    const position = Array.isArray(file.sections) ? file.sections.indexOf(section) : -1
    if (position >= 0 && others.length === 0)
      add(['sections', position], {
        zh: `这一部分需要写明用谁的数据，如 ${section}: {reporter: BRA}`,
        en: `this section needs to be told whose data it shows, such as ${section}: {reporter: BRA}`,
      })
    if (others.length > 0 && (file.kind === 'partner' || file.kind === 'place'))
      add([section], {
        zh: '只有一个贸易伙伴或一个省市的简报没有这一部分',
        en: 'the brief of one partner or one place has no such section',
      })
    for (const fault of others.flatMap((other) => listFaults(other, file, codes))) add([section], fault)
    if (new Set(others.map(({ reporter }) => reporter)).size < others.length)
      add([section], { zh: '每个报告方只能写一次', en: 'expected each reporter once' })
  }
  if (file.mirror.length > 0 && !file.flows.includes('export'))
    add(['mirror'], {
      zh: '双边对照需要出口方向的数据，flows 中没有 export',
      en: 'exports are mirrored, which flows leaves out',
    })
  for (const { reporter, source } of file.mirror) {
    const twin = file.market.find((other) => other.reporter === reporter)
    if (twin && sourceFor(twin) !== sourceFor({ reporter, source }))
      add(['mirror'], {
        zh: `${reporter} 在 market 和 mirror 中的来源不同，应一致`,
        en: `market and mirror name different sources of ${reporter}; expected one`,
      })
  }
  return faults
}

function listFaults(other: OtherReporter, file: OtherReportersFile, codes: CodeLists): Localized[] {
  const { reporter } = other
  if (reporter !== 'EU' && codes.findPartnerById(reporter) === undefined)
    return [
      {
        zh: `${reporter} 不是 ISO 3166 三位字母代码（BRA）或 EU`,
        en: `${reporter} is no ISO 3166 alpha-3 code (BRA), nor EU`,
      },
    ]
  if (reporter === file.reporter)
    return [
      {
        zh: `${reporter} 是这份简报自己的报告方，应写另一个`,
        en: `${reporter} is the brief’s own reporter; expected another one`,
      },
    ]
  const publication = findPublication(sourceFor(other))
  if (publication && hasReporter(publication, reporter)) return []
  const sources = listPublications().filter((item) => hasReporter(item, reporter))
  const available = sources.map(({ source }) => source).join(', ')
  return [
    {
      zh: `${sourceFor(other)} 没有 ${reporter} 的数据；可用：${available}`,
      en: `${sourceFor(other)} does not have the trade of ${reporter}; there is: ${available}`,
    },
  ]
}
