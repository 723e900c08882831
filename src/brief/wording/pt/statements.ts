import { chineseCustoms, findPublication, type Valuation } from '../../../codes/publications/publications.ts'
import { formatDigits } from '../../../trade/numbers/numbers.ts'
import type { Dimension, EditionWords } from '../../../trade/trade.ts'
import { figureSpan } from '../../display.ts'
import type { Inline } from '../../document.ts'
import { concat, line, plainText } from '../inline-template.ts'
import { flowOfAll } from '../trader.ts'
import type { FootnoteClass, FootnoteFacts, LowBase, StatementFacts, Wording } from '../wording-interface.ts'
import { captionOfTrade } from './captions.ts'
import { ptCodeStatements } from './code-statements.ts'
import {
  contract,
  currencyNames,
  day,
  flowWithArticle,
  list,
  plain,
  rangeOfMonths,
  toward,
  uncapitalized,
  windowWords,
  withArticle,
  withinPeriod,
} from './phrases/phrases.ts'
import type { PtPlaceWords } from './place-words.ts'
import { ofOwner } from './trader.ts'

/** What the statements depend on beside their facts. */
interface StatementContext {
  readonly product: string
  readonly places: PtPlaceWords
  translate(words: EditionWords): string
}

const ofOthers = (others: StatementFacts['others']): string =>
  others
    ? `, e em ${counted(others.rows, 'linha', 'linhas')} de ${counted(others.files, 'arquivo', 'arquivos')} das estatísticas de outros declarantes`
    : ''

/** Neste informe, “baterias” abrange a seguinte classe (código do SH2022 entre parênteses): … */
export const ptFootnote: Wording['footnote'] = ({ product, nomenclature, classes, base }) => {
  const before = base ? `; ${codesBefore(base)}` : ''
  const [only] = classes.length === 1 ? classes : []
  const classesPhrase = only ? 'a seguinte classe' : 'as seguintes classes'
  const codes = only?.codes.length === 1 ? 'código' : 'códigos'
  return line`Neste informe, “${product}” abrange ${classesPhrase} (${codes} ${ofNomenclature(nomenclature)} entre parênteses): ${classList(classes)}${before}.`
}

const codesBefore = ({ nomenclature, classes }: NonNullable<FootnoteFacts['base']>): string =>
  classes === null
    ? `os códigos ${ofNomenclature(nomenclature)}, de um ano antes, são os mesmos`
    : `um ano antes, pelos códigos ${ofNomenclature(nomenclature)}: ${classList(classes)}`

/** The Harmonized System is SH in Portuguese: SH2022. */
const harmonized = (name: string): string => name.replace(/^HS(?=\d{4}$)/, 'SH')

/** do SH2022, da NCM, da NC: those of single reporters are feminine, as nomenclatura is. */
const ofNomenclature = (name: string): string =>
  /^HS\d/.test(name) ? `do ${harmonized(name)}` : `da ${name === 'CN' ? 'NC' : name}`

const classList = (classes: readonly FootnoteClass[]): string =>
  classes.map(({ name, codes }) => `${name} (${codes.join(', ')})`).join('; ')

const portuguese = { grouped: true, group: '.', decimal: ',' } as const

/** 1 linha, 2.520 linhas. */
const counted = (count: number, one: string, many: string): string =>
  `${formatDigits(String(count), portuguese)} ${count === 1 ? one : many}`

