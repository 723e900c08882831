import { useEffect, useState } from 'preact/hooks'
import { go, Link } from '../address.tsx'
import { type Localized, type Problem, problemOf, send, useAnswer } from '../api.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useSpeech } from '../say.tsx'

interface Product {
  readonly id: string
  readonly name: Localized
  readonly yaml: string
}

/** Every product, and a new one. */
export function ProductsPage() {
  const { say } = useSpeech()
  const { answer, problem } = useAnswer<readonly Pick<Product, 'id' | 'name'>[]>('/api/products')
  const [id, setId] = useState('')
  return (
    <>
      <h1>{say({ zh: '产品', en: 'Products' })}</h1>
      {problem && <ProblemBox problem={problem} />}
      {!answer && !problem && <Skeleton lines={3} />}
      <ul class="loads">
        {answer?.map((one) => (
          <li key={one.id}>
            <Link href={`/products/${encodeURIComponent(one.id)}`}>{say(one.name)}</Link>{' '}
            <span class="faint">{one.id}</span>
          </li>
        ))}
      </ul>
      <form
        class="form-row"
        onSubmit={(event) => {
          event.preventDefault()
          if (id !== '') go(`/products/${encodeURIComponent(id)}`)
        }}
      >
        <label>
          {say({ zh: '新产品的代号', en: 'Id of a new product' })}
          <input
            value={id}
            placeholder="solar-cells"
            onInput={(event) => setId(event.currentTarget.value.trim())}
          />
        </label>
        <button type="submit">{say({ zh: '新建', en: 'Make it' })}</button>
      </form>
    </>
  )
}

const fresh = `name: {zh: 新产品, en: new product}
classes:
  - name: {zh: 新产品, en: new product}
    codes: {HS2022: ["85076000"]}
`

/** One product’s file, checked as it is written; what it says beside it. */
export function ProductPage({ id }: { readonly id: string }) {
  const { say } = useSpeech()
  const { answer, problem } = useAnswer<Product>(`/api/products/${encodeURIComponent(id)}`)
  const [yaml, setYaml] = useState<string | null>(null)
  const [wrong, setWrong] = useState<Problem | null>(null)
  const [name, setName] = useState<Localized | null>(null)
  const [saved, setSaved] = useState(false)
  const text = yaml ?? answer?.yaml ?? (problem?.status === 404 ? fresh : null)
  useEffect(() => {
    if (text === null) return
    const later = setTimeout(async () => {
      try {
        const made = await send<{ settings: { name: Localized } | null; problem: Problem | null }>(
          'POST',
          `/api/products/${encodeURIComponent(id)}/preview`,
          { yaml: text },
        )
        setWrong(made.problem)
        setName(made.settings?.name ?? null)
      } catch (error) {
        setWrong(problemOf(error))
      }
    }, 300)
    return () => clearTimeout(later)
  }, [id, text])
  const save = async () => {
    try {
      await send('PUT', `/api/products/${encodeURIComponent(id)}`, { yaml: text })
      setSaved(true)
    } catch (error) {
      setWrong(problemOf(error))
    }
  }
  return (
    <>
      <p>
        <Link href="/products">← {say({ zh: '产品', en: 'Products' })}</Link>
      </p>
      <h1>{name ? say(name) : id}</h1>
      {problem && problem.status !== 404 && <ProblemBox problem={problem} />}
      {text === null && !problem && <Skeleton lines={8} />}
      {text !== null && (
        <div class="editor">
          <div>
            <label>
              <span class="faint">{id}.yaml</span>
              <textarea
                rows={20}
                spellcheck={false}
                value={text}
                onInput={(event) => {
                  setYaml(event.currentTarget.value)
                  setSaved(false)
                }}
              />
            </label>
            <div class="actions" aria-live="polite">
              <button type="button" class="primary" disabled={wrong !== null || saved} onClick={save}>
                {saved ? say({ zh: '已保存', en: 'Saved' }) : say({ zh: '保存', en: 'Save' })}
              </button>
            </div>
            {wrong && <ProblemBox problem={wrong} />}
          </div>
          <CodeSearch />
        </div>
      )}
    </>
  )
}

/** Commodities that were loaded, by code or by name. */
function CodeSearch() {
  const { say } = useSpeech()
  const [search, setSearch] = useState('')
  const { answer } = useAnswer<readonly { code: string; name: string }[]>(
    `/api/commodities?search=${encodeURIComponent(search)}`,
  )
  return (
    <section aria-labelledby="codes">
      <h2 id="codes">{say({ zh: '查找商品编码', en: 'Find commodity codes' })}</h2>
      <label>
        <span class="hidden">{say({ zh: '编码或名称', en: 'code or name' })}</span>
        <input
          type="search"
          value={search}
          placeholder={say({ zh: '编码或名称', en: 'code or name' })}
          onInput={(event) => setSearch(event.currentTarget.value)}
        />
      </label>
      <ul class="loads">
        {answer?.map(({ code, name }) => (
          <li key={code}>
            <code>{code}</code> {name}
          </li>
        ))}
      </ul>
      {answer?.length === 0 && (
        <p class="faint">
          {say({ zh: '已载入的数据中没有这样的商品。', en: 'Nothing loaded has such a commodity.' })}
        </p>
      )}
    </section>
  )
}
