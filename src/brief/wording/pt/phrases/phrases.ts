/**
 * Portuguese phrases that several sections are made of.
 *
 * @module
 */
import { cleanName } from '../../../../codes/codes.ts'
import { unitNamed } from '../../../../codes/units/units.ts'
import type { FigureFlow, Flow, Window } from '../../../../trade/trade.ts'
import { figureSpan, type Shown } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { concat, enumerate, line, type Slot } from '../../inline-template.ts'
import { getSign, looksZero } from '../../shown-signs.ts'

import { contract, isPlural } from './articles.ts'

export { contract, contractLine, fromName, isPlural, withArticle } from './articles.ts'
export { currencyNames } from './currency-names.ts'
export {
  day,
  inPeriod,
  months,
  period,
  rangeOfMonths,
  shortMonth,
  titlePeriod,
  windowWords,
  withinPeriod,
  withinYear,
} from './periods.ts'

export const plain: Readonly<Record<FigureFlow, string>> = {
  trade: 'corrente de comércio',
  export: 'exportações',
  import: 'importações',
  net: 'saldo comercial',
}

/** a corrente de comércio, as exportações, o saldo comercial. */
export const flowWithArticle = (flow: FigureFlow): string =>
  `${flow === 'trade' ? 'a' : flow === 'net' ? 'o' : 'as'} ${plain[flow]}`

export const yearBefore = 'no mesmo período do ano anterior'
/** em relação ao mesmo mês do ano anterior; of longer windows, ao mesmo período. */
export const onYearBefore = (window: Window): string =>
  `em relação ao mesmo ${window === 'month' ? 'mês' : 'período'} do ano anterior`

/** Whether the subject of a verb is one or several: a corrente somou, as exportações somaram. */
export type Count = 'one' | 'many'

export const getNumberOfVerb = (flow: FigureFlow): Count =>
  flow === 'trade' || flow === 'net' ? 'one' : 'many'

/** The form of a verb or participle. */
export const agree = (count: Count, one: string, many: string): string => (count === 'one' ? one : many)

/** The same behind a name: a Alemanha respondeu, os Estados Unidos responderam. */
export const agreeWith = (name: string, one: string, many: string): string => (isPlural(name) ? many : one)

/** , alta de 24,7%; , com estabilidade; without a base, that there was none. */
export function change(growth: Shown, against: string): Inline[] {
  const { value, marker } = growth.figure
  if (value === null) return marker === 'noBase' ? line`, sem registro ${yearBefore}` : []
  const how = looksZero(growth) ? 'com ' : ''
  return line`, ${how}${upOrDown(growth, line`${figureSpan(growth, 'absolute')}%`)}${against}`
}

/** (alta de 9,2%), (sem registro no mesmo período do ano anterior). */
export function inBrackets(growth: Shown): Inline[] {
  const { value, marker } = growth.figure
  if (value !== null) return line` (${upOrDown(growth, line`${figureSpan(growth, 'absolute')}%`)})`
  return marker === 'noBase' ? line` (sem registro ${yearBefore})` : []
}

/** alta de 9,0%, queda de US$ 0,66 bilhão, estabilidade: a change that there is, of a size. */
export function upOrDown(shown: Shown, size: Slot): Inline[] {
  const sign = getSign(shown) ?? 0
  if (looksZero(shown)) return line`${sign === 0 ? 'estabilidade' : 'relativa estabilidade'}`
  return line`${sign > 0 ? 'alta' : 'queda'} de ${size}`
}

/** cresceram 9,0%, recuaram …; of what stays: ficaram estáveis. */
export function verbChange(shown: Shown, count: Count): Inline[] {
  const sign = getSign(shown)
  if (sign === null) return line`${agree(count, 'não é comparável', 'não são comparáveis')}`
  if (looksZero(shown)) {
    const still = agree(count, 'ficou estável', 'ficaram estáveis')
    const hardly = agree(count, 'ficou praticamente estável', 'ficaram praticamente estáveis')
    return line`${sign === 0 ? still : hardly}`
  }
  const verb = sign > 0 ? agree(count, 'cresceu', 'cresceram') : agree(count, 'recuou', 'recuaram')
  return line`${verb} ${figureSpan(shown, 'absolute')}%`
}

/** 2,3 pontos percentuais; 1,5 ponto percentual: below two in the singular. */
export const percentagePoints = (shown: Shown, form: 'plain' | 'absolute' = 'absolute'): Inline[] =>
  line`${figureSpan(shown, form)}\u00A0${isSingular(shown.text) ? 'ponto percentual' : 'pontos percentuais'}`

/** (alta de 2,3 pontos percentuais), where there is one that shows. */
export function pointsInBrackets(shown: Shown): Inline[] {
  const sign = getSign(shown)
  if (sign === null || looksZero(shown)) return []
  return line` (${sign > 0 ? 'alta' : 'queda'} de ${percentagePoints(shown)})`
}