/** What a Portuguese brief says about itself: what it stands on, and how to read it. */
export function ptStatements(facts: StatementFacts, context: StatementContext): Inline[][] {
  const { files, rows, source } = facts
  const { places, translate } = context
  const publication = source === undefined ? undefined : findPublication(source)
  const publisher = publication
    ? translate(publication.name)
    : `estatísticas ${contract('de', `a ${translate(chineseCustoms.name)}`)}`
  return [
    line`Dados: ${publisher}, publicados até ${day(facts.asOf)}; este informe se baseia em ${counted(rows, 'linha', 'linhas')} de ${counted(files, 'arquivo', 'arquivos')}${ofOthers(facts.others)}.`,
    ...(publication?.note ? [line`Natureza dos dados: ${translate(publication.note)}`] : []),
    ...(facts.isOfUnion
      ? [
          line`Âmbito: o comércio da União Europeia é o realizado com países de fora dela, sem o comércio entre os seus membros, segundo o critério da fonte.`,
        ]
      : []),
    ...scope(facts, context),
    ...facts.notes.map((note) => line`Natureza dos dados: ${note}`),
    ...facts.otherNotes.map(({ reporter, note }) => line`Natureza dos dados (${reporter}): ${note}`),
    ...overruled(facts),
    ...cuts(facts),
    ...confirmed(facts, translate),
    line`Base de comparação: ${base(facts)}`,
    ...facts.borrowed.map(
      ({ year, holding, used }) =>
        line`Códigos: em ${String(year)} vigorava o ${harmonized(holding)}; o arquivo do produto não traz os códigos dele, e são usados os do ${harmonized(used)}.`,
    ),
    ...ptCodeStatements(facts),
    ...without(facts, context),
    line`Valoração: ${valuation(facts)}`,
    ...(facts.showsPlaces ? [line`${places.statement}`] : []),
    line`Totais, participações e variações são calculados com dados não arredondados; em razão do arredondamento, a soma das parcelas pode diferir do total, e as variações podem diferir das calculadas com os números impressos.`,
    ...(facts.commented
      ? [
          line`Comentários: são dos analistas. Os números citados por identificador são os das tabelas; os digitados à mão não derivam dos dados.`,
        ]
      : []),
    ...lowBases(facts),
    ...untranslated(facts),
  ]
}

/** So many names without Portuguese ones are listed, each up to a length; the others are counted. */
const [mostNames, longest] = [12, 60]

function untranslated({ untranslated: names }: StatementFacts): Inline[][] {
  if (names.length === 0) return []
  const shown = names
    .slice(0, mostNames)
    .map((name) => `“${name.length > longest ? `${name.slice(0, longest)}…` : name}”`)
  const others = names.length > mostNames ? ` e outros ${names.length - mostNames}` : ''
  return [line`Idioma: sem versão em português, aparecem em inglês: ${shown.join('; ')}${others}.`]
}

function base({ base: subject, showsNation, printedBases: { totals, files } }: StatementFacts): string {
  if (subject === 'latest')
    return `dados de um ano antes conforme revisados até essa data, não como publicados pela primeira vez${showsNation ? '; totais do país de um ano antes como publicados pela primeira vez no boletim aduaneiro' : ''}.`
  if (totals.length === 0)
    return 'dados de um ano antes como publicados pela primeira vez, sem revisões posteriores.'
  const names = totals.map(
    ({ flow, measure }) =>
      `${measure === 'value' ? 'o valor' : 'a quantidade'} ${contract('de', flowWithArticle(flow))}`,
  )
  return `para ${names.join(', ')}, os totais de um ano antes como as tabelas do boletim aduaneiro os publicaram pela primeira vez, arredondados à sua unidade (${files.join(', ')}); para o restante, os dados detalhados como publicados pela primeira vez, sem revisões posteriores.`
}

/** What the brief is of, where that is not the whole country's trade in one product. */
function scope(
  { kind, trader, flows, month }: StatementFacts,
  { product, places }: StatementContext,
): Inline[][] {
  const whose = captionOfTrade({ trader, flows, product, month, windows: [], top: null })
  switch (kind) {
    case 'product':
      return []
    case 'comparison':
      return [
        line`Abrangência: este informe compara vários produtos; um código que figura em mais de um conta uma só vez no total.`,
      ]
    case 'partner':
      return [
        line`Abrangência: apenas ${flowOfAll(flows) === 'trade' ? 'a' : 'as'} ${whose}, sem os demais parceiros; os totais são dos produtos listados, não de todo o comércio bilateral.`,
      ]
    case 'place':
      return [
        line`Abrangência: apenas ${flowOfAll(flows) === 'trade' ? 'a' : 'as'} ${whose}, ${places.basis}; os totais são dos produtos listados, não de todo o comércio ${places.gender === 'm' ? 'do' : 'da'} ${places.singular}.`,
      ]
  }
}

function overruled({ overruled: files }: StatementFacts): Inline[][] {
  if (files.length === 0) return []
  return [
    line`Lacunas: ${list(files)} ${files.length === 1 ? 'atingiu' : 'atingiram'} o limite de uma consulta, e o último mês pode estar incompleto; o usuário confirmou o uso dos dados.`,
  ]
}

