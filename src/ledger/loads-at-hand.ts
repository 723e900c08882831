import type { Ledger, Load } from './ledger.ts'

/**
 * A ledger whose loads were read with those of their commodities that are among some codes, for many questions about
 * these while nothing is loaded. What else is asked it answers as ever.
 *
 * @param codes those that will be asked for: a load of the whole country has thousands.
 */
export async function withLoadsAtHand(ledger: Ledger, codes: readonly string[]): Promise<Ledger> {
  const at = new Set(codes)
  const loads = await ledger.loads({ commodities: [...at] })
  const held = loads.map((load) => ({
    load,
    commodities: new Set(load.commodities),
  }))
  return {
    ...ledger,
    loads: async (filter = {}) => {
      const { sha256, commodities } = filter
      if (sha256 !== undefined || !commodities?.every((code) => at.has(code))) return ledger.loads(filter)
      return held.map((one): Load => ({ ...one.load, commodities: thoseOf(one.commodities, commodities) }))
    },
  }
}

/** Those of some codes that are among a load's, in the order in which loads list them. */
const thoseOf = (listed: ReadonlySet<string>, codes: readonly string[]): string[] =>
  [...new Set(codes)].filter((code) => listed.has(code)).sort()
