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

/** One product: its file as a form and as text, and the brief that it makes. */
export function ProductPage({ id }: { readonly id: string }) {
  const { say } = useSpeech()
  const listed = useAnswer<readonly ListedProduct[]>('/api/products')
  const isUnknown = listed.answer !== null && !listed.answer.some((item) => item.id === id)
  const path = `/api/products/${encodeURIComponent(id)}`
  const { found, problem } = useProductFile(listed.answer && !isUnknown ? path : '')
  const refusal = problem ?? listed.problem
  const about = useAnswer<About>('/api/about')
  const loads = useAnswer<{ loads: readonly Load[] }>('/api/loads?limit=500')
  const schema = useAnswer<Schema>('/api/product-schema')
  const saved = found && { ...found.answer, edition: found.edition }
  const stored = listed.answer?.find((item) => item.id === id)
  // A product that has no data of its own, such as a new one, is shown by those of the others.
  const latest = stored?.latest ?? about.answer?.latest ?? null
  return (
    <>
      <p>
        <Link href="/products">← {say({ zh: '产品', en: 'Products' })}</Link>
      </p>
      {refusal && <ProblemBox problem={refusal} />}
      {isUnknown && <UnknownProduct id={id} />}
      {saved && about.answer && loads.answer && schema.answer ? (
        <ProductEditor
          id={id}
          saved={saved}
          about={{ ...about.answer, latest }}
          months={
            stored?.first && stored.latest
              ? monthsBetween(stored.first, stored.latest)
              : monthsOf(loads.answer.loads, latest)
          }
          schema={schema.answer}
        />
      ) : (
        !refusal && !isUnknown && <Skeleton lines={14} />
      )}
    </>
  )
}

/** An address that leads to no product, such as one that was saved before the product was archived. */
function UnknownProduct({ id }: { readonly id: string }) {
  const { say } = useSpeech()
  return (
    <>
      <h1>{say({ zh: '没有这个产品', en: 'There is no such product' })}</h1>
      <p>
        {say({
          zh: `没有“${id}”这个产品。它可能已归档或删除：“产品”页可以恢复它，也可以建立新产品。`,
          en: `There is no product “${id}”. It may have been archived or deleted: the page Products restores it, or begins a new one.`,
        })}
      </p>
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
