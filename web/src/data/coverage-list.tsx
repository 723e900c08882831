import { useMemo, useState } from 'preact/hooks'
import { type ListedProduct, useAnswer } from '../api.ts'
import { rangeName } from '../months.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { ProductSearch } from '../parts/product-search.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useSpeech } from '../say.tsx'
import { CoverageGrid } from './coverage-grid.tsx'

type Coverage = Omit<Parameters<typeof CoverageGrid>[0], 'products'>

/** What is there of many products: each opens its own months. */
export function CoverageList({ products }: { readonly products: readonly ListedProduct[] }) {
  const [search, setSearch] = useState('')
  const shown = useMemo(() => {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean)
    return products.filter(({ name, codes }) => {
      const text = [name.zh, name.en, ...codes].join('\n').toLowerCase()
      return words.every((word) => text.includes(word))
    })
  }, [products, search])
  return (
    <>
      <ProductSearch search={search} count={shown.length} onSearch={setSearch} />
      <div class="coverage-list">
        {shown.map((product) => (
          <ProductCoverage key={product.id} product={product} products={products} />
        ))}
      </div>
    </>
  )
}

function ProductCoverage({
  product,
  products,
}: {
  readonly product: ListedProduct
  readonly products: readonly ListedProduct[]
}) {
  const { say, language } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  const { id, name, first, latest } = product
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {say(name)}{' '}
        <span class="faint">
          {first && latest
            ? rangeName(first, latest, language)
            : say({ zh: '还没有数据', en: 'no data yet' })}
        </span>
      </summary>
      {isOpen && <OpenCoverage id={id} products={products} />}
    </details>
  )
}

function OpenCoverage({
  id,
  products,
}: {
  readonly id: string
  readonly products: readonly ListedProduct[]
}) {
  const { answer, problem } = useAnswer<Coverage>(`/api/coverage?product=${encodeURIComponent(id)}`)
  if (problem) return <ProblemBox problem={problem} />
  return answer ? <CoverageGrid {...answer} products={products} /> : <Skeleton lines={4} />
}
