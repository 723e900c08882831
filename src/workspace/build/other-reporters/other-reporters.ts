import { briefNeeds, listReporterNames, type OtherReporterInput } from '../../../brief/brief.ts'
import {
  asOtherReporter,
  listOtherReporters,
  listSubheadings,
  type Nomenclature,
  type OtherReported,
  type Product,
} from '../../../brief/product/product.ts'
import { type Ledger, type Load, selectReporter } from '../../../ledger/ledger.ts'
import type { PartialSubheading } from '../../../review/checks/checks.ts'
import { UserError } from '../../../trade/errors/errors.ts'
import {
  type FigureName,
  listMonths,
  type Month,
  type MonthRange,
  mirrorRules,
} from '../../../trade/trade.ts'
import { flowWords, nameStatistics } from '../../words/words.ts'
import { gathered } from '../brief-input.ts'
import type { BriefOptions } from '../brief-options.ts'
import { type BriefData, queryBriefData } from '../query-totals.ts'
import { findPartialSubheadings, type SubheadingGroup, withWholeSubheadings } from './whole-subheadings.ts'

/** What the ledger answers for a product by the data of another reporter. */
export interface OtherReporterData {
  readonly product: Product
  readonly briefData: BriefData
  /** Subheadings of which a person has to say that the files have them whole. */
  readonly partialSubheadings: readonly PartialSubheading[]
}

/**
 * Asks the ledger for a product's trade by the data of each other reporter that its sections show.
 *
 * @throws UserError where the product is not made of whole subheadings, or nothing of the reporter is loaded.
 */
export async function queryOtherReporters(
  ledger: Ledger,
  product: Product,
  month: Month,
  options: BriefOptions,
): Promise<OtherReporterData[]> {
  const others = listOtherReporters(product)
  if (others.length === 0) return []
  const months = briefNeeds(product, month).flatMap(({ spans }) => spans.map((span) => span.months))
  const subheadings = listSubheadings(product, months.flatMap(listMonths))
  const names = listReporterNames(product, month, options.also)
  return Promise.all(
    others.map((reported) => {
      const also = names.flatMap((name) => (name.reporter === reported.reporter ? [inOwnBrief(name)] : []))
      return queryOtherReporter(
        ledger,
        { product, month, reported, subheadings, months },
        { ...options, also },
      )
    }),
  )
}

/** The sums of the other reporters, with the files behind them. @throws UserError where months of it are missing. */
export const gatherOtherReporters = (
  month: Month,
  others: readonly OtherReporterData[],
): OtherReporterInput[] =>
  others.map(({ product, briefData }) => {
    const { sums, scale, origins, files, notes } = gatheredOrRefused(product, month, briefData)
    return {
      product: { ...product, codes: briefData.codes },
      ...{ sums, origins, files, notes },
      ...(scale && { scale }),
    }
  })

/** As `gathered`; a refusal says that the data are those of another reporter. */
function gatheredOrRefused(product: Product, month: Month, briefData: BriefData) {
  try {
    return gathered(product, month, briefData)
  } catch (error) {
    if (!(error instanceof UserError) || !product.reported) throw error
    const { words, where, hint, deskHint } = error
    const statistics = nameStatistics(product.reported, product)
    throw new UserError(
      {
        zh: `伙伴市场或双方对照所用的${statistics.zh}的数据：\n${words.zh}`,
        en: `Data of ${statistics.en}, for the partner markets or mirror data:\n${words.en}`,
      },
      { ...(where && { where }), ...(hint && { hint }), ...(deskHint && { deskHint }), cause: error },
    )
  }
}

/** All loads of the other reporters of a product; its own codes do not select among them. */
export async function listOtherLoads(ledger: Ledger, product: Product): Promise<readonly Load[]> {
  const others = listOtherReporters(product)
  if (others.length === 0) return []
  const ofEach = await Promise.all(
    others.map((reported) => selectReporter(ledger, reported).loads({ commodities: [] })),
  )
  return ofEach.flat()
}

/** A figure as the brief of the reporter itself calls it; the other side of what it is compared with is the brief's own. */
function inOwnBrief({ reporter: _, operation, ...name }: FigureName): FigureName {
  const isMirror = mirrorRules.some((rule) => rule === operation)
  return { ...name, ...(operation && !isMirror && { operation }) }
}

interface Asked {
  readonly product: Product
  readonly month: Month
  readonly reported: OtherReported
  readonly subheadings: Readonly<Partial<Record<Nomenclature, readonly string[]>>>
  /** The months needed. */
  readonly months: readonly MonthRange[]
}

