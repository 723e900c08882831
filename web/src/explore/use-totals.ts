import { useEffect, useState } from 'preact/hooks'
import {
  ask,
  type ListedProduct,
  type Localized,
  type Problem,
  type TotalsRow,
  type TotalsUnits,
  toProblem,
} from '../api.ts'
import { listAskedProducts } from './enquiry.ts'

export interface Totals {
  readonly cut: Localized
  readonly missing: readonly string[]
  readonly units: TotalsUnits
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
  const [products, answers] = await Promise.all([
    ask<readonly ListedProduct[]>('/api/products'),
    askInOneUnit(query, ids),
  ])
  const nameOf = (id: string) => products.find((product) => product.id === id)?.name ?? { zh: id, en: id }
  const quantity = findCommonUnit(answers)
  // Products may have codes in common, so that their sum is no whole that each has a share of.
  const rows = answers.flatMap(({ rows, units }, index) => {
    const id = ids[index] ?? ''
    const unit = quantity ? '' : ` ${units.quantity?.label ?? ''}`
    return rows.map((row) => ({
      ...{ ...row, id, name: nameOf(id), share: null },
      quantityText: row.quantityText && `${row.quantityText}${unit}`,
    }))
  })
  const [first] = answers
  if (!first) throw new Error('A question by product names products')
  return {
    cut: first.cut,
    missing: [...new Set(answers.flatMap(({ missing }) => missing))].sort(),
    units: { value: first.units.value, quantity },
    total: rows.length,
    rows,
  }
}

/** The answers for some products, with values in one unit: the largest that one of them would have alone. */
async function askInOneUnit(query: URLSearchParams, ids: readonly string[]): Promise<Totals[]> {
  const askAll = (scale: string) =>
    Promise.all(
      ids.map((id) => {
        const queryOfProduct = new URLSearchParams(query)
        queryOfProduct.set('product', id)
        queryOfProduct.set('scale', scale)
        return ask<Totals>(`/api/totals?${queryOfProduct}&limit=${most}`)
      }),
    )
  const answers = await askAll('auto')
  const factors = answers.map(({ units }) => units.value.factor)
  const [largest = '1'] = factors.toSorted((factor, other) => Number(other) - Number(factor))
  return factors.every((factor) => factor === largest) ? answers : askAll(largest)
}

/** The unit of quantity that all answers have; null where they differ. */
function findCommonUnit(answers: readonly Totals[]): TotalsUnits['quantity'] {
  const units = answers.flatMap(({ units }) => units.quantity ?? [])
  const [first = null] = units
  return units.every(({ label }) => label === first?.label) ? first : null
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
