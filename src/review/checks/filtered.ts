import { partnerOfCode, partnerOfId } from '../../codes/partners/partners.ts'
import { placeOfCode } from '../../codes/places/places.ts'
import { procedureOfCode } from '../../codes/procedures/procedures.ts'
import { counted } from '../../trade/numbers/numbers.ts'
import { type Breakdown, type Flow, formatRange, type Localized } from '../../trade/trade.ts'
import { dimensionWords, flowWords } from '../finding-text.ts'
import { defineCheck, type Found } from './check.ts'
import type { Ground } from './check-context.ts'
import {
  type CountryGap,
  countryGaps,
  type FewRegularMembers,
  type FilteredFile,
  fewRegularMembers,
  filteredFiles,
  partOfMonths,
  rangeOfMonths,
  tradeMonths,
  type YearlyGap,
  yearlyGaps,
} from './plausibility/plausibility.ts'

type Months = {
  readonly flow: Flow
  readonly file: string
  readonly months: string
  readonly by: Breakdown
}

type Missing = Months & {
  readonly regular: number
  readonly missing: number
  /** Of the missing members the largest. */
  readonly largest: readonly string[]
  /** In per cent of the trade of the other year. */
  readonly lostPercent: number
}

type Fact =
  | (Missing & { readonly kind: 'subset'; readonly members: number })
  | (Missing & { readonly kind: 'gap' })
  | (Months & {
      readonly kind: 'regular'
      readonly members: number
      readonly names: readonly string[]
      readonly other: Breakdown
      readonly otherMembers: number
      readonly otherSporadic: number
    })
  | (Months & {
      readonly kind: 'countries'
      readonly missing: number
      /** The first and the last of them by code. */
      readonly ends: readonly string[]
      /** In per cent of the other countries. */
      readonly presentPercent: number
    })

/**
 * No file that is taken for the whole trade has only some of the partners, places or procedures of other years, lacks
 * a block of rows in every month, or has only a few members that are always there.
 */
export const filtered = defineCheck<Fact>({
  id: 'filtered',
  title: { zh: '没有把筛选过的文件当作全部贸易', en: 'no filtered file is taken for the whole trade' },
  look(ground) {
    const files = new Set(ground.history.partners.map(({ flow, load }) => `${flow} ${load}`))
    const found = ground.product.flows.flatMap((flow) => findingsOfFlow(ground, flow))
    return { looked: files.size, found }
  },
  word: (fact) => {
    const where = {
      zh: `${fact.file}（${flowWords[fact.flow].zh} ${fact.months}）`,
      en: `${fact.file} (${flowWords[fact.flow].en} of ${fact.months})`,
    }
    if (fact.kind === 'regular') return regularWords(fact, where)
    return fact.kind === 'countries' ? countriesWords(fact, where) : missingWords(fact, where)
  },
})

const isProbablyFiltered: Localized = {
  zh: '可能是筛选过的查询；若是，请用 --scope 说明范围重新载入',
  en: 'the query was probably filtered; if so, load it again with --scope',
}

function missingWords(fact: Extract<Fact, { kind: 'subset' | 'gap' }>, where: Localized): Localized {
  const { by, regular, missing, largest, lostPercent } = fact
  const what = dimensionWords[by]
  const [zh, en] = [names(by, largest, 'zh'), names(by, largest, 'en')]
  if (fact.kind === 'gap')
    return {
      zh: `${where.zh}各月都缺其他年份月月都有的 ${regular} 个${what.zh}中的 ${missing} 个，如${zh}，占其金额的 ${lostPercent}%：缺的在文件中前后相连，可能每月都丢失了一段；若是筛选过的查询，请用 --scope 说明范围重新载入`,
      en: `${where.en} lacks ${missing} of ${regular} ${what.en}s that another year has month after month, such as ${en}, ${lostPercent} % of its value, in all months: they follow one another in a file, so a block of rows was probably lost; if the query was filtered, load it again with --scope`,
    }
  return {
    zh: `${where.zh}只有 ${fact.members} 个${what.zh}，缺其他年份月月都有的 ${regular} 个中的 ${missing} 个，如${zh}，占其金额的 ${lostPercent}%：${isProbablyFiltered.zh}`,
    en: `${where.en} has ${counted(fact.members, what.en, `${what.en}s`)} only; of ${regular} that another year has month after month ${missing} are missing, such as ${en}, ${lostPercent} % of its value: ${isProbablyFiltered.en}`,
  }
}

function regularWords(
  { by, members, names: codes, other, otherMembers, otherSporadic }: Extract<Fact, { kind: 'regular' }>,
  where: Localized,
): Localized {
  const [what, others] = [dimensionWords[by], dimensionWords[other]]
  const shown = codes.slice(0, 5)
  const isMore = members > shown.length
  return {
    zh: `${where.zh}只有 ${members} 个${what.zh}（${names(by, shown, 'zh')}${isMore ? ' 等' : ''}），几乎月月都有，而${others.zh}多达 ${otherMembers} 个，其中 ${otherSporadic} 个时有时无；全部贸易总有零星的${what.zh}：${isProbablyFiltered.zh}`,
    en: `${where.en} has ${counted(members, what.en, `${what.en}s`)} only (${names(by, shown, 'en')}${isMore ? ', …' : ''}), nearly all of them in every month, though it has ${otherMembers} ${others.en}s, of which ${otherSporadic} come and go; the whole trade has sporadic ${what.en}s too: ${isProbablyFiltered.en}`,
  }
}

