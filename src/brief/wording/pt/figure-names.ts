import { standardCodes } from '../../../codes/codes.ts'
import {
  addMonths,
  allCodes,
  type FigureId,
  type FigureName,
  type Month,
  parseFigureId,
} from '../../../trade/trade.ts'
import { findPortuguese } from './names/names.ts'
import { fromName, period } from './phrases/phrases.ts'

/** What a figure is of in Portuguese: exportações, China, mês, valor, variação. The id itself where there are no words. */
export function nameFigure(
  id: FigureId,
  last: Month | undefined,
  named: (name: FigureName) => string | undefined,
): string {
  const name = parseFigureId(id)
  if (!name) return id
  const { reporter, flow, window, lag, measure, operation, year } = name
  const when = lag ? last && wordEarlier(window, addMonths(last, -lag)) : words.window[window]
  const how = operation === undefined ? undefined : wordOperation(operation)
  if (!when || (operation && !how)) return id
  const parts = [
    reporter === undefined ? undefined : `dados ${fromName(nameReporter(reporter))}`,
    words.flow[flow],
    wordSubject(name, named(name)),
    when,
    words.measure[measure],
    how,
    year ? String(year) : undefined,
  ]
  return parts.filter((part) => part !== undefined).join(', ')
}

function nameReporter(reporter: string): string {
  const codes = standardCodes.forReporter(reporter)
  const name = (codes.findPartnerById(reporter) ?? codes.findGroup(reporter))?.name
  return name ? (findPortuguese(name) ?? name.en) : reporter
}

/** A month by its name; a longer window by that of its last month. */
function wordEarlier(window: string, month: Month): string | undefined {
  if (window === 'month') return period(month, 'month')
  const name = words.window[window]
  return name && `${name} até ${period(month, 'month')}`
}

function wordSubject({ dimension, code = '' }: FigureName, named: string | undefined): string | undefined {
  if (!dimension) return undefined
  if (code === allCodes) return words.all[dimension]
  if (named !== undefined) return named
  const found =
    dimension === 'partner'
      ? standardCodes.findPartnerById(code)?.name
      : dimension === 'group'
        ? standardCodes.findGroup(code)?.name
        : dimension === 'place'
          ? standardCodes.findPlaceById(code)?.short
          : undefined
  return found ? (findPortuguese(found) ?? found.en) : code
}

/** A measure of how values are spread has three names: as it is, as it was and how it changed. */
function wordOperation(operation: string): string | undefined {
  const plain = words.operation[operation]
  if (plain !== undefined) return plain
  const [, rule = '', form] = /^(.*?)(Base|Change)$/.exec(operation) ?? []
  const spread = words.operation[rule]
  if (spread === undefined) return undefined
  return form === 'Base' ? `${spread} um ano antes` : `variação: ${spread}`
}

const words: Readonly<
  Record<'flow' | 'all' | 'window' | 'measure' | 'operation', Readonly<Record<string, string | undefined>>>
> = {
  flow: {
    export: 'exportações',
    import: 'importações',
    trade: 'corrente de comércio',
    net: 'saldo comercial',
  },
  all: {
    partner: 'todos os parceiros',
    group: 'todos os grupos',
    place: 'todas as localidades',
    procedure: 'todos os regimes',
    commodity: 'todas as mercadorias',
    class: 'todas as classes',
  },
  window: {
    month: 'mês',
    quarter: 'trimestre',
    half: 'semestre',
    year: 'ano',
    ytd: 'acumulado do ano',
    month3: 'três meses',
    rolling12: 'doze meses',
  },
  measure: {
    value: 'valor',
    quantity: 'quantidade',
    quantity2: 'segunda quantidade',
    unitValue: 'valor unitário',
    valueUSD: 'valor em dólares',
    valueCNY: 'valor em yuans',
  },
  operation: {
    base: 'um ano antes',
    denominator: 'total das participações',
    yoy: 'variação em um ano',
    difference: 'diferença em um ano',
    share: 'participação',
    mom: 'variação sobre o mês anterior',
    twoYear: 'crescimento médio em dois anos',
    contribution: 'contribuição para a variação',
    shareBase: 'participação um ano antes',
    shareChange: 'variação da participação',
    highestBefore: 'maior valor anterior',
    milestone: 'número redondo superado pela primeira vez',
    leadMonths: 'meses na liderança',
    national: 'total do país',
    nationalBase: 'total do país um ano antes',
    nationalYoy: 'variação do país',
    nationalShare: 'participação no país',
    nationalShareBase: 'participação no país um ano antes',
    nationalShareChange: 'variação da participação no país',
    nationalContribution: 'contribuição para a variação do país',
    toAverage: 'ante o valor unitário médio',
    mirrorDifference: 'menos as exportações segundo os dados próprios',
    mirrorPercent: 'ante as exportações segundo os dados próprios',
    against: 'variação em relação ao mesmo período de',
    denominatorBase: 'total das participações um ano antes',
    balanceIndex: 'índice de saldo comercial',
    grubelLloyd: 'índice de Grubel-Lloyd',
    hhi: 'índice de concentração',
    cr3: 'participação dos três maiores',
    cr5: 'participação dos cinco maiores',
    cr10: 'participação dos dez maiores',
    number: 'número',
    effective: 'número efetivo',
    rank: 'posição',
    priceIndex: 'variação do índice de preços',
    quantityIndex: 'variação do índice de quantidades',
    coverage: 'parcela comparável',
    priceEffect: 'efeito dos preços',
    volumeEffect: 'efeito dos volumes',
    entries: 'entradas',
    exits: 'saídas',
    unpriced: 'sem valor unitário comparável',
    adjusted: 'com ajuste sazonal',
    adjustedMom: 'com ajuste sazonal, variação sobre o mês anterior',
  },
}
