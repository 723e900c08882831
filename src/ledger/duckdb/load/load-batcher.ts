import { GeneralError } from '../../../trade/errors/errors.ts'
import { type Ledger, type LoadOutcome, mostInHand } from '../../ledger-interface.ts'
import type { StagedLoad } from './load-staged.ts'

interface Waiting {
  readonly stagedLoad: StagedLoad
  /** Whether it can wait for others that may follow. */
  canWait: boolean
  readonly othersRows: () => number
  readonly resolve: (outcome: LoadOutcome) => void
  readonly reject: (reason: unknown) => void
}

/** Most rows of one transaction; the file that exceeds it is its last. */
const mostRows = mostInHand.rows
const mostFiles = 200
/** From so many rows on a transaction begins, unless few rows follow; from so many files on in any case. */
const enoughRows = 600_000
const enoughFiles = 100
/** Fewer rows that follow are waited for: a transaction of their own would cost more than their rows. */
const fewRows = 300_000

/**
 * Loads in one transaction the files that came while earlier ones were loaded, or while others were to follow: a
 * transaction takes as long for a hundred small files as for one. Each is still all or nothing, and one that fails
 * does not affect the others.
 */
export function batchLoads(
  loadTogether: (stagedLoads: readonly StagedLoad[]) => Promise<readonly LoadOutcome[]>,
): Ledger['load'] {
  let waiting: Waiting[] = []
  let isBusy = false

  const loadWaiting = async () => {
    isBusy = true
    while (isDue(waiting)) {
      const group = firstGroup(waiting)
      waiting = waiting.slice(group.length)
      await loadGroup(group)
    }
    isBusy = false
  }

  const loadGroup = async (group: readonly Waiting[]): Promise<void> => {
    try {
      const outcomes = await loadTogether(group.map(({ stagedLoad }) => stagedLoad))
      for (const [index, { resolve, reject }] of group.entries()) {
        const outcome = outcomes[index]
        if (outcome) resolve(outcome)
        else reject(new Error('a load has no outcome'))
      }
    } catch (error) {
      if (group.length === 1 || error instanceof GeneralError) for (const { reject } of group) reject(error)
      // The error is of one of them: it throws again when it is loaded alone.
      else for (const item of group) await loadGroup([item])
    }
  }

  return (staged, facts, options = {}) =>
    new Promise((resolve, reject) => {
      const { restate = false, othersUntil, othersRows = () => Number.POSITIVE_INFINITY } = options
      const entry: Waiting = {
        stagedLoad: { staged, facts, options },
        canWait: othersUntil !== undefined && !restate,
        othersRows,
        resolve,
        reject,
      }
      waiting.push(entry)
      if (!isBusy) void loadWaiting()
      const endWait = () => {
        entry.canWait = false
        if (!isBusy) void loadWaiting()
      }
      othersUntil?.then(endWait, endWait)
    })
}

function isDue(waiting: readonly Waiting[]): boolean {
  if (waiting.some(({ canWait }) => !canWait) || waiting.length >= enoughFiles) return true
  const rows = waiting.reduce((sum, { stagedLoad }) => sum + stagedLoad.facts.rows, 0)
  return rows >= mostInHand.rows || (rows >= enoughRows && (waiting.at(-1)?.othersRows() ?? 0) > fewRows)
}

/** The first ones, no content twice, up to one that is to be restated. */
function firstGroup(waiting: readonly Waiting[]): Waiting[] {
  const group: Waiting[] = []
  const contents = new Set<string>()
  let rows = 0
  for (const item of waiting) {
    const { facts, options } = item.stagedLoad
    const isAlone = options?.restate === true
    if (group.length > 0 && (isAlone || contents.has(facts.sha256) || group.length === mostFiles)) break
    group.push(item)
    contents.add(facts.sha256)
    rows += facts.rows
    if (isAlone || rows >= mostRows) break
  }
  return group
}
