import type { Ledger, Load } from '../ledger-interface.ts'

/**
 * A ledger whose loads were read with those of their commodities that are among some codes, for many questions about
 * these while nothing is loaded. What else is asked it answers as ever.
 *
 * @param codes those that will be asked for: a load of the whole country has thousands.
 */
export async function withLoadsAtHand(ledger: Ledger, codes: readonly string[]): Promise<Ledger> {
  const position = new Set(codes)
  const loads = await ledger.loads({ commodities: [...position] })
  const held = loads.map((load) => ({
    load,
    places: new Map(load.commodities.map((code, place) => [code, place])),
  }))
  return {
    ...ledger,
    loads: async (filter = {}) => {
      const { sha256, commodities } = filter
      if (sha256 !== undefined || !commodities?.every((code) => position.has(code)))
        return ledger.loads(filter)
      return held.map(({ load, places }): Load => ({ ...load, commodities: thoseOf(places, commodities) }))
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
