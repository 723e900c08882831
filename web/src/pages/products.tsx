import { useState } from 'preact/hooks'
import { go, Link } from '../address.tsx'
import { type Localized, useAnswer } from '../api.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useSpeech } from '../say.tsx'

/** Every product, and a new one. */
export function ProductsPage() {
  const { say } = useSpeech()
  const { answer, problem } = useAnswer<readonly { id: string; name: Localized }[]>('/api/products')
  const [id, setId] = useState('')
  return (
    <>
      <h1>{say({ zh: '产品', en: 'Products' })}</h1>
      {problem && <ProblemBox problem={problem} />}
      {!answer && !problem && <Skeleton lines={3} />}
      <ul class="loads">
        {answer?.map((item) => (
          <li key={item.id}>
            <Link href={`/products/${encodeURIComponent(item.id)}`}>{say(item.name)}</Link>{' '}
            <span class="faint">{item.id}</span>
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
