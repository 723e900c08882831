import { useState } from 'preact/hooks'
import { go } from '../address.tsx'
import { ask, json, type Problem, send, toProblem } from '../api.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'
import type { StoredProduct } from './use-stored-product.ts'

/** What can be done with a product as a whole: copy, archive, delete. The last two can be undone where they lead. */
export function ProductActions({ id, stored }: { readonly id: string; readonly stored: StoredProduct }) {
  const { say } = useSpeech()
  const [problem, setProblem] = useState<Problem | null>(null)
  const path = `/api/products/${encodeURIComponent(id)}`
  const match = { 'if-match': stored.edition }
  const attempt = async (work: () => Promise<string>) => {
    try {
      go(await work())
    } catch (error) {
      setProblem(toProblem(error))
    }
  }
  const copy = () =>
    attempt(async () => {
      const copied = await send<{ id: string }>('POST', `${path}/copy`, {})
      return `/products/${encodeURIComponent(copied.id)}`
    })
  const archive = () =>
    attempt(async () => {
      await ask(`${path}/archive`, json('POST', {}, match))
      return `/products?former=${encodeURIComponent(id)}`
    })
  const remove = () =>
    attempt(async () => {
      await ask(path, { method: 'DELETE', headers: match })
      return `/products?former=${encodeURIComponent(id)}`
    })
  return (
    <>
      {problem && <ProblemBox problem={problem} />}
      <div class="actions product-actions">
        <button type="button" disabled={stored.changed} onClick={copy}>
          {say({ zh: '复制', en: 'Copy' })}
        </button>
        <button type="button" disabled={stored.changed} onClick={archive}>
          {say({ zh: '归档', en: 'Archive' })}
        </button>
        <button type="button" disabled={stored.changed} onClick={remove}>
          {say({ zh: '删除', en: 'Delete' })}
        </button>
      </div>
    </>
  )
}