function countriesWords(
  { missing, ends, presentPercent }: Extract<Fact, { kind: 'countries' }>,
  where: Localized,
): Localized {
  const [zh, en] = [countryNames(ends, 'zh'), countryNames(ends, 'en')]
  return {
    zh: `${where.zh}没有编码前后相连的 ${missing} 个国家（地区）中的任何一个（${zh[0]}至${zh[1]}），而其余国家（地区）有 ${presentPercent}%：可能丢失了一段，或只查了部分洲；若是筛选过的查询，请用 --scope 说明范围重新载入`,
    en: `${where.en} has none of ${missing} countries that follow one another by code (${en[0]} to ${en[1]}), but ${presentPercent} % of the others: a block of rows was probably lost, or continents were not asked for; if the query was filtered, load it again with --scope`,
  }
}

const countryNames = (ids: readonly string[], language: 'zh' | 'en'): string[] =>
  ids.map((id) => partnerOfId(id)?.name[language] ?? id)

/** What a flow's files lack by other years; where that says nothing, what they show by themselves. */
function findingsOfFlow(ground: Ground, flow: Flow): Found<Fact>[] {
  const subsets = filteredFiles(ground.history, flow)
  const named = new Set(subsets.map(({ load }) => load))
  const isNew = (loads: readonly number[]) => !loads.some((load) => named.has(load))
  const gaps = yearlyGaps(tradeMonths(ground.history, flow)).filter(({ months }) => isNew(loadsOf(months)))
  for (const { months } of gaps) for (const load of loadsOf(months)) named.add(load)
  // A brief of one partner or place sees the members of that dimension that it is about, whatever the files have.
  const isWhole = (by: Breakdown) => ground.product.within?.[by] === undefined
  const regular = fewRegularMembers(ground.history, flow).filter(
    ({ by, loads }) => isWhole(by) && isNew(loads),
  )
  const countries = isWhole('partner')
    ? countryGaps(ground.history, flow).filter(({ loads }) => isNew(loads))
    : []
  return [
    ...subsets.map((subset) => subsetFinding(ground, flow, subset)),
    ...gaps.map((gap) => gapFinding(ground, flow, gap)),
    ...regular.map((item) => regularFinding(ground, flow, item)),
    ...countries.map((country) => countriesFinding(ground, flow, country)),
  ]
}

const loadsOf = (months: readonly { readonly loads: readonly number[] }[]): number[] => [
  ...new Set(months.flatMap(({ loads }) => loads)),
]

const fileNames = ({ loads }: Ground, ids: readonly number[]): string =>
  ids.map((load) => loads.find(({ id }) => id === load)?.file ?? String(load)).join(', ')

function subsetFinding(ground: Ground, flow: Flow, found: FilteredFile): Found<Fact> {
  const { load, months, by, regular, missing, members, lost, otherLoads } = found
  const range = rangeOfMonths([...months].sort((a, b) => a - b).map((month) => ({ month })))
  return {
    severity: 'confirmation',
    part: `${flow}.${by}.${partOfMonths(range)}`,
    basis: { by, missing: missing.length },
    inDoubt: [load],
    against: otherLoads,
    kind: 'subset',
    flow,
    file: fileNames(ground, [load]),
    months: formatRange(range),
    by,
    members,
    regular,
    missing: missing.length,
    largest: missing.slice(0, 5),
    lostPercent: Math.round(lost * 100),
  }
}

function gapFinding(ground: Ground, flow: Flow, found: YearlyGap): Found<Fact> {
  const { months, against, regular, missing, lost } = found
  const range = rangeOfMonths(months)
  const partners = [...new Set(missing.map((name) => name.split(' ')[1] ?? name))]
  return {
    severity: 'confirmation',
    part: `${flow}.partner.${partOfMonths(range)}`,
    basis: { by: 'partner', kind: 'gap' },
    inDoubt: loadsOf(months),
    against: loadsOf(against),
    kind: 'gap',
    flow,
    file: fileNames(ground, loadsOf(months)),
    months: formatRange(range),
    by: 'partner',
    regular,
    missing: missing.length,
    largest: partners.slice(0, 5),
    lostPercent: Math.round(lost * 100),
  }
}

function regularFinding(ground: Ground, flow: Flow, found: FewRegularMembers): Found<Fact> {
  const { loads, months, by, members, other, otherMembers, otherSporadic } = found
  const range = rangeOfMonths(months.map((month) => ({ month })))
  return {
    severity: 'confirmation',
    part: `${flow}.${by}.${partOfMonths(range)}`,
    basis: { by, kind: 'regular' },
    inDoubt: loads,
    against: [],
    kind: 'regular',
    flow,
    file: fileNames(ground, loads),
    months: formatRange(range),
    by,
    members: members.length,
    names: members,
    other,
    otherMembers,
    otherSporadic,
  }
}

function countriesFinding(ground: Ground, flow: Flow, found: CountryGap): Found<Fact> {
  const { loads, months, missing, present } = found
  const range = rangeOfMonths(months.map((month) => ({ month })))
  return {
    severity: 'confirmation',
    part: `${flow}.countries.${partOfMonths(range)}`,
    basis: { by: 'partner', kind: 'countries' },
    inDoubt: loads,
    against: [],
    kind: 'countries',
    flow,
    file: fileNames(ground, loads),
    months: formatRange(range),
    by: 'partner',
    missing: missing.length,
    ends: [missing[0] ?? '', missing.at(-1) ?? ''],
    presentPercent: Math.round(present * 100),
  }
}

const nameOf = { partner: partnerOfCode, place: placeOfCode, procedure: procedureOfCode } as const

const names = (by: Breakdown, codes: readonly string[], language: 'zh' | 'en'): string =>
  codes.map((code) => nameOf[by](code)?.name[language] ?? code).join(language === 'zh' ? '、' : ', ')
