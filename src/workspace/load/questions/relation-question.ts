import { partnerOfCode } from '../../../codes/partners/partners.ts'
import { placeOfCode } from '../../../codes/places/places.ts'
import { procedureOfCode } from '../../../codes/procedures/procedures.ts'
import type { UndecidedPair, UndecidedRelationError } from '../../../ledger/coverage/coverage.ts'
import type { LoadFacts, StatedRelation } from '../../../ledger/ledger.ts'
import { UserError } from '../../../trade/errors/errors.ts'
import { counted, countText, Fraction } from '../../../trade/numbers/numbers.ts'
import {
  type Breakdown,
  formatRange,
  type Language,
  type Localized,
  listMonths,
  type Scope,
  visible,
} from '../../../trade/trade.ts'
import type { Choice } from '../../effects.ts'
import { describeScope, dimensionWords, monthRuns, scaledWords } from '../../words/words.ts'

/** The question how a file relates to those that are loaded, with its answers. */
export interface RelationQuestion {
  readonly question: Localized
  readonly choices: readonly Choice[]
}

/** Nobody was there to say how a file relates to those that are loaded; a page can ask the question instead. */
export class UnstatedRelation extends UserError {
  readonly asked: RelationQuestion

  constructor(facts: LoadFacts, error: UndecidedRelationError) {
    super(problemWords(facts, error), {
      where: { file: facts.file },
      cause: error,
      hint: commandHint(facts),
      deskHint: {
        zh: '请回答下面的问题；只查了一部分时，也可在“范围”里写明查了哪些。',
        en: 'Answer the question below; where the query was filtered, the scope can also say to what.',
      },
    })
    this.asked = askRelation(facts, error)
  }
}

/**
 * What is asked where the cells of a file leave open how it relates to those that are loaded. The value of an answer is
 * a relation, or a scope as `--scope` takes it, with all that the file was filtered to.
 */
export function askRelation(facts: LoadFacts, error: UndecidedRelationError): RelationQuestion {
  const { zh, en } = problemWords(facts, error)
  return {
    question: { zh: `${zh}\n这个文件是什么？`, en: `${en}\nWhat is this file?` },
    choices: isLater(error)
      ? [
          {
            value: 'revised',
            label: {
              zh: '修订后重新下载的全部数据：取代先前的文件，不再列出的不再计入',
              en: 'all of the data, downloaded after a revision: it replaces the earlier file, and what it no longer lists does not count any more',
            },
          },
          {
            value: 'filtered',
            label: {
              zh: '只查了一部分：只更新它列出的数据，其余不变',
              en: 'a part of the trade: only the cells that it lists are updated',
            },
          },
          ...scopeChoices(facts),
          partChoice,
        ]
      : [
          {
            value: 'revised',
            label: {
              zh: '较早下载的全部数据，已被较晚的文件取代',
              en: 'all of the data as of an earlier date, which the later file replaces',
            },
          },
          partChoice,
        ],
  }
}

const partChoice: Choice = {
  value: 'part',
  label: {
    zh: '同一查询拆开下载的一部分：几个文件合起来才是全部',
    en: 'a part of a query split over several files, which are the whole together',
  },
}

/** The facts of a file as a person answered. */
export function answeredFacts(facts: LoadFacts, answer: string): LoadFacts {
  const by = scopeDimensions.find((dimension) => answer === describeScope(narrowedScope(facts, dimension)))
  if (by) return { ...facts, scope: narrowedScope(facts, by) }
  const relation = relationNamed(answer)
  if (relation !== 'part') return { ...facts, relation }
  // A part is not filtered, however few codes it has.
  const findings = facts.findings.filter(
    ({ kind }) => kind !== 'scopeFromCodes' && kind !== 'scopeWithoutTotals',
  )
  return { ...facts, relation, scope: {}, findings }
}

/** @throws Error for an answer that was not offered. */
function relationNamed(answer: string): StatedRelation {
  if (answer === 'revised' || answer === 'filtered' || answer === 'part') return answer
  throw new Error(`nobody offered the answer ${answer}`)
}

/** Whether the file that is being loaded has the later data, in any pair. */
const isLater = ({ pairs }: UndecidedRelationError): boolean => pairs.some(({ later }) => later.load === null)

/** So few codes are worth naming as what a query was filtered to. */
const fewCodes = { partner: 30, place: 10, procedure: 5 } as const
const scopeDimensions = ['partner', 'place', 'procedure'] as const

const codesIn = ({ names }: LoadFacts, dimension: Breakdown): string[] =>
  [...new Set(names[dimension].map(({ code }) => code))].sort()

/** What a query was filtered to if also by a dimension, to the file's own codes of it. */
const narrowedScope = (facts: LoadFacts, dimension: Breakdown): Scope => ({
  ...facts.scope,
  [dimension]: codesIn(facts, dimension),
})

/** The dimensions that the query may have been filtered by beside those that are known. */
const listPossibleFilters = (facts: LoadFacts): Breakdown[] =>
  scopeDimensions
    .filter((dimension) => facts.cut.includes(dimension) && facts.scope[dimension] === undefined)
    .filter((dimension) => {
      const { length } = codesIn(facts, dimension)
      return length > 0 && length <= fewCodes[dimension]
    })

