/** What a unit of customs counts in hundreds or thousands: one 千个 is 1,000 个. */
export interface ReferenceUnit {
  readonly name: string
  /** As English text has it after a number. */
  readonly short: string
  readonly size: bigint
}

const references: Readonly<Record<string, ReferenceUnit>> = {
  百个: { name: '个', short: 'items', size: 100n },
  百支: { name: '支', short: 'items', size: 100n },
  千个: { name: '个', short: 'items', size: 1_000n },
  千块: { name: '块', short: 'items', size: 1_000n },
  千支: { name: '支', short: 'items', size: 1_000n },
  千升: { name: '升', short: 'litres', size: 1_000n },
}

/** The unit that a unit of customs is a round number of; undefined for one that is counted itself. */
export const referenceUnit = (name: string): ReferenceUnit | undefined => references[name]
