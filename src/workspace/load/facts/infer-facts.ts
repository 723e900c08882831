import { memberCodePattern } from '../../../codes/codes.ts'
import { type FileShape, flowFromName, periodFromName, type ReadReport } from '../../../sources/sources.ts'
import { UserError } from '../../../trade/errors/errors.ts'
import {
  type Finding,
  type Flow,
  formatRange,
  type Localized,
  listMonths,
  type Month,
  type MonthRange,
  monthOfDate,
  parseMonthRange,
  type Scope,
} from '../../../trade/trade.ts'
import type { Effects } from '../../effects.ts'
import type { Config, StatedFacts } from '../../project/project.ts'
import { describeScope, filterable, monthRuns, nameScope } from '../../words/words.ts'

/** The file rules of the workspace that match a name; of several, the first that says a thing holds. */
export async function factsByRule(name: string, rules: Config['files']): Promise<StatedFacts> {
  if (rules.length === 0) return {}
  // Most workspaces have no rules.
  const { default: picomatch } = await import('picomatch')
  const matching = rules.filter(({ match }) => picomatch.isMatch(name, match))
  const facts = matching.map(({ match: _, ...stated }): StatedFacts => stated)
  return Object.assign({}, ...facts.reverse())
}

/** A conclusion, and the finding that tells of it where nobody said so. */
export interface Conclusion<Value> {
  readonly value: Value
  readonly finding?: Finding
}

/**
 * Whether a file is of exports or imports, which no column says: as stated, else by its name, else as the
 * person answers.
 *
 * @throws UserError where nothing tells and there is no one to ask.
 */
export async function concludeFlow(
  name: string,
  stated: StatedFacts,
  effects: Effects,
): Promise<Conclusion<Flow>> {
  if (stated.flow) return { value: stated.flow }
  const named = flowFromName(name)
  if (named)
    return { value: named, finding: { kind: 'flowFromName', severity: 'note', count: 1, subject: named } }
  const answer = await effects.choose?.(
    { zh: `${name} 是出口还是进口？`, en: `Is ${name} of exports or imports?` },
    [
      { value: 'export', label: { zh: '出口', en: 'exports' } },
      { value: 'import', label: { zh: '进口', en: 'imports' } },
    ],
  )
  if (answer === 'export' || answer === 'import') return { value: answer }
  throw new UserError(
    {
      zh: '看不出是出口还是进口：文件里没有一列说明它，文件名也没有。',
      en: 'It cannot be told whether this is exports or imports: no column says it, nor does the name.',
    },
    {
      where: { file: name },
      hint: {
        zh: '加上 --flow export 或 --flow import，或在 tradebrief.yaml 的 files 里写一条规则。',
        en: 'Add --flow export or --flow import, or write a rule under files in tradebrief.yaml.',
      },
      asksFacts: true,
      deskHint: {
        zh: '在这个文件的“方向”里选出口或进口，再重新识别。',
        en: 'Choose exports or imports as the flow of this file, and have it read again.',
      },
    },
  )
}

/**
 * The months of the query: as stated; for a file with months, from its first to its last; for one without,
 * by its name, if these months are over at the present time.
 *
 * @throws UserError where nothing tells, or where the file has months outside of what was stated.
 */
export function concludePeriod(
  name: string,
  stated: StatedFacts,
  shape: FileShape,
  { seen, now }: { readonly seen: ReadReport['months']; readonly now: Date },
): Conclusion<MonthRange> {
  const monthRange = stated.months === undefined ? null : parseMonthRange(stated.months)
  const [first, last] = [seen[0], seen.at(-1)]
  if (monthRange) {
    const outside = seen.find((month) => month < monthRange.from || month > monthRange.to)
    if (outside === undefined) return { value: monthRange }
    throw new UserError(
      {
        zh: `文件里有所说月份（${formatRange(monthRange)}）以外的数据。`,
        en: `The file has months outside of ${formatRange(monthRange)}.`,
      },
      {
        where: { file: name, found: String(outside) },
        hint: { zh: '改正 --months，或去掉它。', en: 'Mend --months, or leave it out.' },
        asksFacts: true,
        deskHint: {
          zh: '改正“查询的月份”，或留空，再重新识别。',
          en: 'Mend the months of the query, or leave them empty, and have it read again.',
        },
      },
    )
  }
  if (shape.hasMonths && first !== undefined && last !== undefined)
    return { value: { from: first, to: last } }
  if (shape.hasMonths)
    throw withoutPeriod(name, {
      zh: '文件没有数据行，也没有说明是哪些月份。',
      en: 'The file has no rows, and nothing says of which months it is.',
    })
  const named = periodFromName(name)
  if (!named)
    throw withoutPeriod(name, {
      zh: '文件没有“数据年月”一列，文件名也没有说明是哪些月份。',
      en: 'The file has no column of months, and its name does not say of which it is.',
    })
  const subject = formatRange(named)
  if (named.to >= monthOfDate(now))
    throw withoutPeriod(name, {
      zh: `文件没有“数据年月”一列，文件名所说的月份（${subject}）还没有过完，看不出数据到哪个月。`,
      en: `The file has no column of months, and those that its name says (${subject}) are not over: nothing says up to which month its data go.`,
    })
  return { value: named, finding: { kind: 'periodFromName', severity: 'note', count: 1, subject } }
}

