import { useState } from 'preact/hooks'
import { type About, type Problem, send, toProblem } from '../api.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useSpeech } from '../say.tsx'
import { ProductForm } from './product-form.tsx'
import { ProductPreview } from './product-preview.tsx'
import type { Schema, Settings } from './settings.ts'
import { type ProductDraft, useProductDraft } from './use-product-draft.ts'

/** A product as a form and as text, with the brief that it makes. */
export function ProductEditor({
  id,
  saved,
  isNew,
  about,
  months,
  schema,
}: {
  readonly id: string
  readonly saved: { readonly yaml: string; readonly settings: Settings | null }
  readonly isNew: boolean
  readonly about: About
  readonly months: readonly string[]
  readonly schema: Schema
}) {
  const { say, language } = useSpeech()
  const [month, setMonth] = useState(about.latest ?? '')
  const draft = useProductDraft(id, saved, month, language)
  const stored = useStoredDraft(id, draft, isNew ? null : saved.yaml)
  const mayWrite = about.role === 'editor'
  return (
    <>
      <div class="bar">
        <h1>{draft.settings ? say(draft.settings.name) : id}</h1>
        {mayWrite && <SaveActions stored={stored} draft={draft} />}
      </div>
      {stored.refused && <ProblemBox problem={stored.refused} />}
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
          <ProductFile id={id} draft={draft} mayWrite={mayWrite} />
          <ProductPreview
            id={id}
            draft={draft}
            month={month}
            months={months}
            language={language}
            stored={stored.count}
            onMonth={setMonth}
          />
        </Scroll>
      </div>
    </>
  )
}

interface StoredDraft {
  /** The file as it is stored; null where there is none yet. */
  readonly retained: string | null
  /** Whether the draft differs from it. */
  readonly changed: boolean
  /** How often it was stored. */
  readonly count: number
  readonly refused: Problem | null
  save(): Promise<void>
}

/** Stores a draft as the product’s file. */
function useStoredDraft(id: string, draft: ProductDraft, saved: string | null): StoredDraft {
  const [retained, setKept] = useState(saved)
  const [count, setCount] = useState(saved === null ? 0 : 1)
  const [refused, setRefused] = useState<Problem | null>(null)
  const save = async () => {
    try {
      const yaml = await draft.settled()
      await send('PUT', `/api/products/${encodeURIComponent(id)}`, { yaml })
      setKept(yaml)
      setCount((before) => before + 1)
      setRefused(null)
    } catch (error) {
      setRefused(toProblem(error))
    }
  }
  return { retained, changed: draft.yaml !== retained, count, refused, save }
}

function SaveActions({ stored, draft }: { readonly stored: StoredDraft; readonly draft: ProductDraft }) {
  const { say } = useSpeech()
  const { changed, retained, save } = stored
  return (
    <div class="actions">
      <button type="button" class="primary" disabled={draft.problem !== null || !changed} onClick={save}>
        {changed ? say({ zh: '保存', en: 'Save' }) : say({ zh: '已保存', en: 'Saved' })}
      </button>
      {changed && retained !== null && (
        <button type="button" onClick={() => draft.type(retained)}>
          {say({ zh: '放弃改动', en: 'Discard the changes' })}
        </button>
      )}
    </div>
  )
}

/** The product’s file as text. */
function ProductFile({
  id,
  draft,
  mayWrite,
}: {
  readonly id: string
  readonly draft: ProductDraft
  readonly mayWrite: boolean
}) {
  return (
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
  )
}
