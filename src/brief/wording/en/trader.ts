import { nameParties, type Parties, type Trader } from '../trader.ts'
import { withArticle } from './phrases/phrases.ts'

const by = { trade: 'with', net: 'with', export: 'to', import: 'from' } as const

/** Whose trade a brief is of, in English. */
export function enTrader(parties: Parties): Trader {
  const { partner, place, reporter } = nameParties(parties, ({ en }) => en)
  const name = place ?? withArticle(reporter)
  const isPlace = place !== null
  return {
    ...{ name, reporter, partner, isPlace },
    lead: () => `${name}’${!isPlace && name.endsWith('s') ? '' : 's'}`,
    tail: (flow) => (partner ? ` ${by[flow]} ${withArticle(partner)}` : ''),
  }
}
