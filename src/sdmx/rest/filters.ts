import { Fraction } from '../../trade/numbers/numbers.ts'
import { type Month, type MonthRange, parseMonthRange } from '../../trade/trade.ts'
import type { Observation, Structure } from '../dataset.ts'
import { badQuery } from './query-fault.ts'

/** Whether an observation is asked for. */
export type Test = (observation: Observation) => boolean

/** Conditions on one component, in disjunctive form: one of the lists must hold as a whole. */
interface Condition {
  readonly component: string
  readonly anyOf: readonly (readonly Term[])[]
}

interface Term {
  readonly operator: Operator
  readonly value: string
}

const operators = ['eq', 'ne', 'lt', 'le', 'gt', 'ge', 'co', 'nc', 'sw', 'ew'] as const
type Operator = (typeof operators)[number]

/** What a query selects, and what of it limits the data that must be read. */
export interface Filter {
  readonly test: Test
  /** Absent for every commodity. */
  readonly commodities?: readonly string[]
  /** Absent for every month. */
  readonly months?: MonthRange
}

/**
 * Reads the key of a path (`M.CHN.*.X`, several with commas) and the parameters `c[…]`.
 *
 * @param conditions by component, as the parameters have them.
 * @throws QueryFault (400) for what cannot be read.
 */
export function readFilter(
  structure: Structure,
  key: string,
  conditions: ReadonlyMap<string, string>,
): Filter {
  const keys = readKeys(structure, key)
  const read = [...conditions].map(([component, text]) => readCondition(structure, component, text))
  const tests = [keyTest(keys), ...read.map(conditionTest)]
  const commodities = narrow(
    [
      keys?.map((each) => each.get('COMMODITY')),
      ...read.filter(({ component }) => component === 'COMMODITY').map(listEqual),
    ].flatMap((listed) => (listed?.every((code) => code !== undefined) ? [listed as readonly string[]] : [])),
  )
  const months = read.find(({ component }) => component === 'TIME_PERIOD')
  const range = months && findRange(months)
  return {
    test: (observation) => tests.every((test) => test(observation)),
    ...(commodities && { commodities }),
    ...(range && { months: range }),
  }
}

/** The ids of all components. */
export const listComponents = ({
  dimensions,
  attributes,
}: Pick<Structure, 'dimensions' | 'attributes'>): string[] => [
  ...dimensions.map(({ id }) => id),
  ...['TIME_PERIOD', 'OBS_VALUE'],
  ...attributes.map(({ id }) => id),
]

type Key = ReadonlyMap<string, string>

/** Null for all data. */
function readKeys({ dimensions }: Structure, text: string): readonly Key[] | null {
  if (text === '*' || text === 'all' || text === '') return null
  return text.split(',').map((key) => {
    const parts = key.split('.')
    if (parts.length > dimensions.length || !parts.every((part) => /^(?:\*|[\w@$-]*)$/.test(part)))
      throw badQuery('key', text, {
        zh: `应为至多 ${dimensions.length} 个维度的代码，以点分开，* 表示全部：${dimensions.map(({ id }) => id).join('.')}`,
        en: `expected the codes of ${dimensions.length} dimensions at most with points between them, * for all: ${dimensions.map(({ id }) => id).join('.')}`,
      })
    return new Map(
      parts.flatMap((part, index) =>
        part === '*' || part === '' ? [] : [[dimensions[index]?.id ?? '', part] as const],
      ),
    )
  })
}

const keyTest = (keys: readonly Key[] | null): Test =>
  keys === null
    ? () => true
    : ({ components }) =>
        keys.some((key) => [...key].every(([component, code]) => components[component] === code))

/** In an address `+` is a space as well. */
function readCondition({ dimensions, attributes }: Structure, component: string, text: string): Condition {
  const componentIds = listComponents({ dimensions, attributes })
  if (!componentIds.includes(component))
    throw badQuery('c', component, {
      zh: `没有这个组成部分；有：${componentIds.join('、')}`,
      en: `there is no such component; there are: ${componentIds.join(', ')}`,
    })
  const anyOf = text
    .split(',')
    .map((list) => list.split(/[+ ]/).map((term) => readTerm(component, term, text)))
  return { component, anyOf }
}

