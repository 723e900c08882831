import { useEffect, useState } from 'preact/hooks'
import { ask, type Localized, type Problem, problemOf, type TotalsRow } from '../api.ts'

export interface Totals {
  readonly cut: Localized
  readonly missing: readonly string[]
  readonly total: number
  readonly rows: readonly TotalsRow[]
}

const page = 2000
/** Two hundred partners over eight years of months; beyond, the answer is as much as a screen can bear. */
const most = 20_000

interface Answered {
  readonly answer: Totals | null
  readonly problem: Problem | null
  /** The question that it answers: units and words of the answer are as this one has them. */
  readonly of: string
}

/** Every row of an answer, page by page; the last answer stays while a new one is on its way. */
export function useTotals(question: string): Answered {
  const [state, setState] = useState<Answered>({ answer: null, problem: null, of: '' })
  useEffect(() => {
    if (question === '') return
    let current = true
    readAll(question, () => current).then(
      (answer) => current && setState({ answer, problem: null, of: question }),
      (error) => current && setState({ answer: null, problem: problemOf(error), of: question }),
    )
    return () => {
      current = false
    }
  }, [question])
  return state
}

async function readAll(question: string, isWanted: () => boolean): Promise<Totals> {
  const first = await ask<Totals>(`/api/totals?${question}&limit=${page}`)
  const rows = [...first.rows]
  while (rows.length < Math.min(first.total, most) && isWanted()) {
    const next = await ask<Totals>(`/api/totals?${question}&limit=${page}&offset=${rows.length}`)
    if (next.rows.length === 0) break
    rows.push(...next.rows)
  }
  return { ...first, rows }
}