/** What was implausible and is printed all the same, since somebody confirmed it. */
function confirmed(
  { confirmed: confirmedDatas }: StatementFacts,
  translate: StatementContext['translate'],
): Inline[][] {
  return confirmedDatas.map(
    ({ words, confirmed: { confirmedBy, confirmedAt, reason } }) =>
      line`Confirmado: ${translate(words)}; confirmado como correto${confirmedBy === null ? '' : ` por ${confirmedBy}`} em ${day(confirmedAt)}${reason === null ? '' : ` (${reason})`}.`,
  )
}

/** The years of a brief can come from queries of different dimensions, whose totals are the same. */
function cuts({ cuts: flows }: StatementFacts): Inline[][] {
  return flows.map(({ flow, uses }) => {
    const each = uses.map(({ cut, months }) => {
      const names = cut.map((dimension) => dimensionNames[dimension])
      return `da consulta por ${plainText(list(names))} para ${rangeOfMonths(months.from, months.to)}`
    })
    return line`Consultas: ${flowWithArticle(flow)} vêm ${each.join(' e ')}.`
  })
}

const dimensionNames: Readonly<Record<Dimension, string>> = {
  commodity: 'mercadoria',
  partner: 'parceiro',
  procedure: 'regime',
  place: 'localidade',
}

function without(facts: StatementFacts, { product, places }: StatementContext): Inline[][] {
  const { without: left, flows, showsPartners, showsPlaces, source, trader } = facts
  if (!showsPartners) return []
  return flows.flatMap((flow) => {
    const { names, reimports } = left[flow]
    if (names.length === 0) return []
    const origin =
      source === undefined ? 'mercadorias de origem chinesa' : `mercadorias ${contract('de', trader.name)}`
    const what = reimports ? `as reimportações (${origin})` : names.join(', ')
    const gross = showsPlaces ? `que o panorama e as tabelas ${places.by} incluem` : 'que o panorama inclui'
    return [
      line`${flow === 'export' ? 'Exportações' : 'Importações'} por parceiro: participações (nas ${plain[flow]} de ${product}) e classificações excluem ${what}, ${gross}.`,
    ]
  })
}

function valuation({ flows, source, currency, secondCurrency }: StatementFacts): string {
  const { valuation: basis } = (source === undefined ? undefined : findPublication(source)) ?? customs
  const isSame = new Set(flows.map((flow) => basis[flow])).size === 1
  const words = isSame
    ? `${flows.map((flow) => plain[flow]).join(' e ')} ${valuationNames[basis[flows[0] ?? 'export']]}`
    : flows.map((flow) => `${plain[flow]} ${valuationNames[basis[flow]]}`).join(', ')
  const second = secondCurrency ? `; totais também em ${currencyNames[secondCurrency]}` : ''
  return `${words}, em ${currencyNames[currency]}${second}.`
}

const customs = { valuation: { export: 'FOB', import: 'CIF' } } as const

export const valuationNames: Readonly<Record<Valuation, string>> = {
  ...{ FOB: 'em valor FOB', CIF: 'em valor CIF', FAS: 'em valor FAS' },
  customs: 'em valor aduaneiro, sem frete e seguro',
  published: 'na valoração declarada por quem as publica',
}

/** What a growth is of. */
function nameLowBase({ name, dimension, flow, reporter }: LowBase): string {
  const whose = reporter ? ` ${ofOwner(flow, withArticle(reporter))}` : ''
  switch (dimension) {
    case 'partner':
      return `${plain[flow]}${whose} ${toward(flow, withArticle(name))}`
    case 'place':
      return `${plain[flow]} ${ofOwner(flow, withArticle(name))}`
    case 'procedure':
      return `${plain[flow]} em regime de ${uncapitalized(name)}`
    case null:
      return `${plain[flow]} de ${uncapitalized(name)}`
  }
}

const whenOfBase = ({ window, until }: LowBase): string =>
  until ? withinPeriod(until, window) : windowWords[window]

function lowBases({ lowBases: marked }: StatementFacts): Inline[][] {
  if (marked.length === 0) return []
  const each = marked.map((lowBase, index) =>
    concat([
      index === 0 ? '' : '; ',
      `${nameLowBase(lowBase)} ${whenOfBase(lowBase)} (`,
      figureSpan(lowBase.growth),
      '%)',
    ]),
  )
  return [
    line`Bases pequenas: a variação é pouco informativa quando o valor de um ano antes era muito pequeno: ${concat(each)}.`,
  ]
}
