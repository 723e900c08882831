import type { Need } from '../../brief/brief.ts'
import type { Product } from '../../brief/product/product.ts'
import type { Contradiction, Gap, NoCut } from '../../ledger/coverage/coverage.ts'
import type { Coverage, Load } from '../../ledger/ledger.ts'
import { UserError } from '../../trade/errors/errors.ts'
import {
  type AmountScale,
  currencyNames,
  type Language,
  type Localized,
  type Month,
  nameMonthRange,
  namePeriod,
} from '../../trade/trade.ts'
import {
  cutWords,
  dimensionWords,
  flowWords,
  inWholeUnits,
  monthListWords,
  nameScope,
  nameStatistics,
} from '../words/words.ts'

/** A need that no cut fits, with what the nearest one lacks. */
export interface UnmetNeed {
  readonly need: Need
  readonly missing: NoCut
}

/** Why a brief is not built: what is missing, and what to download for it. */
export function incomplete(
  product: Product,
  month: Month,
  unmet: readonly UnmetNeed[],
  coverage: readonly Coverage[],
  loads: readonly Load[],
): UserError {
  const other = otherCurrency(product, unmet, coverage)
  if (other) return other
  const needed = withoutRepetition(unmet)
  const advice = adviceFor(new Set(needed.flatMap(({ missing }) => missing.gaps.map(({ reason }) => reason))))
  // One file that has partners and places is lacking for both, and is to be downloaded once.
  const list = (language: Language) =>
    [...new Set(needed.flatMap((item) => unmetLines(product, item, loads, language)))].join('\n')
  const period = namePeriod({ edition: product.edition ?? 'month', last: month })
  return new UserError(
    {
      zh: `“${product.name.zh}”${period.zh}的数据不全，不能编制简报。需要下载并载入：\n${list('zh')}`,
      en: `The data of “${product.name.en}” for ${period.en} are not complete; no brief is built. Download and load:\n${list('en')}`,
    },
    {
      hint: {
        zh: ['下载后：tradebrief load 文件', ...advice.map(({ command }) => command.zh)].join('；'),
        en: ['Then: tradebrief load FILE', ...advice.map(({ command }) => command.en)].join('; '),
      },
      deskHint: {
        zh: `${['下载后，放到“数据”页载入', ...advice.map(({ desk }) => desk.zh)].join('；')}。`,
        en: `${['Then drop the files on the Data page', ...advice.map(({ desk }) => desk.en)].join('; ')}.`,
      },
    },
  )
}

/** What else than a download closes gaps of some reasons, at the command and on the desk. */
const adviceFor = (reasons: ReadonlySet<Gap['reason']>): Advice[] =>
  (['truncated', 'absent', 'partial'] as const)
    .filter((reason) => reasons.has(reason))
    .map((reason) => advices[reason])

interface Advice {
  readonly command: Localized
  readonly desk: Localized
}

const advices: Readonly<Record<'truncated' | 'absent' | 'partial', Advice>> = {
  truncated: {
    command: {
      zh: '或认可被截断的文件：--accept-truncated 文件名',
      en: 'or take a cut-off file as it is: --accept-truncated NAME',
    },
    desk: {
      zh: '被截断的文件，请缩小查询，分几次下载',
      en: 'in place of a cut-off file, download smaller queries',
    },
  },
  absent: {
    command: {
      zh: '如没有数据行的月份确无贸易：tradebrief load 文件 --months 查询的月份',
      en: 'or, if there was no trade in months without rows: tradebrief load FILE --months MONTHS-OF-THE-QUERY',
    },
    desk: {
      zh: '如没有数据行的月份确无贸易，请再放入那个文件，填写“查询的月份”',
      en: 'if there was no trade in months without rows, drop that file again and fill in the months of the query',
    },
  },
  partial: {
    command: {
      zh: '如几个部分合起来就是全部：tradebrief load 其中一个文件 --relation part',
      en: 'or, if the parts are the whole together: tradebrief load ONE-OF-THE-FILES --relation part',
    },
    desk: {
      zh: '如几个部分合起来就是全部，请再放入其中一个，在“与已载入数据的关系”中选“拆开下载的一部分”',
      en: 'if the parts are the whole together, drop one of them again and choose, as its relation to what is loaded, a part',
    },
  },
}

/** A total can be had from any cut, so it is not asked for beside a table of the same flow. */
function withoutRepetition(unmet: readonly UnmetNeed[]): readonly UnmetNeed[] {
  return unmet.filter(
    ({ need }) =>
      need.by !== null || !unmet.some((item) => item.need.flow === need.flow && item.need.by !== null),
  )
}

function unmetLines(
  product: Product,
  { need, missing }: UnmetNeed,
  loads: readonly Load[],
  language: Language,
): string[] {
  const byReason = new Map<
    string,
    { readonly gap: Gap; readonly months: Set<Month>; readonly codes: Set<string> }
  >()
  for (const gap of missing.gaps) {
    const key = `${gap.reason} ${'load' in gap ? gap.load : ''}${'loads' in gap ? gap.loads.join() : ''}`
    const existing = byReason.get(key) ?? { gap, months: new Set<Month>(), codes: new Set<string>() }
    for (const month of gap.months) existing.months.add(month)
    existing.codes.add(gap.commodity)
    byReason.set(key, existing)
  }
  const parts = [
    ...(product.reported ? [nameStatistics(product.reported, product)[language]] : []),
    flowWords[need.flow][language],
    currencyNames[need.currency][language],
    cutWords(missing.cut)[language],
    ...(need.within ? [nameScope(need.within)[language]] : []),
  ]
  return [...byReason.values()].map(
    ({ gap, months, codes }) =>
      `  ${[...parts, listCodes(codes), monthListWords([...months])[language]].join(' · ')}${reasonWords(gap, loads)[language]}`,
  )
}

