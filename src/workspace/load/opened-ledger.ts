import type { Ledger } from '../../ledger/ledger.ts'

/** A ledger that files are brought to, and what tells whether they were brought before. */
export interface Opened {
  readonly ledger: Ledger
  /** The content of what is in it, or on its way there. */
  readonly loadedContents: Set<string>
  /** The names of the files that are in it. */
  readonly names: ReadonlySet<string>
}

export async function openedWith(ledger: Ledger): Promise<Opened> {
  const loads = await ledger.loads({ commodities: [] })
  return {
    ledger,
    loadedContents: new Set(loads.map(({ sha256 }) => sha256)),
    names: new Set(loads.map(({ file }) => file)),
  }
}