const withoutPeriod = (name: string, words: Localized): UserError =>
  new UserError(words, {
    where: { file: name },
    hint: {
      zh: '加上 --months，如 --months 2023-01..2023-12 或 --months 2023-05。',
      en: 'Add --months, such as --months 2023-01..2023-12 or --months 2023-05.',
    },
    asksFacts: true,
    deskHint: {
      zh: '填写“查询的月份”，如 2023-01..2023-12 或 2023-05，再重新识别。',
      en: 'Fill in the months of the query, such as 2023-01..2023-12 or 2023-05, and have it read again.',
    },
  })

/**
 * The months between the first and the last of a file that have no row. Nothing tells whether there was no trade or the
 * download lost them, so they are not covered, unless somebody stated the months of the query.
 */
export function findAbsentMonths(
  stated: StatedFacts,
  shape: FileShape,
  seen: ReadReport['months'],
): Conclusion<readonly Month[]> {
  const [first, last] = [seen[0], seen.at(-1)]
  if (stated.months !== undefined || !shape.hasMonths || first === undefined || last === undefined)
    return { value: [] }
  const present = new Set(seen)
  const absent = listMonths({ from: first, to: last }).filter((month) => !present.has(month))
  if (absent.length === 0) return { value: [] }
  const subject = monthRuns(absent)
  const expected = formatRange({ from: first, to: last })
  return {
    value: absent,
    finding: { kind: 'absentMonths', severity: 'warning', count: absent.length, subject, expected },
  }
}

/** With so few partners, or a single place or procedure, a file may be a filtered query. */
const fewest = { partner: 4, place: 2, procedure: 2 } as const

/**
 * What the query was filtered to: as stated, else concluded from how few codes there are. A file that may
 * be filtered is never taken for the whole unless someone says that it is. A part of a query that was split over
 * several files is not filtered, however few codes it has.
 */
export async function concludeScope(
  name: string,
  stated: StatedFacts,
  shape: FileShape,
  codes: ReadReport['codes'],
  effects: Effects,
): Promise<Conclusion<Scope>> {
  if (stated.scope) return { value: statedScope(stated.scope) }
  if (stated.relation === 'part') return { value: {} }
  const suspects = filterable.filter(
    (dimension) =>
      shape.cut.includes(dimension) &&
      codes[dimension].length > 0 &&
      codes[dimension].length < fewest[dimension],
  )
  if (suspects.length === 0) return { value: {} }
  const scope: Scope = Object.fromEntries(
    suspects.map((dimension) => [dimension, codes[dimension].map(({ code }) => code).sort()]),
  )
  if (stated.relation === 'filtered') return { value: scope }
  const subject = describeScope(scope)
  const named = nameScope(scope)
  const answer = await effects.choose?.(
    {
      zh: `${name} 只有${named.zh}。是全部贸易，还是只查了这些？`,
      en: `${name} has only ${named.en}. Is it the whole trade, or was the query filtered?`,
    },
    [
      { value: 'filtered', label: { zh: '只查了这些', en: 'it was filtered' } },
      { value: 'whole', label: { zh: '全部贸易', en: 'it is the whole trade' } },
    ],
  )
  if (answer === 'whole') return { value: {} }
  const finding: Finding = { kind: 'scopeFromCodes', severity: 'warning', count: 1, subject }
  return answer === 'filtered' ? { value: scope } : { value: scope, finding }
}

/**
 * Reads `whole`, or `partner=402,410`, `place=31`, `procedure=10`, one or several.
 *
 * @throws UserError for anything else.
 */
export function parseScope(texts: readonly string[]): StatedFacts['scope'] {
  if (texts.length === 1 && texts[0] === 'whole') return 'whole'
  const scope: { partner?: string[]; place?: string[]; procedure?: string[] } = {}
  for (const text of texts.flatMap((each) => each.split(/\s+/))) {
    const [, dimension, codes] =
      /^(partner|place|procedure)=([0-9A-Za-z]+(?:,[0-9A-Za-z]+)*)$/.exec(text) ?? []
    const existing = filterable.find((each) => each === dimension)
    if (!existing || !codes?.split(',').every((code) => memberCodePattern.test(code)))
      throw new UserError(
        { zh: `看不懂范围“${text}”。`, en: `This is no scope: ${text}` },
        {
          hint: {
            zh: '写 --scope whole，或如 --scope place=31、--scope partner=402,410。',
            en: 'Write --scope whole, or such as --scope place=31 or --scope partner=402,410.',
          },
          asksFacts: true,
          deskHint: {
            zh: '范围写 whole，或如 place=31、partner=402,410。',
            en: 'Write whole as the scope, or such as place=31 or partner=402,410.',
          },
        },
      )
    scope[existing] = codes.split(',')
  }
  return scope
}

/** A scope as a ledger keeps it: empty for the whole trade. */
export function statedScope(scope: NonNullable<StatedFacts['scope']>): Scope {
  if (scope === 'whole') return {}
  return Object.fromEntries(
    filterable.flatMap((dimension) => (scope[dimension] ? [[dimension, scope[dimension]]] : [])),
  )
}