/** The answers by the shortest codes whose data are complete, such as six digits beside eight; else by the shortest. */
async function queryOtherReporter(
  ledger: Ledger,
  asked: Asked,
  options: BriefOptions,
): Promise<OtherReporterData> {
  const { product, month, reported, subheadings, months } = asked
  const { asOf } = options
  const loads = (await listFlowLoads(ledger, reported)).filter(
    (load) => asOf === undefined || Date.parse(load.asOf) <= Date.parse(asOf),
  )
  const choices = listCodeChoices(ledger, asked, loads)
  if (choices.length === 0)
    throw nothingLoaded(product, reported, [...new Set(Object.values(subheadings).flat())])
  let first: OtherReporterData | undefined
  for (const choice of choices) {
    const briefData = await queryBriefData(choice.ledger, choice.product, month, options)
    const partialSubheadings = findPartialSubheadings(loads, choice.groups, months, reported)
    const data = { product: choice.product, briefData, partialSubheadings }
    if (briefData.unmet.length === 0) return data
    first ??= data
  }
  if (!first) throw new Error('there is a choice')
  return first
}

/** The loads of a reporter in the flows that are shown. */
const listFlowLoads = async (ledger: Ledger, reported: OtherReported): Promise<Load[]> =>
  (await selectReporter(ledger, reported).loads()).filter(({ flow }) => reported.flows.includes(flow))

/** The product by codes of one length, and the ledger whose files speak for whole subheadings. */
interface CodeChoice {
  readonly product: Product
  readonly ledger: Ledger
  readonly groups: readonly SubheadingGroup[]
}

/** The codes that loads have under the subheadings, by length, the shortest first; none where there are none. */
function listCodeChoices(
  ledger: Ledger,
  { product, reported, subheadings }: Omit<Asked, 'month' | 'months'>,
  loads: readonly Load[],
): CodeChoice[] {
  const listed = [...new Set(loads.flatMap(({ commodities }) => commodities))].sort()
  const wanted = [...new Set(Object.values(subheadings).flat())]
  const found = listed.filter((code) => wanted.some((subheading) => code.startsWith(subheading)))
  const lengths = [...new Set(found.map(({ length }) => length))].sort((a, b) => a - b)
  return lengths.map((length) => {
    const codesOf = (subheading: string) => codesUnder(found, subheading, length)
    const codes = Object.fromEntries(
      Object.entries(subheadings).map(([edition, list]) => [edition, list.flatMap(codesOf)]),
    )
    const groups = wanted.map((subheading) => ({ subheading, codes: codesOf(subheading) }))
    return {
      product: asOtherReporter(product, reported, codes),
      ledger: withWholeSubheadings(ledger, reported, groups),
      groups,
    }
  })
}

/** The product as the data of each other reporter have it, with their ledger; by the subheadings where nothing is loaded. */
export async function listOtherProducts(
  ledger: Ledger,
  product: Product,
  month: Month,
): Promise<readonly Pick<CodeChoice, 'product' | 'ledger'>[][]> {
  const months = briefNeeds(product, month).flatMap(({ spans }) => spans.map((span) => span.months))
  const others = listOtherReporters(product)
  if (others.length === 0) return []
  const subheadings = listSubheadings(product, months.flatMap(listMonths))
  return Promise.all(
    others.map(async (reported) => {
      const choices = listCodeChoices(
        ledger,
        { product, reported, subheadings },
        await listFlowLoads(ledger, reported),
      )
      return choices.length > 0
        ? choices
        : [{ product: asOtherReporter(product, reported, subheadings), ledger }]
    }),
  )
}

/** The codes of a length under a subheading; of the shortest that there are, where none has it; else the subheading. */
function codesUnder(codes: readonly string[], subheading: string, length: number): string[] {
  const within = codes.filter((code) => code.startsWith(subheading))
  const shortest = Math.min(...within.map((code) => code.length))
  const chosen = within.some((code) => code.length === length) ? length : shortest
  return within.length === 0 ? [subheading] : within.filter((code) => code.length === chosen)
}

function nothingLoaded(product: Product, reported: OtherReported, subheadings: readonly string[]): UserError {
  const { id, name } = product
  const { reporter, flows } = reported
  const statistics = nameStatistics(reported, product)
  const [zh, en] = (['zh', 'en'] as const).map((language) =>
    flows.map((flow) => flowWords[flow][language]).join(language === 'zh' ? '和' : ' and '),
  )
  return new UserError(
    {
      zh: `“${name.zh}”要用${statistics.zh}的${zh}数据，台账里没有其中 ${subheadings.join('、')} 的。`,
      en: `“${name.en}” shows ${en} by ${statistics.en}, of which the ledger has none under ${subheadings.join(', ')}.`,
    },
    {
      hint: {
        zh: `下载该来源的${zh}数据后：tradebrief load 文件；或在 products/${id}.yaml 中去掉 market 和 mirror 里的 ${reporter}。`,
        en: `Download them, then: tradebrief load FILE; or leave ${reporter} out of market and mirror in products/${id}.yaml.`,
      },
      deskHint: {
        zh: `下载后，放到“数据”页载入；或在产品页的“其他报告方”中去掉它。`,
        en: `Download them and drop the files on the Data page, or take it out under “Other reporters” on the page of the product.`,
      },
    },
  )
}
