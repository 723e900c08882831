import { z } from 'zod'
import type { CodeLists } from '../../codes/codes.ts'
import {
  findPublication,
  hasReporter,
  listPublications,
  usualPublication,
} from '../../codes/publications/publications.ts'
import { type Flow, flows, type Localized, type Reported } from '../../trade/trade.ts'
import type { KindFault } from './kinds.ts'

/** The sections that set the data of other reporters beside the brief's own. */
export const otherReporterSections = ['market', 'mirror'] as const

type OtherReporterSection = (typeof otherReporterSections)[number]

/** Another reporter as a product file names it. */
export interface OtherReporter {
  readonly reporter: string
  readonly source?: string | undefined
}

/** Another reporter whose data the section `mirror` shows. */
export interface MirroredReporter extends Reported {
  /** The flows of the brief that its data mirror: exports with its imports, imports with its exports. */
  readonly flows: readonly Flow[]
}

/** Another reporter with the flows of its own that the sections show. */
export interface OtherReported extends Reported {
  readonly flows: readonly Flow[]
}

/** What of a product file depends on the other reporters that it names. */
interface OtherReportersFile {
  readonly market: readonly OtherReporter[]
  readonly mirror: readonly (OtherReporter & { readonly flows?: readonly Flow[] | undefined })[]
  readonly kind: string
  readonly reporter: string
  readonly flows: readonly Flow[]
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
  const mirrored = other.extend({
    flows: z
      .array(z.enum(flows))
      .min(1)
      .refine((named) => new Set(named).size === named.length)
      .optional()
      .describe(
        'Which flows of the brief are mirrored: export by the reporter’s imports, import by its exports. By default exports, or imports where the brief has no exports.',
      ),
  })
  return {
    market: oneOrMore(other).describe(
      'Other reporters whose imports by origin the section `market` shows, by their own statistics, summed at six digits of the Harmonized System.',
    ),
    mirror: oneOrMore(mirrored).describe(
      'Other reporters whose data the section `mirror` sets beside the brief’s own: their imports beside its exports, their exports beside its imports.',
    ),
  }
}

const oneOrMore = <Schema extends z.ZodType>(item: Schema) =>
  z
    .union([item, z.array(item).min(1).max(most)])
    .default([])
    .transform((named): readonly z.output<Schema>[] => (Array.isArray(named) ? named : [named]))

/** The reporters that a field names, each with its source. */
export const toReported = (others: readonly OtherReporter[]): Reported[] =>
  others.map(({ reporter, source }) => ({ reporter, source: sourceFor({ reporter, source }) }))

/** The same of the field `mirror`, with the flows that are mirrored. */
export const toMirrored = ({
  mirror,
  flows,
}: Pick<OtherReportersFile, 'mirror' | 'flows'>): MirroredReporter[] =>
  mirror.map((other) => ({
    ...{ reporter: other.reporter, source: sourceFor(other) },
    flows: other.flows ?? [flows.includes('export') ? 'export' : 'import'],
  }))

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

/** The other reporters that a product's sections show, each once, with the flows of their own that are shown. */
export function listOtherReporters({
  market,
  mirror,
}: {
  readonly market: readonly Reported[]
  readonly mirror: readonly MirroredReporter[]
}): OtherReported[] {
  const shown = [
    ...market.map((reported) => ({ ...reported, flow: 'import' as const })),
    ...mirror.flatMap(({ flows: mirrored, ...reported }) =>
      mirrored.map((flow) => ({ ...reported, flow: getOppositeFlow(flow) })),
    ),
  ]
  const reporters = new Map(shown.map(({ reporter, source }) => [reporter, { reporter, source }]))
  return [...reporters.values()].map((reported) => ({
    ...reported,
    flows: flows.filter((flow) =>
      shown.some((item) => item.reporter === reported.reporter && item.flow === flow),
    ),
  }))
}

/** The flow by which the other side records the same trade. */
export const getOppositeFlow = (flow: Flow): Flow => (flow === 'export' ? 'import' : 'export')

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
  for (const flow of new Set(file.mirror.flatMap((other) => other.flows ?? [])))
    if (!file.flows.includes(flow))
      add(['mirror'], {
        zh: `要对照的 ${flow} 不在简报的 flows 中`,
        en: `${flow} is to be mirrored, which the flows of the brief leave out`,
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
