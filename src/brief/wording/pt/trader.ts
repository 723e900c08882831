import { nameParties, type Parties, type Trader } from '../trader.ts'
import { findPortuguese } from './names/names.ts'
import { fromName, toward, withArticle } from './phrases/phrases.ts'

/** Whose trade a brief is of, in Portuguese: before the partner stands `lead`, after it nothing. */
export function ptTrader(parties: Parties): Trader {
  const { partner, place, reporter } = nameParties(parties, (words) => findPortuguese(words) ?? words.en)
  const name = place ?? reporter
  return {
    ...{ name: withArticle(name), reporter, partner, isPlace: place !== null },
    lead: () => fromName(name),
    tail: (flow) => (partner ? ` ${toward(flow, withArticle(partner))}` : ''),
  }
}
