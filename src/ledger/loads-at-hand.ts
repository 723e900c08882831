import type { Ledger, Load } from './ledger.ts'

/**
 * A ledger whose loads were read, all of them with all the commodities that will be asked for, for many questions
 * about some of these while nothing is loaded. What else is asked it answers as ever.
 */
export function withLoadsAtHand(ledger: Ledger, loads: readonly Load[]): Ledger {
  const held = loads.map((load) => ({
    load,
    places: new Map(load.commodities.map((code, place) => [code, place])),
  }))
  return {
    ...ledger,
    loads: async (filter = {}) => {
      const { sha256, commodities } = filter
      if (sha256 !== undefined || commodities === undefined) return ledger.loads(filter)
      return held.map(({ load, places }) => ({ ...load, commodities: thoseOf(places, commodities) }))
    },
  }
}

/** Those of some codes that are there, in the order in which they are. */
const thoseOf = (places: ReadonlyMap<string, number>, codes: readonly string[]): string[] =>
  [...new Set(codes)]
    .flatMap((code) => {
      const place = places.get(code)
      return place === undefined ? [] : [{ code, place }]
    })
    .sort((a, b) => a.place - b.place)
    .map(({ code }) => code)