/** Whether a printed number takes the singular: 1,9 milhão, but 2 milhões. */
export const isSingular = (text: string): boolean => {
  const number = Number(text.replace(/[<>-]/g, '').replaceAll('.', '').replace(',', '.'))
  return Number.isFinite(number) && number < 2
}

/** 9º lugar. */
export const ordinal = (shown: Shown): Inline[] => line`${figureSpan(shown)}º`

/** do 18º para o 9º lugar. */
export const rankMove = ({ from, to }: { readonly from: Shown; readonly to: Shown }): Inline[] =>
  line`do ${ordinal(from)} para o ${ordinal(to)} lugar`

/** para a China, provenientes da China; of trade, com a China. */
export const toward = (flow: FigureFlow, partner: string): string =>
  flow === 'export'
    ? `para ${partner}`
    : flow === 'import'
      ? `provenientes ${contract('de', partner)}`
      : `com ${partner}`

/**
 * as variações em relação ao mesmo período do ano anterior foram de 33,9%, 21,0% e -48,8%, respectivamente. Where some
 * had no trade a year earlier, the others are named with their rates.
 *
 * @param whose how a trade with one of them is called: para a Noruega.
 */
export function growths(
  named: ReadonlyArray<{ readonly name: string; readonly whose: string; readonly growth: Shown }>,
  flow: Flow,
  window: Window,
): Inline[] {
  const grown = named.filter(({ growth }) => growth.figure.value !== null)
  const begun = named.filter(({ growth }) => growth.figure.value === null)
  if (grown.length === 0) return line`não houve ${plain[flow]} correspondentes ${yearBefore}`
  const isOne = grown.length === 1
  const each = grown.map(({ name, growth }) =>
    begun.length === 0 ? line`${figureSpan(growth)}%` : line`${figureSpan(growth)}% (${name})`,
  )
  const respectively = isOne || begun.length > 0 ? '' : ', respectivamente'
  const rates = line`${isOne ? 'a variação' : 'as variações'} ${onYearBefore(window)} ${isOne ? 'foi' : 'foram'} de ${list(each)}${respectively}`
  if (begun.length === 0) return rates
  return line`${rates}; não houve ${plain[flow]} ${list(begun.map(({ whose }) => whose))} ${yearBefore}`
}

/** dois to dez in words, by gender; others in digits. */
export const cardinal = (count: number, gender: 'm' | 'f'): string =>
  count === 2 ? (gender === 'm' ? 'dois' : 'duas') : (cardinals[count] ?? String(count))

const cardinals: Readonly<Record<number, string>> = {
  ...{ 3: 'três', 4: 'quatro', 5: 'cinco', 6: 'seis', 7: 'sete', 8: 'oito', 9: 'nove', 10: 'dez' },
}

const units: Readonly<Record<string, string>> = {
  items: 'unidades',
  pairs: 'pares',
  litres: 'litros',
  'hundred items': 'centenas de unidades',
  'thousand items': 'milhares de unidades',
  kilolitres: 'quilolitros',
  carats: 'quilates',
  'billion IU': 'bilhões de UI',
  'kg gross': 'kg brutos',
  'supplementary units': 'unidades suplementares',
  barrels: 'barris',
}

/** An English short unit in Portuguese. */
export const wordUnit = (short: string): string => units[short] ?? short

export const shortUnit = (name: string | null): string =>
  name === null ? '' : wordUnit(unitNamed(name)?.short ?? cleanName(name))

/** The unit in which one is counted: unidade, kg, par. */
export const perUnit = (name: string | null): string => singularUnit(shortUnit(name))

/** The singular of a unit: tonelada, milhão de unidades, par. */
export const singularUnit = (unit: string): string =>
  unit
    .replace(/^(m|b)ilhões\b/, '$1ilhão')
    .replace(/^pares$/, 'par')
    .replace(/^barris$/, 'barril')
    .replace(/^kg brutos$/, 'kg bruto')
    .replace(/^unidades suplementares$/, 'unidade suplementar')
    .replace(/^(unidade|tonelada|litro|quilolitro|quilate)s$/, '$1')

/** A name within a sentence: Wafers as wafers, but LEDs and Li-íon as they are. */
export const uncapitalized = (name: string): string =>
  /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name

export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** A line with its first letter in upper case. */
export function capital(content: readonly Inline[]): Inline[] {
  const [first, ...rest] = content
  return first?.kind === 'text' ? [{ kind: 'text', text: capitalized(first.text) }, ...rest] : [...content]
}

/** a, b e c; where a name has a comma of its own, a; Hong Kong, China; e c. */
export function list(items: readonly Slot[]): Inline[] {
  const hasComma = items.some((item) => concat([item]).some((part) => 'text' in part && /, /.test(part.text)))
  return hasComma ? enumerate(items, '; ', '; e ') : enumerate(items, ', ', ' e ')
}