function readTerm(component: string, term: string, text: string): Term {
  const [, operator = 'eq', value = ''] = /^(?:([a-z]{2}):)?(.*)$/.exec(term) ?? []
  const found = operators.find((each) => each === operator)
  const isOrdered = found !== undefined && /^[lg][te]$/.test(found)
  const isReadable =
    component === 'TIME_PERIOD'
      ? !isOrdered || parseMonthRange(value) !== null
      : component !== 'OBS_VALUE' || /^-?\d{1,30}(?:\.\d{1,30})?$/.test(value)
  if (found && value !== '' && isReadable) return { operator: found, value }
  throw badQuery(`c[${component}]`, text, {
    zh: '应为代码，或 ge:2023-01+le:2023-12 这样的条件；运算符为 eq ne lt le gt ge co nc sw ew',
    en: 'expected codes, or conditions such as ge:2023-01+le:2023-12, with the operators eq ne lt le gt ge co nc sw ew',
  })
}

const conditionTest = ({ component, anyOf }: Condition): Test => {
  const get = ({ components, period, value }: Observation): string | null =>
    component === 'TIME_PERIOD' ? period : component === 'OBS_VALUE' ? value : (components[component] ?? '')
  return (observation) => {
    const text = get(observation)
    return text !== null && anyOf.some((all) => all.every((term) => holds(component, text, term)))
  }
}

function holds(component: string, text: string, { operator, value }: Term): boolean {
  switch (operator) {
    case 'eq':
      return component === 'OBS_VALUE' ? compareNumbers(text, value) === 0 : text === value
    case 'ne':
      return component === 'OBS_VALUE' ? compareNumbers(text, value) !== 0 : text !== value
    case 'co':
      return text.includes(value)
    case 'nc':
      return !text.includes(value)
    case 'sw':
      return text.startsWith(value)
    case 'ew':
      return text.endsWith(value)
    default:
      return isOrdered(operator, compare(component, text, value, operator))
  }
}

const isOrdered = (operator: 'lt' | 'le' | 'gt' | 'ge', order: number): boolean =>
  operator === 'lt' ? order < 0 : operator === 'le' ? order <= 0 : operator === 'gt' ? order > 0 : order >= 0

/** Periods begin with their first month for `ge` and `lt`, and end with their last for `le` and `gt`. */
function compare(component: string, text: string, value: string, operator: Operator): number {
  if (component === 'OBS_VALUE') return compareNumbers(text, value)
  if (component !== 'TIME_PERIOD') return text < value ? -1 : text > value ? 1 : 0
  const [month, limit] = [parseMonthRange(text), parseMonthRange(value)]
  if (!month || !limit) return 0
  return month.from - (operator === 'ge' || operator === 'lt' ? limit.from : limit.to)
}

const compareNumbers = (a: string, b: string): number => toFraction(a).compare(toFraction(b))

const toFraction = (text: string): Fraction => {
  const [, sign = '', whole = '', decimals = ''] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text) ?? []
  return Fraction.ofScaled(BigInt(`${sign}${whole}${decimals}`), decimals.length)
}

/** The codes of a condition that only lists some; undefined for another one. */
function listEqual({ anyOf }: Condition): (string | undefined)[] {
  return anyOf.map(([term, ...others]) =>
    term && others.length === 0 && term.operator === 'eq' ? term.value : undefined,
  )
}

const narrow = (lists: readonly (readonly string[])[]): readonly string[] | undefined => {
  const [first, ...others] = lists
  return first && [...new Set(first)].filter((code) => others.every((list) => list.includes(code)))
}

/** The months within which a condition of one list can hold. */
function findRange({ anyOf }: Condition): MonthRange | undefined {
  const [terms, ...others] = anyOf
  if (!terms || others.length > 0) return undefined
  let [from, to]: [Month | undefined, Month | undefined] = [undefined, undefined]
  for (const { operator, value } of terms) {
    const range = parseMonthRange(value)
    if (!range) continue
    if (operator === 'ge' || operator === 'eq') from = range.from
    if (operator === 'le' || operator === 'eq') to = range.to
  }
  return from !== undefined && to !== undefined && from <= to ? { from, to } : undefined
}
