import { useEffect, useState } from 'preact/hooks'
import { ask, type ListedProduct, type Localized, type Problem, type TotalsRow, toProblem } from '../api.ts'
import { listAskedProducts } from './enquiry.ts'

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

/** The rows of a question; one by product is asked of each, since the desk adds up one product at a time. */
async function askTotals(question: string): Promise<Totals> {
  const query = new URLSearchParams(question)
  if (query.get('by') !== 'product') return ask<Totals>(`/api/totals?${question}&limit=${most}`)
  const ids = listAskedProducts({ product: query.get('product') ?? '' })
  query.set('by', 'none')
  const [products, ...answers] = await Promise.all([
    ask<readonly ListedProduct[]>('/api/products'),
    ...ids.map((id) => {
      const queryOfProduct = new URLSearchParams(query)
      queryOfProduct.set('product', id)
      return ask<Totals>(`/api/totals?${queryOfProduct}&limit=${most}`)
    }),
  ])
  const nameOf = (id: string) => products.find((product) => product.id === id)?.name ?? { zh: id, en: id }
  // Products may have codes in common, so that their sum is no whole that each has a share of.
  const rows = answers.flatMap((answer, index) =>
    answer.rows.map((row) => {
      const id = ids[index] ?? ''
      return { ...row, id, name: nameOf(id), share: null }
    }),
  )
  return {
    cut: answers[0]?.cut ?? { zh: '', en: '' },
    missing: [...new Set(answers.flatMap(({ missing }) => missing))].sort(),
    total: rows.length,
    rows,
  }
}

/** Every row of an answer; the last answer stays while a new one is on its way. */
export function useTotals(question: string): Answered {
  const [state, setState] = useState<Answered>({ answer: null, problem: null, of: '' })
  useEffect(() => {
    if (question === '') return
    let current = true
    askTotals(question).then(
      (answer) => current && setState({ answer, problem: null, of: question }),
      (error) => current && setState({ answer: null, problem: toProblem(error), of: question }),
    )
    return () => {
      current = false
    }
  }, [question])
  return state
}
