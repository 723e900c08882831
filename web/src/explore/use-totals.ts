import { useEffect, useState } from 'preact/hooks'
import { ask, type Localized, type Problem, type TotalsRow, toProblem } from '../api.ts'

export interface Totals {
  readonly cut: Localized
  readonly missing: readonly string[]
  readonly total: number
  readonly rows: readonly TotalsRow[]
}

/** As many rows as the desk gives at once. */
const most = 20_000

interface Answered {
  readonly answer: Totals | null
  readonly problem: Problem | null
  /** The question that it answers: units and words of the answer are as this one has them. */
  readonly of: string
}

/** Every row of an answer; the last answer stays while a new one is on its way. */
export function useTotals(question: string): Answered {
  const [state, setState] = useState<Answered>({ answer: null, problem: null, of: '' })
  useEffect(() => {
    if (question === '') return
    let current = true
    ask<Totals>(`/api/totals?${question}&limit=${most}`).then(
      (answer) => current && setState({ answer, problem: null, of: question }),
      (error) => current && setState({ answer: null, problem: toProblem(error), of: question }),
    )
    return () => {
      current = false
    }
  }, [question])
  return state
}
