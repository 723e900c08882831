import { useState } from 'preact/hooks'
import { go, Link } from '../address.tsx'
import {
  type CreatedProduct,
  type LoadedCommodity,
  type Problem,
  send,
  toProblem,
  useAnswer,
} from '../api.ts'
import { rangeName } from '../months.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'

/** So many codes are listed; others are found by name or code. */
const listed = 20

/** The commodities that were loaded, with their months and their product; one of none becomes a product with a press. */
export function CodeLedger({
  mayCreate,
  onCreated,
}: {
  readonly mayCreate: boolean
  readonly onCreated: () => void
}) {
  const { say } = useSpeech()
  const [search, setSearch] = useState('')
  const query = new URLSearchParams({ search, limit: String(listed) })
  const { answer, problem, waiting } = useAnswer<readonly LoadedCommodity[]>(`/api/commodities?${query}`)
  return (
    <>
      <div class="form-row">
        <label>
          {say({ zh: '查找商品', en: 'Find a commodity' })}
          <input
            type="search"
            value={search}
            placeholder={say({ zh: '编码或名称', en: 'code or name' })}
            onInput={({ currentTarget }) => setSearch(currentTarget.value)}
          />
        </label>
      </div>
      {problem && <ProblemBox problem={problem} />}
      {answer && answer.length > 0 && (
        <ul class="product-list" aria-busy={waiting}>
          {answer.map((commodity) => (
            <CodeItem
              key={`${commodity.code} ${commodity.reported?.reporter} ${commodity.reported?.source}`}
              {...{ commodity, mayCreate, onCreated }}
            />
          ))}
        </ul>
      )}
      {answer?.length === 0 && (
        <p class="faint">
          {search === ''
            ? say({ zh: '还没有载入过数据。', en: 'Nothing was loaded yet.' })
            : say({ zh: '已载入的数据中没有这样的商品。', en: 'Nothing loaded has such a commodity.' })}
        </p>
      )}
      {answer?.length === listed && (
        <p class="faint">
          {say({
            zh: `最多列出 ${listed} 个，其余请查找。`,
            en: `At most ${listed} are listed; search for others.`,
          })}
        </p>
      )}
    </>
  )
}

function CodeItem({
  commodity: { code, name, first, latest, product, reported, statistics },
  mayCreate,
  onCreated,
}: {
  readonly commodity: LoadedCommodity
  readonly mayCreate: boolean
  readonly onCreated: () => void
}) {
  const { say, language } = useSpeech()
  const [problem, setProblem] = useState<Problem | null>(null)
  const create = async () => {
    try {
      const { id } = await send<CreatedProduct>('POST', '/api/products', { codes: [code], reported })
      onCreated()
      go(`/products/${encodeURIComponent(id)}`)
    } catch (error) {
      setProblem(toProblem(error))
    }
  }
  return (
    <li>
      <span>
        <span class="strong">{name || code}</span> <span class="faint">{name && code}</span>
      </span>
      <span class="faint">
        {rangeName(first, latest, language)}
        {statistics && ` · ${say(statistics)}`}
      </span>
      {product ? (
        <Link href={`/products/${encodeURIComponent(product.id)}`}>{say(product.name)}</Link>
      ) : (
        mayCreate && (
          <button type="button" onClick={() => void create()}>
            {say({ zh: '建成产品', en: 'Create a product from this' })}
            <span class="hidden"> {code}</span>
          </button>
        )
      )}
      {problem && <ProblemBox problem={problem} />}
    </li>
  )
}
