import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { About, Problem } from '../api.ts'
import { UndoStack } from '../brief/commentary/undo-stack.ts'
import type { EditionLanguage } from '../editions.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Scroll } from '../parts/scroll.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { UndoButtons } from '../parts/undo-buttons.tsx'
import { useSpeech } from '../say.tsx'
import { hasField } from './field-problem.ts'
import { ProductActions } from './product-actions.tsx'
import { productDraftKey, readText } from './product-draft-store.ts'
import { ProductForm } from './product-form.tsx'
import { ProductPreview } from './product-preview.tsx'
import { ProductVersions } from './product-versions.tsx'
import type { Schema, Settings } from './settings.ts'
import { type ProductDraft, useProductDraft } from './use-product-draft.ts'
import { type StoredProduct, useStoredProduct } from './use-stored-product.ts'

/** A product as a form and as text, with the brief that it makes. */
export function ProductEditor({
  id,
  saved,
  about,
  months,
  schema,
}: {
  readonly id: string
  readonly saved: { readonly yaml: string; readonly settings: Settings | null; readonly edition: string }
  readonly about: About
  readonly months: readonly string[]
  readonly schema: Schema
}) {
  const { say, language: spoken } = useSpeech()
  const [month, setMonth] = useState(about.latest ?? '')
  const [chosen, setLanguage] = useState<EditionLanguage | null>(null)
  const language = chosen ?? spoken
  const mayWrite = about.role === 'editor'
  const key = productDraftKey(about.workspace, about.person, id)
  const [restored] = useState(() => (mayWrite ? readText(key) : null))
  const draft = useProductDraft(id, { ...saved, ...(restored && { yaml: restored.yaml }) }, month, language)
  const path = `/api/products/${encodeURIComponent(id)}`
  const stored = useStoredProduct(key, path, draft, { saved, restored })
  return (
    <>
      <div class="bar">
        <h1>{draft.settings ? say(draft.settings.name) : id}</h1>
        <a class="to-preview" href="#preview">
          {say({ zh: '预览 ↓', en: 'Preview ↓' })}
        </a>
        {mayWrite && <SaveActions stored={stored} draft={draft} />}
      </div>
      {mayWrite && <ProductActions id={id} stored={stored} />}
      <EditorNotices stored={stored} isRestored={restored !== null && restored.yaml !== saved.yaml} />
      <div class="editor">
        {draft.settings ? (
          <ProductForm
            {...{ id, draft, stored, schema, language, month }}
            settings={draft.settings}
            disabled={!mayWrite}
          />
        ) : (
          <div>{!draft.problem && <Skeleton lines={14} />}</div>
        )}
        <Scroll kind="result" label={say({ zh: '文件和预览', en: 'File and preview' })}>
          <FileProblem problem={draft.problem} />
          <ProductFile draft={draft} mayWrite={mayWrite} />
          {mayWrite && <ProductVersions id={id} stored={stored} draft={draft} />}
          <ProductPreview
            {...{ id, draft, month, months, language }}
            onMonth={setMonth}
            onLanguage={setLanguage}
          />
        </Scroll>
      </div>
    </>
  )
}

/** Whether the file is saved; it saves itself. */
function SaveActions({ stored, draft }: { readonly stored: StoredProduct; readonly draft: ProductDraft }) {
  const { say } = useSpeech()
  const { changed, refused } = stored
  const { undo, redo } = useYamlUndo(draft)
  const isOffline = refused?.status === 0
  return (
    <div class="actions">
      <span role="status" class="faint save-state">
        {!changed
          ? say({ zh: '已保存', en: 'Saved' })
          : draft.problem || (refused && !isOffline)
            ? say({
                zh: '还没有保存，文字在这个浏览器里',
                en: 'Not saved yet; the text is in this browser',
              })
            : isOffline
              ? say({
                  zh: '工作台没有回答，会自动再试；文字在这个浏览器里',
                  en: 'The desk does not answer; trying again. The text is in this browser',
                })
              : say({ zh: '正在保存…', en: 'Saving…' })}
      </span>
      <UndoButtons undo={undo} redo={redo} />
    </div>
  )
}

