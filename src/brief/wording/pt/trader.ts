import type { FigureFlow } from '../../../trade/trade.ts'
import { nameParties, type Parties, type Trader } from '../trader.ts'
import { findAdjective, findPortuguese } from './names/names.ts'
import { contract, toward, withArticle } from './phrases/phrases.ts'

/**
 * Whose trade a brief is of, in Portuguese: `lead` is an adjective behind the flow (exportações brasileiras de soja para
 * a China), empty where there is none; `nameOwner` then has who it is, behind the goods.
 */
export function ptTrader(parties: Parties): Trader {
  const { partner, place, reporter } = nameParties(parties, (words) => findPortuguese(words) ?? words.en)
  const adjective = place === null ? findAdjective(reporter) : undefined
  return {
    ...{ name: withArticle(place ?? reporter), reporter, partner, isPlace: place !== null },
    lead: (flow) => (adjective !== undefined && hasAdjective(flow) ? ` ${adjective}` : ''),
    tail: (flow) => (partner ? ` ${toward(flow, withArticle(partner))}` : ''),
  }
}

/** The trade of both flows is singular, and the balance masculine: they are those of a country, not national ones. */
const hasAdjective = (flow: FigureFlow): boolean => flow === 'export' || flow === 'import'

/** da China, por São Paulo: behind goods, whose imports could else be taken for those from there; nothing after an adjective. */
export const nameOwner = (trader: Trader, flow: FigureFlow): string =>
  trader.lead(flow) === '' ? ` ${ofOwner(flow, trader.name)}` : ''

/** exportações da China; importações pela China. @param name with its article. */
export const ofOwner = (flow: FigureFlow, name: string): string =>
  contract(flow === 'import' ? 'por' : 'de', name)
