import { useEffect, useState } from 'preact/hooks'
import { Link } from '../address.tsx'
import {
  type About,
  askEdition,
  type Edition,
  type ListedProduct,
  type Load,
  type Localized,
  type Problem,
  toProblem,
  useAnswer,
} from '../api.ts'
import { monthsBetween } from '../months.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { ProductEditor } from '../products/product-editor.tsx'
import type { Schema, Settings } from '../products/settings.ts'
import { useSpeech } from '../say.tsx'

interface Product {
  readonly id: string
  readonly name: Localized
  readonly yaml: string
  readonly settings: Settings
}

/** A product that is new begins with one class, whose code is the first that was loaded. */
const fresh = (code: string) => `name: {zh: 新产品, en: new product}
classes:
  - name: {zh: 新产品, en: new product}
    codes: {HS2022: ["${code}"]}
`

/** One product: its file as a form and as text, and the brief that it makes. */
export function ProductPage({ id }: { readonly id: string }) {
  const { say } = useSpeech()
  const listed = useAnswer<readonly ListedProduct[]>('/api/products')
  const isNew = listed.answer !== null && !listed.answer.some((item) => item.id === id)
  const path = `/api/products/${encodeURIComponent(id)}`
  const { found, problem } = useProductFile(listed.answer && !isNew ? path : '')
  const refusal = problem ?? listed.problem
  const about = useAnswer<About>('/api/about')
  const loads = useAnswer<{ loads: readonly Load[] }>('/api/loads?limit=500')
  const schema = useAnswer<Schema>('/api/product-schema')
  const commodities = useAnswer<readonly { code: string }[]>('/api/commodities?limit=1')
  const first = commodities.answer?.[0]?.code ?? '85076000'
  const saved = found
    ? { ...found.answer, edition: found.edition }
    : isNew && commodities.answer
      ? { yaml: fresh(first), settings: null, edition: '' }
      : null
  const stored = listed.answer?.find((item) => item.id === id)
  // A product that has no data of its own, such as a new one, is shown by those of the others.
  const latest = stored?.latest ?? about.answer?.latest ?? null
  return (
    <>
      <p>
        <Link href="/products">← {say({ zh: '产品', en: 'Products' })}</Link>
      </p>
      {refusal && <ProblemBox problem={refusal} />}
      {saved && about.answer && loads.answer && schema.answer ? (
        <ProductEditor
          id={id}
          saved={saved}
          isNew={isNew}
          about={{ ...about.answer, latest }}
          months={
            stored?.first && stored.latest
              ? monthsBetween(stored.first, stored.latest)
              : monthsOf(loads.answer.loads, latest)
          }
          schema={schema.answer}
        />
      ) : (
        !refusal && <Skeleton lines={14} />
      )}
    </>
  )
}

/** A product’s file with its edition, asked for once: what is typed from then on is not taken away by another answer. */
function useProductFile(path: string) {
  const [found, setFound] = useState<Edition<Product> | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    if (path === '') return
    askEdition<Product>(path).then(setFound, (error) => setProblem(toProblem(error)))
  }, [path])
  return { found, problem }
}

function monthsOf(loads: readonly Load[], latest: string | null): string[] {
  if (latest === null) return []
  const [earliest = latest] = [latest, ...loads.map(({ period }) => period.from)].sort()
  return monthsBetween(earliest, latest)
}