/** Steps back and forth in a draft, whether it was changed as text or by the form. */
function useYamlUndo(draft: ProductDraft) {
  const stack = useRef(new UndoStack())
  const shown = useRef(draft.yaml)
  useLayoutEffect(() => {
    if (shown.current !== draft.yaml) stack.current.note(shown.current, Date.now(), true)
    shown.current = draft.yaml
  }, [draft.yaml])
  const step = (move: (current: string) => string | null) => () => {
    const yaml = move(draft.yaml)
    if (yaml === null) return
    shown.current = yaml
    draft.type(yaml)
  }
  // Of this change the note comes with the effect; the buttons are right once the next answer is shown.
  const canUndo = stack.current.canUndo || shown.current !== draft.yaml
  return {
    undo: canUndo ? step((current) => stack.current.undo(current)) : null,
    redo: stack.current.canRedo ? step((current) => stack.current.redo(current)) : null,
  }
}

/** What there is to know of the draft: that it was restored, that somebody else has written, that it was refused. */
function EditorNotices({
  stored,
  isRestored,
}: {
  readonly stored: StoredProduct
  readonly isRestored: boolean
}) {
  return (
    <>
      {isRestored && <RestoredNotice />}
      <ProductConflict stored={stored} />
      {stored.refused && stored.refused.status !== 412 && <ProblemBox problem={stored.refused} />}
    </>
  )
}

function RestoredNotice() {
  const { say } = useSpeech()
  return (
    <p class="notice" role="status">
      {say({
        zh: '这是您上次写的、没有存到工作台的文字，已从这个浏览器恢复。',
        en: 'This is what you wrote last. It had not reached the desk, and was restored from this browser.',
      })}
    </p>
  )
}

/** Somebody else has stored another text: either can be taken. */
function ProductConflict({ stored }: { readonly stored: StoredProduct }) {
  const { say } = useSpeech()
  const { theirs } = stored
  if (theirs === null) return null
  return (
    <div class="notice" role="alert">
      <p>
        {say({
          zh: '别人同时改了这个产品。您的改动还没有保存，文字在这个浏览器里。没有选的那一版留在“以前的版本”里。',
          en: 'Someone else has changed this product at the same time. Your changes are not saved; they are in this browser. The version that is not taken stays under “Earlier versions”.',
        })}
      </p>
      <details>
        <summary>{say({ zh: '看看别人的', en: 'See theirs' })}</summary>
        <pre>{theirs}</pre>
      </details>
      <div class="actions">
        <button type="button" class="primary" onClick={() => stored.save({ replace: true })}>
          {say({ zh: '用我的', en: 'Take mine' })}
        </button>
        <button type="button" onClick={() => stored.takeTheirs()}>
          {say({ zh: '用别人的', en: 'Take theirs' })}
        </button>
      </div>
    </div>
  )
}

/** What is wrong with the file, unless a field tells it; lines and columns are with the text. */
function FileProblem({ problem }: { readonly problem: Problem | null }) {
  return (
    <div aria-live="polite">
      {problem && !hasField(problem) && <ProblemBox problem={{ ...problem, where: null }} />}
    </div>
  )
}

/** The product’s file as text. */
function ProductFile({ draft, mayWrite }: { readonly draft: ProductDraft; readonly mayWrite: boolean }) {
  const { say } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  const { problem } = draft
  return (
    <details class="yaml" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say({ zh: '以文本编辑', en: 'Edit as text' })}</summary>
      <div aria-live="polite">{isOpen && problem && <ProblemBox problem={problem} />}</div>
      <textarea
        rows={12}
        spellcheck={false}
        readOnly={!mayWrite}
        aria-label={say({ zh: '产品的文本', en: 'The product as text' })}
        aria-invalid={draft.problem !== null}
        value={draft.yaml}
        onInput={({ currentTarget }) => draft.type(currentTarget.value)}
      />
    </details>
  )
}