/** One answer for each possible filter: the file replaces the trade with these codes alone. */
function scopeChoices(facts: LoadFacts): Choice[] {
  return listPossibleFilters(facts).map((dimension) => {
    const codes = codesIn(facts, dimension)
    const list = (language: Language) => shortList(codes, dimension, language)
    return {
      value: describeScope(narrowedScope(facts, dimension)),
      label: {
        zh: `只查了这 ${codes.length} 个${dimensionWords[dimension].zh}（${list('zh')}）：取代它们的数据，其余不变`,
        en: `filtered to ${counted(codes.length, `this ${dimensionWords[dimension].en}`, `these ${dimensionWords[dimension].en}s`)} (${list('en')}): it replaces their trade alone`,
      },
    }
  })
}

function problemWords(facts: LoadFacts, { pairs }: UndecidedRelationError): Localized {
  const list = (language: Language) => pairs.map((pair) => pairWords(pair, facts)[language]).join('\n')
  const file = visible(facts.file)
  return {
    zh: `看不出 ${file} 与已载入的文件是什么关系。\n${list('zh')}`,
    en: `It cannot be told how ${file} relates to the files that are loaded.\n${list('en')}`,
  }
}

function pairWords({ earlier, later, months, statistics }: UndecidedPair, facts: LoadFacts): Localized {
  const { equal, differing, gone, added } = statistics.cells
  const sum = (side: 'earlier' | 'later') =>
    statistics.periods.reduce((total, period) => total + period[side], 0n)
  const amount = (side: 'earlier' | 'later') =>
    scaledWords(sum(side), facts.scale?.value ?? 0, facts.currency)
  const value = `${amount('earlier')} → ${amount('later')}${changeOf(sum('earlier'), sum('later'))}`
  const members = membersGone(statistics, facts)
  const [older, newer, range] = [visible(earlier.file), visible(later.file), formatRange(months)]
  const [since, until] = [earlier.asOf.slice(0, 10), later.asOf.slice(0, 10)]
  return {
    zh: `  ${newer}（${until}）与较早的 ${older}（${since}），${range}：${countText(equal)} 个数据相同，${countText(differing)} 个不同，少了 ${countText(gone)} 个，多了 ${countText(added)} 个；金额 ${value}${members.zh}`,
    en: `  ${newer} (${until}) and the earlier ${older} (${since}), ${range}: ${counted(equal, 'cell is', 'cells are')} equal, ${countText(differing)} differ, ${countText(gone)} gone, ${countText(added)} added; value ${value}${members.en}`,
  }
}

/** The main partners, or else places or procedures, of which the later file has nothing in some months. */
function membersGone({ periods }: UndecidedPair['statistics'], { cut }: LoadFacts): Localized {
  const lacking = periods.filter(({ mainMembersGone }) => mainMembersGone.length > 0)
  const codes = [...new Set(lacking.flatMap(({ mainMembersGone }) => mainMembersGone))]
  const dimension = scopeDimensions.find((scopeDimension) => cut.includes(scopeDimension))
  if (codes.length === 0 || dimension === undefined) return { zh: '', en: '' }
  const months = monthRuns(lacking.flatMap(({ period }) => listMonths(period)))
  return {
    zh: `；${months} 中没有了主要${dimensionWords[dimension].zh} ${shortList(codes, dimension, 'zh')}`,
    en: `; nothing of the main ${dimensionWords[dimension].en}${codes.length === 1 ? '' : 's'} ${shortList(codes, dimension, 'en')} in ${months}`,
  }
}

const mostNames = 5

function shortList(codes: readonly string[], dimension: Breakdown, language: Language): string {
  const names = codes.slice(0, mostNames).map((code) => nameOf(code, dimension)[language])
  const more = codes.length > mostNames ? (language === 'zh' ? '等' : ' …') : ''
  return `${names.join(language === 'zh' ? '、' : ', ')}${more}`
}

function nameOf(code: string, dimension: Breakdown): Localized {
  const name =
    dimension === 'partner'
      ? partnerOfCode(code)?.name
      : dimension === 'place'
        ? placeOfCode(code)?.short
        : procedureOfCode(code)?.short
  return name ?? { zh: code, en: code }
}

/** By how much of a hundred, signed; nothing where there was nothing before. */
const changeOf = (earlier: bigint, later: bigint): string => {
  if (earlier === 0n) return ''
  const change = Fraction.of((later - earlier) * 100n, earlier).toFixed(1)
  return ` (${later > earlier ? '+' : ''}${change}%)`
}

function commandHint(facts: LoadFacts): Localized {
  const [filter] = listPossibleFilters(facts)
  const narrowed = filter ? narrowedScope(facts, filter) : { ...facts.scope, partner: ['402', '410'] }
  // The option takes one dimension at a time.
  const scope = `--scope ${describeScope(narrowed).replaceAll(' ', ' --scope ')}`
  return {
    zh: `请说明它是什么，再载入一次：\n  --relation revised   修订后重新下载的全部数据，取代先前的文件\n  --relation filtered  只查了一部分，只更新它列出的数据；或写明查了哪些，只取代它们：${scope}\n  --relation part      同一查询拆开下载的一部分，几个文件合起来才是全部\n也可以写在文件旁的 ${visible(facts.file)}.yaml 里，如 relation: revised`,
    en: `Say what it is, and load it again:\n  --relation revised   all of the data, downloaded after a revision: it replaces the earlier file\n  --relation filtered  a part of the trade: only the cells that it lists are updated; or name the filter, so that it replaces that alone: ${scope}\n  --relation part      a part of a query split over several files, which are the whole together\nOr write it beside the file, in ${visible(facts.file)}.yaml, such as: relation: revised`,
  }
}
