import { useMemo, useState } from 'preact/hooks'
import { Link, useAddress } from '../address.tsx'
import { type About, type ListedProduct, useAnswer } from '../api.ts'
import { type Unassigned, UnassignedList } from '../data/unassigned-codes.tsx'
import { rangeName } from '../months.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { ProductSearch } from '../parts/product-search.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { briefAddress } from '../periods.ts'
import { FormerProducts } from '../products/former-products.tsx'
import { NewProduct } from '../products/new-product.tsx'
import { useSpeech } from '../say.tsx'

/** Every product, a new one, and those that were archived or deleted. */
export function ProductsPage() {
  const { say } = useSpeech()
  const { answer, problem, again } = useAnswer<readonly ListedProduct[]>('/api/products')
  const unassigned = useAnswer<Unassigned>('/api/unassigned')
  const about = useAnswer<About>('/api/about')
  const former = useAddress().searchParams.get('former')
  const mayWrite = about.answer?.role === 'editor'
  const refresh = () => {
    again()
    unassigned.again()
  }
  const groups = unassigned.answer?.groups ?? []
  return (
    <>
      <h1>{say({ zh: '产品', en: 'Products' })}</h1>
      {problem && <ProblemBox problem={problem} />}
      {!answer && !problem && <Skeleton lines={3} />}
      <FormerProducts latest={former} mayRestore={mayWrite} onRestored={refresh} />
      {answer && <ProductList products={answer} />}
      {mayWrite && unassigned.answer && groups.length > 0 && (
        <section aria-labelledby="from-data">
          <h2 id="from-data">
            {say({ zh: '已载入、还不属于任何产品的数据', en: 'Loaded data of no product yet' })}
          </h2>
          <UnassignedList
            key={groups.map(({ heading }) => heading).join()}
            unassigned={unassigned.answer}
            mayCreate
            onCreated={refresh}
          />
        </section>
      )}
      {mayWrite && <NewProduct onCreated={refresh} />}
    </>
  )
}

/** More than so many are searched rather than read. */
const fewProducts = 8

function ProductList({ products }: { readonly products: readonly ListedProduct[] }) {
  const [search, setSearch] = useState('')
  const shown = useMemo(() => {
    const words = search.toLowerCase().split(/\s+/).filter(Boolean)
    return products.filter(({ id, name, codes }) => {
      const text = [id, name.zh, name.en, ...codes].join('\n').toLowerCase()
      return words.every((word) => text.includes(word))
    })
  }, [products, search])
  return (
    <>
      {products.length > fewProducts && (
        <ProductSearch search={search} count={shown.length} onSearch={setSearch} />
      )}
      <ul class="product-list">
        {shown.map((product) => (
          <ProductItem key={product.id} product={product} />
        ))}
      </ul>
    </>
  )
}

/** A product: its settings, its codes, and the way to its newest brief. */
function ProductItem({ product }: { readonly product: ListedProduct }) {
  const { say, language } = useSpeech()
  const { id, name, codes, first, latest } = product
  return (
    <li>
      <Link class="strong" href={`/products/${encodeURIComponent(id)}`}>
        {say(name)}
      </Link>
      <span class="faint">{codesText(codes)}</span>
      {first && latest ? (
        <Link href={briefAddress(id, latest)}>
          {say({
            zh: `数据：${rangeName(first, latest, language)}`,
            en: `Data: ${rangeName(first, latest, language)}`,
          })}
        </Link>
      ) : (
        <span class="faint">{say({ zh: '还没有数据', en: 'no data yet' })}</span>
      )}
    </li>
  )
}

const codesText = (codes: readonly string[]): string =>
  codes.length === 0 ? '' : `HS ${codes.slice(0, 3).join(', ')}${codes.length > 3 ? ' …' : ''}`
