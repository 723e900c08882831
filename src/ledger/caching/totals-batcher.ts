import type { Total, TotalsRequest } from '../ledger-interface.ts'

type Answer = (requests: readonly TotalsRequest[]) => Promise<readonly Total[][]>

interface Asked {
  readonly request: TotalsRequest
  readonly resolve: (totals: readonly Total[]) => void
  readonly reject: (reason: unknown) => void
}

/**
 * Answers requests that are made at once, as those of a brief are, by one look at the rows for each vintage and
 * limit: the rows of a product are the same, however many dimensions they are added up by.
 */
export function askedTogether(answer: Answer): (request: TotalsRequest) => Promise<readonly Total[]> {
  let waiting: Asked[] = []

  const answerAll = () => {
    const alike = new Map<string, Asked[]>()
    for (const asked of waiting) {
      const { vintage = null, within = null } = asked.request
      const rows = JSON.stringify([vintage, within])
      alike.set(rows, [...(alike.get(rows) ?? []), asked])
    }
    waiting = []
    for (const group of alike.values()) {
      answer(group.map(({ request }) => request)).then(
        (answers) => {
          for (const [index, { resolve }] of group.entries()) resolve(answers[index] ?? [])
        },
        (reason) => {
          for (const { reject } of group) reject(reason)
        },
      )
    }
  }

  return (request) =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) queueMicrotask(answerAll)
      waiting.push({ request, resolve, reject })
    })
}
