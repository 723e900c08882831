import type { FigureFlow, Flow, Marker, Measure } from '../../../trade/trade.ts'
import { flowOfAll, type Trader } from '../trader.ts'
import type { CaptionFacts } from '../wording-interface.ts'
import { capitalized, period, plain, titlePeriod } from './phrases/phrases.ts'
import { nameOwner } from './trader.ts'

/** exportações brasileiras de baterias para a China; corrente de comércio de baterias do Brasil com a China. */
export const tradeOfGoods = (trader: Trader, flow: FigureFlow, product: string): string =>
  `${plain[flow]}${trader.lead(flow)} de ${product}${nameOwner(trader, flow)}${trader.tail(flow)}`

/** What a title is of, within it. */
export const captionOfTrade = ({ trader, flows, product }: CaptionFacts): string =>
  tradeOfGoods(trader, flowOfAll(flows), product)

/** The same behind another noun: das exportações, da corrente de comércio. */
export const ofCaptionTrade = (facts: CaptionFacts): string =>
  `${flowOfAll(facts.flows) === 'trade' ? 'da' : 'das'} ${captionOfTrade(facts)}`

/** 5 principais destinos, principal origem, destinos: those that a ranking has. */
export function nameRanked(top: number | null, flow: Flow): string {
  const [one, many] = flow === 'import' ? ['origem', 'origens'] : ['destino', 'destinos']
  if (top === null) return many
  return top === 1 ? `principal ${one}` : `${top} principais ${many}`
}

/** The same where a title begins with it. */
export const titleOfTrade = (facts: CaptionFacts): string => capitalized(captionOfTrade(facts))

/** When, at the end of a title. */
export const captionPeriod = ({ month, windows }: CaptionFacts): string =>
  titlePeriod(month, windows[0] ?? 'month')

/** The same over the longest window. */
export const longCaptionPeriod = ({ month, windows }: CaptionFacts): string =>
  titlePeriod(month, windows.at(-1) ?? 'month')

/** The last month, in a title. */
export const captionMonth = ({ month }: CaptionFacts): string => period(month, 'month')

/** Exportações por destino, Importações por estado. */
export function flowHeading(part: 'partners' | 'places', flow: Flow, byPlace: string): string {
  const how = part === 'places' ? byPlace : flow === 'export' ? 'por destino' : 'por origem'
  return `${capitalized(plain[flow])} ${how}`
}

const rowNames = {
  trade: 'Corrente de comércio',
  export: 'Exportações',
  import: 'Importações',
  net: 'Saldo comercial',
} as const

/** What a row of the overview is of. */
export const rowName = (flow: FigureFlow, measure: Measure): string =>
  measure === 'value' ? rowNames[flow] : `${rowNames[flow]}, quantidade`

/** Those that a ranking of partners has: 5 principais parceiros. */
export const topPartners = (top: number): string =>
  top === 1 ? 'principal parceiro' : `${top} principais parceiros`

/** Below the first table: whose data this one has and the next ones have. */
export const sourceNotes = (publisher: string) => ({
  source: `Fonte: ${publisher}; idem para as demais tabelas.`,
  sourceUnlessStated: `Fonte: ${publisher}; idem para as demais tabelas, salvo indicação em contrário.`,
})

/** What a marker means, below a table that has it; null for one that a statement explains. */
export function markerNote(marker: Marker): string | null {
  switch (marker) {
    case 'noBase':
      return 'Nota: “-” indica que não há valor no mesmo período do ano anterior para comparação.'
    case 'noTotal':
      return 'Nota: “/” indica que o total usado como divisor é zero e que não há resultado.'
    case 'notAvailable':
      return 'Nota: “..” indica que os dados não estão disponíveis.'
    case 'mixedUnits':
      return 'Nota: “×” indica que as unidades diferem e não podem ser somadas nem comparadas.'
    case 'lowBase':
      return null
  }
}
