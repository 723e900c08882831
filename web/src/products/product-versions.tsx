import { useState } from 'preact/hooks'
import { useAnswer } from '../api.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'
import { timeName } from '../times.ts'
import type { ProductDraft } from './use-product-draft.ts'
import type { StoredProduct } from './use-stored-product.ts'

interface ProductVersion {
  readonly when: string | null
  readonly who: string | null
  readonly yaml: string
}

/** What a product’s file was before, by whom and when; each can be taken again. */
export function ProductVersions({
  id,
  stored,
  draft,
}: {
  readonly id: string
  readonly stored: StoredProduct
  readonly draft: ProductDraft
}) {
  const { say } = useSpeech()
  const [isOpen, setOpen] = useState(false)
  return (
    <details class="history" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{say({ zh: '以前的版本', en: 'Earlier versions' })}</summary>
      {isOpen && <VersionList key={stored.edition} id={id} yaml={draft.yaml} onTake={draft.type} />}
    </details>
  )
}

function VersionList({
  id,
  yaml,
  onTake,
}: {
  readonly id: string
  readonly yaml: string
  readonly onTake: (yaml: string) => void
}) {
  const { say, language } = useSpeech()
  const { answer, problem } = useAnswer<readonly ProductVersion[]>(
    `/api/products/${encodeURIComponent(id)}/versions`,
  )
  if (problem) return <ProblemBox problem={problem} />
  const entries = (answer ?? []).filter(
    (version) => version.yaml !== '' && version.yaml.trim() !== yaml.trim(),
  )
  if (answer && entries.length === 0)
    return <p class="faint">{say({ zh: '还没有。', en: 'There are none yet.' })}</p>
  return (
    <ol class="versions">
      {entries.map(({ when, who, yaml: text }, index) => (
        <li key={index}>
          <span class="faint">
            {[
              when === null
                ? say({ zh: '在工作台之外写的', en: 'Written beside the desk' })
                : timeName(Date.parse(when), language),
              who,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>{' '}
          <button type="button" onClick={() => onTake(text)}>
            {say({ zh: '换回这一版', en: 'Take this one again' })}
          </button>
        </li>
      ))}
    </ol>
  )
}