/** A product can have thousands of codes; a message lists some of them. */
const mostListedCodes = 100

function listCodes(codes: ReadonlySet<string>): string {
  const sorted = [...codes].sort()
  const listed = sorted.slice(0, mostListedCodes).join(', ')
  return sorted.length > mostListedCodes ? `${listed}, … (${sorted.length})` : listed
}

function reasonWords(gap: Gap, loads: readonly Load[]): Localized {
  const file = 'load' in gap ? (loads.find(({ id }) => id === gap.load)?.file ?? '') : ''
  switch (gap.reason) {
    case 'missing':
      return { zh: '', en: '' }
    case 'filtered': {
      const scope = nameScope(gap.scope)
      // Without a filter that is known, its cells or the user say that it lists a part.
      return {
        zh: `（现有的 ${file} 只${scope.zh === '' ? '有一部分数据' : `查了${scope.zh}`}，不能代表全部）`,
        en: ` (${file} ${scope.en === '' ? 'lists a part of the trade' : `was filtered to ${scope.en}`} and does not stand for the whole)`,
      }
    }
    case 'truncated':
      return {
        zh: `（现有的 ${file} 正好到查询上限，此月不全）`,
        en: ` (${file} reached the limit of a query, so this month is incomplete)`,
      }
    case 'absent':
      return {
        zh: `（现有的 ${file} 没有这些月份的数据行）`,
        en: ` (${file} has no row of these months)`,
      }
    case 'partial': {
      const files = loads.filter(({ id }) => gap.loads.includes(id)).map((load) => load.file)
      return {
        zh: `（现有的 ${files.join('、')} 各有一部分，没有说明合起来是否完整）`,
        en: ` (${files.join(', ')} have a part each, and nobody has said that they are the whole together)`,
      }
    }
    case 'rangeOnly':
      return {
        zh: `（现有的 ${file} 只有 ${nameMonthRange(gap.period).zh}的合计，没有分月）`,
        en: ` (${file} has only the sum over ${nameMonthRange(gap.period).en}, no months)`,
      }
  }
}

function otherCurrency(
  product: Product,
  unmet: readonly UnmetNeed[],
  coverage: readonly Coverage[],
): UserError | null {
  for (const { need } of unmet) {
    const ofFlow = coverage.filter(({ flow, commodities }) => flow === need.flow && commodities.length > 0)
    const [present] = ofFlow
    if (!present || ofFlow.some(({ currency }) => currency === need.currency)) continue
    const [wanted, found] = [currencyNames[need.currency], currencyNames[present.currency]]
    return new UserError(
      {
        zh: `产品“${product.name.zh}”用${wanted.zh}，而台账中的${flowWords[need.flow].zh}数据是${found.zh}。两者是不同的统计序列，不能互相换算。`,
        en: `“${product.name.en}” is counted in ${wanted.en}, but the ledger has its ${flowWords[need.flow].en} in ${found.en}. These are two series; one is never converted into the other.`,
      },
      {
        hint: {
          zh: `下载${wanted.zh}数据，或在 products/${product.id}.yaml 中写 currency: ${present.currency}。`,
          en: `Download the data in ${wanted.en}, or write currency: ${present.currency} in products/${product.id}.yaml.`,
        },
      },
    )
  }
  return null
}

/** Two cuts of the same trade do not agree: no brief can say which is right. */
export function contradicted(found: readonly Contradiction[], scale: AmountScale | undefined): UserError {
  const most = 5
  const list = (language: Language) =>
    found
      .slice(0, most)
      .map(({ flow, span, commodity, by, code, measure, unit, currency, cuts, sums }) => {
        const subject = by === null ? '' : ` ${dimensionWords[by][language]} ${code}`
        const [first, second] = cuts.map((cut, index) => {
          const sum = sums[index] ?? null
          return `${cutWords(cut)[language]} ${sum === null ? '-' : inWholeUnits(sum, scale?.[measure] ?? 0)}`
        })
        return `  ${flowWords[flow][language]} ${span.key} ${commodity}${subject}: ${first} ≠ ${second} (${unit ?? currency})`
      })
      .join('\n')
  const more = found.length > most ? found.length - most : 0
  return new UserError(
    {
      zh: `同一贸易的两种查询结果互相矛盾，不能编制简报。\n${list('zh')}${more ? `\n  另有 ${more} 处` : ''}`,
      en: `Two queries of the same trade contradict each other; no brief is built.\n${list('en')}${more ? `\n  and ${more} more` : ''}`,
    },
    {
      hint: {
        zh: '多半是其中一种在海关修订之后才下载：请把另一种也重新下载、载入。',
        en: 'Probably one was downloaded after a revision: download and load the other again too.',
      },
    },
  )
}
