import { Hindrance } from '../../../trade/errors/errors.ts'
import { type Ledger, type LoadOutcome, mostInHand } from '../../ledger-interface.ts'
import type { Arrival } from './load-staged.ts'

interface Waiting {
  readonly arrival: Arrival
  /** Whether it can wait for others that may follow. */
  canWait: boolean
  readonly othersRows: () => number
  readonly resolve: (outcome: LoadOutcome) => void
  readonly reject: (reason: unknown) => void
}

/** So many rows are taken in by one transaction, but for the file that goes over it. */
const mostRows = mostInHand.rows
const mostFiles = 200
/** So many rows are worth a transaction, unless few follow; so many files in any case. */
const enoughRows = 600_000
const enoughFiles = 100
/** For so few that follow, another transaction would be begun a moment later, and the load end with its statements. */
const fewRows = 300_000

/**
 * Takes in together the files that came while earlier ones were taken in, or while others were to follow: a
 * transaction takes as long for a hundred small files as for one. Each is still all or nothing, and one that fails
 * keeps no other out.
 */
export function arrivalsTogether(
  takeIn: (arrivals: readonly Arrival[]) => Promise<readonly LoadOutcome[]>,
): Ledger['load'] {
  let waiting: Waiting[] = []
  let isBusy = false

  const takeAll = async () => {
    isBusy = true
    while (isDue(waiting)) {
      const group = firstGroup(waiting)
      waiting = waiting.slice(group.length)
      await takeGroup(group)
    }
    isBusy = false
  }

  const takeGroup = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const outcomes = await takeIn(group.map(({ arrival }) => arrival))
      for (const [index, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[index]
        if (outcome) resolve(outcome)
        else reject(new Error('nothing came of a load'))
      }
    } catch (error) {
      if (group.length === 1 || error instanceof Hindrance) for (const { reject } of group) reject(error)
      // One of them is at fault: by itself it will be again.
      else for (const item of group) await takeGroup([item])
    }
  }

  return (staged, facts, options = {}) =>
    new Promise((resolve, reject) => {
      const { restate = false, othersUntil, othersRows = () => Number.POSITIVE_INFINITY } = options
      const entry: Waiting = {
        arrival: { staged, facts, options },
        canWait: othersUntil !== undefined && !restate,
        othersRows,
        resolve,
        reject,
      }
      waiting.push(entry)
      if (!isBusy) void takeAll()
      const waitNoLonger = () => {
        entry.canWait = false
        if (!isBusy) void takeAll()
      }
      othersUntil?.then(waitNoLonger, waitNoLonger)
    })
}

function isDue(waiting: readonly Waiting[]): boolean {
  if (waiting.some(({ canWait }) => !canWait) || waiting.length >= enoughFiles) return true
  const rows = waiting.reduce((sum, { arrival }) => sum + arrival.facts.rows, 0)
  return rows >= mostInHand.rows || (rows >= enoughRows && (waiting.at(-1)?.othersRows() ?? 0) > fewRows)
}

/** The first ones, no content twice, up to one that is to be restated. */
function firstGroup(waiting: readonly Waiting[]): Waiting[] {
  const group: Waiting[] = []
  const contents = new Set<string>()
  let rows = 0
  for (const item of waiting) {
    const { facts, options } = item.arrival
    const isAlone = options?.restate === true
    if (group.length > 0 && (isAlone || contents.has(facts.sha256) || group.length === mostFiles)) break
    group.push(item)
    contents.add(facts.sha256)
    rows += facts.rows
    if (isAlone || rows >= mostRows) break
  }
  return group
}
