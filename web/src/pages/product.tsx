import { useState } from 'preact/hooks'
import { Link } from '../address.tsx'
import { type About, type Load, type Localized, type Problem, send, toProblem, useAnswer } from '../api.ts'
import { monthsBetween } from '../months.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { ProductForm } from '../products/product-form.tsx'
import { ProductPreview } from '../products/product-preview.tsx'
import type { Schema, Settings } from '../products/settings.ts'
import { useProductDraft } from '../products/use-product-draft.ts'
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
  const listed = useAnswer<readonly { id: string }[]>('/api/products')
  const isNew = listed.answer !== null && !listed.answer.some((item) => item.id === id)
  const path = `/api/products/${encodeURIComponent(id)}`
  const { answer, problem } = useAnswer<Product>(listed.answer && !isNew ? path : '')
  const refusal = problem ?? listed.problem
  const about = useAnswer<About>('/api/about')
  const loads = useAnswer<{ loads: readonly Load[] }>('/api/loads?limit=500')
  const schema = useAnswer<Schema>('/api/product-schema')
  const commodities = useAnswer<readonly { code: string }[]>('/api/commodities?limit=1')
  const first = commodities.answer?.[0]?.code ?? '85076000'
  const saved = answer ?? (isNew && commodities.answer ? { yaml: fresh(first), settings: null } : null)
  return (
    <>
      <p>
        <Link href="/products">← {say({ zh: '产品', en: 'Products' })}</Link>
      </p>
      {refusal && <ProblemBox problem={refusal} />}
      {saved && about.answer && loads.answer && schema.answer ? (
        <Editor
          id={id}
          saved={saved}
          isNew={isNew}
          about={about.answer}
          months={monthsOf(loads.answer.loads, about.answer.latest)}
          schema={schema.answer}
        />
      ) : (
        !refusal && <Skeleton lines={14} />
      )}
    </>
  )
}

function monthsOf(loads: readonly Load[], latest: string | null): string[] {
  if (latest === null) return []
  const [earliest = latest] = [latest, ...loads.map(({ period }) => period.from)].sort()
  return monthsBetween(earliest, latest)
}

function Editor({
  id,
  saved,
  isNew,
  about,
  months,
  schema,
}: {
  readonly id: string
  readonly saved: Pick<Product, 'yaml'> & { readonly settings: Settings | null }
  readonly isNew: boolean
  readonly about: About
  readonly months: readonly string[]
  readonly schema: Schema
}) {
  const { say, language } = useSpeech()
  const [month, setMonth] = useState(about.latest ?? '')
  const draft = useProductDraft(id, saved, month, language)
  const [retained, setKept] = useState(isNew ? null : saved.yaml)
  const [stored, setStored] = useState(isNew ? 0 : 1)
  const [refused, setRefused] = useState<Problem | null>(null)
  const mayWrite = about.role === 'editor'
  const changed = draft.yaml !== retained
  const save = async () => {
    try {
      const yaml = await draft.settled()
      await send('PUT', `/api/products/${encodeURIComponent(id)}`, { yaml })
      setKept(yaml)
      setStored((before) => before + 1)
      setRefused(null)
    } catch (error) {
      setRefused(toProblem(error))
    }
  }
  return (
    <>
      <div class="bar">
        <h1>{draft.settings ? say(draft.settings.name) : id}</h1>
        {mayWrite && (
          <div class="actions">
            <button
              type="button"
              class="primary"
              disabled={draft.problem !== null || !changed}
              onClick={save}
            >
              {changed ? say({ zh: '保存', en: 'Save' }) : say({ zh: '已保存', en: 'Saved' })}
            </button>
            {changed && retained !== null && (
              <button type="button" onClick={() => draft.type(retained)}>
                {say({ zh: '放弃改动', en: 'Discard the changes' })}
              </button>
            )}
          </div>
        )}
      </div>
      {refused && <ProblemBox problem={refused} />}
      <div class="editor">
        {draft.settings ? (
          <ProductForm
            id={id}
            draft={draft}
            settings={draft.settings}
            schema={schema}
            language={language}
            disabled={!mayWrite}
          />
        ) : (
          <div>{!draft.problem && <Skeleton lines={14} />}</div>
        )}
        <Scroll kind="result" label={say({ zh: '文件和预览', en: 'File and preview' })}>
          <details class="yaml" open>
            <summary>{id}.yaml</summary>
            <div aria-live="polite">{draft.problem && <ProblemBox problem={draft.problem} />}</div>
            <textarea
              rows={12}
              spellcheck={false}
              readOnly={!mayWrite}
              aria-label={`${id}.yaml`}
              aria-invalid={draft.problem !== null}
              value={draft.yaml}
              onInput={({ currentTarget }) => draft.type(currentTarget.value)}
            />
          </details>
          <ProductPreview
            id={id}
            draft={draft}
            month={month}
            months={months}
            language={language}
            stored={stored}
            onMonth={setMonth}
          />
        </Scroll>
      </div>
    </>
  )
}
