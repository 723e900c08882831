import fc from 'fast-check'
import { expect } from 'vitest'
import { UndecidedRelationError } from '../../src/ledger/coverage/undecided-relation-error.ts'
import type { Ledger, LoadOptions } from '../../src/ledger/ledger-interface.ts'
import { stagedFile, temporaryFolder } from '../support/staged.ts'
import { commodities, type Download, months, partners } from './histories.ts'

// Whatever was downloaded, the totals as of any date are those of the latest downloads that cover them, added up here from
// the files by brute force.

/** A download that is there, with the number of its load. */
export interface Loaded extends Download {
  readonly id: number
}

/** The value of each month, commodity and partner, by what is written down of coverage alone. */
function bruteForce(loaded: readonly Loaded[], asOf?: string): Map<string, bigint> {
  const seen = loaded
    .filter(({ facts }) => facts.monthly && (asOf === undefined || facts.asOf <= asOf))
    .sort((a, b) => (a.facts.asOf === b.facts.asOf ? a.id - b.id : a.facts.asOf < b.facts.asOf ? -1 : 1))
  const values = new Map<string, bigint>()
  for (const month of months)
    for (const commodity of commodities)
      for (const partner of partners) {
        const covered = seen.some((item) => item.covers(month, commodity, partner))
        const latest = seen.findLast((entry) => {
          const isListed = valueIn(entry, month, commodity, partner) > 0n
          return (
            entry.covers(month, commodity, partner) ||
            (isListed && (entry.lists === 'asLater' ? !isCutOff(entry, month) : !covered))
          )
        })
        const value = latest ? valueIn(latest, month, commodity, partner) : 0n
        if (value > 0n) values.set(`${month} ${commodity} ${partner}`, value)
      }
  return values
}

const isCutOff = ({ facts: { truncatedAt } }: Loaded, month: number) =>
  truncatedAt !== null && truncatedAt <= month

const valueIn = ({ rows }: Download, month: number, commodity: string, partner: string): bigint =>
  rows
    .filter((row) => row.month === month && row.commodity === commodity && row.partner === partner)
    .reduce((sum, { value }) => sum + value, 0n)

async function totalsOf(ledger: Ledger, asOf?: string): Promise<Map<string, bigint>> {
  const totals = await ledger.totals({
    ...{ flow: 'export', currency: 'USD', cut: ['commodity', 'partner'], by: 'partner', loads: 'together' },
    spans: months.map((month) => ({
      ...{ key: String(month), months: { from: month, to: month }, grain: 'month', commodities },
    })),
    ...(asOf === undefined ? {} : { vintage: { asOf } }),
  })
  return new Map(totals.map(({ span, commodity, code, value }) => [`${span} ${commodity} ${code}`, value]))
}

/** Loads a download; where nobody can tell how it relates to the others, as a person would answer. */
export async function loadAnswering(
  ledger: Ledger,
  download: Download,
  folder: string,
  options: LoadOptions = {},
): Promise<Loaded> {
  const staged = await stagedFile(folder, download.rows)
  const { load } = await ledger.load(staged, download.facts, options).catch((error: unknown) => {
    if (!(error instanceof UndecidedRelationError)) throw error
    return ledger.load(staged, { ...download.facts, relation: download.answer }, options)
  })
  return { ...download, id: load.id }
}

export async function holdToBruteForce(ledger: Ledger, loaded: readonly Loaded[]): Promise<void> {
  const dates = new Set(loaded.map(({ facts }) => facts.asOf))
  for (const asOf of [...dates, undefined])
    expect([asOf, inOrder(await totalsOf(ledger, asOf))]).toEqual([asOf, inOrder(bruteForce(loaded, asOf))])
}

const inOrder = (values: ReadonlyMap<string, bigint>) => [...values].sort(([a], [b]) => (a < b ? -1 : 1))

/** What happens beside loading: one download is withdrawn, or restated as of another date. */
export const afterwards = fc.tuple(fc.constantFrom('nothing', 'withdraw', 'restate'), fc.nat(20))

/** A history in a ledger of its own. */
export async function withLedger(
  open: (folder: string) => Promise<Ledger>,
  use: (ledger: Ledger, folder: string) => Promise<void>,
): Promise<void> {
  const folder = await temporaryFolder()
  const ledger = await open(folder.path)
  try {
    await use(ledger, folder.path)
  } finally {
    await ledger.close()
    await folder.remove()
  }
}

/** Loads the downloads of a history, and holds the totals to the files; then withdraws or restates one, and does so again. */
export async function holdHistory(
  ledger: Ledger,
  folder: string,
  downloads: readonly Download[],
  [then, which]: readonly [string, number],
): Promise<void> {
  let loaded: Loaded[] = []
  for (const download of downloads) loaded.push(await loadAnswering(ledger, download, folder))
  await holdToBruteForce(ledger, loaded)
  const isOriginal = downloads.some(({ isAlone, answer }) => !isAlone && answer === 'filtered')
  const single = isOriginal ? [] : loaded.filter(({ isAlone }) => isAlone)
  const chosen = single[which % Math.max(1, single.length)]
  if (!chosen || then === 'nothing') return
  loaded = loaded.filter((item) => item !== chosen)
  if (then === 'withdraw') await ledger.withdraw(chosen.id)
  else {
    const moved = { ...chosen, facts: { ...chosen.facts, asOf: '2024-02-15' } }
    loaded.push(await loadAnswering(ledger, moved, folder, { restate: true }))
  }
  await holdToBruteForce(ledger, loaded)
}
