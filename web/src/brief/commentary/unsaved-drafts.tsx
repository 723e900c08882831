import { useEffect, useReducer, useState } from 'preact/hooks'
import { Link, useAddress } from '../../address.tsx'
import { type About, ask, type Commentary, type ListedProduct, useAnswer } from '../../api.ts'
import { periodName } from '../../periods.ts'
import { useSpeech } from '../../say.tsx'
import type { SidePanelState } from '../use-side-panel.ts'
import { type DraftOwner, dropStoredDrafts, listDrafts, type StoredDraft } from './drafts.ts'
import type { KeptCommentary } from './use-commentary.ts'
import { useDraftOwner } from './use-draft-owner.ts'
import { isBeingSaved, watchWriters } from './writers.ts'

const isUnsaved = ({ isAside, key }: StoredDraft): boolean => !isAside && !isBeingSaved(key)

/** Shows a component again when the state of a text changes. */
function useWriters(): void {
  const [, rerender] = useReducer((count: number) => count + 1, 0)
  useEffect(() => watchWriters(() => rerender(0)), [])
}

/** Says on the page of a brief which of its parts have text in this browser that is not saved, and opens them. */
export function BriefDrafts({
  owner,
  subject,
  language,
  commentary: { sections },
  panel,
}: {
  /** Null until it is known. */
  readonly owner: DraftOwner | null
  readonly subject: string
  readonly language: string
  readonly commentary: KeptCommentary
  readonly panel: SidePanelState
}) {
  const { say } = useSpeech()
  useWriters()
  const open = panel.content?.kind === 'commentary' ? panel.content.part : undefined
  if (owner && sections.length > 0) dropStoredDrafts(owner, { subject, language }, sections)
  // Readers write nothing, and have no parts to write in.
  const written = owner && sections.length > 0 ? listDrafts(owner) : []
  const drafts = written.filter(
    (draft) =>
      isUnsaved(draft) &&
      draft.place.subject === subject &&
      draft.place.language === language &&
      draft.place.part !== open,
  )
  const parts = new Set(drafts.map(({ place }) => place.part))
  if (parts.size === 0) return null
  const title = (part: string | null) =>
    sections.find((section) => section.part === part)?.title ??
    say({ zh: '开头的评论', en: 'Commentary at the start' })
  return (
    <div class="notice" role="status">
      <p>
        {say({
          zh: '您写的评论有一部分没有存到工作台，文字还在这个浏览器里：',
          en: 'Some commentary that you wrote has not reached the desk; the text is in this browser:',
        })}
      </p>
      <div class="actions">
        {[...parts].map((part) => (
          <button key={part} type="button" onClick={() => panel.open({ kind: 'commentary', part })}>
            {title(part)}
          </button>
        ))}
      </div>
    </div>
  )
}

/** Says on every other page which briefs have such text. */
export function UnsavedDrafts({ about }: { readonly about: About | null }) {
  const { pathname } = useAddress()
  useWriters()
  const owner = useDraftOwner(about)
  const unsaved = (owner ? listDrafts(owner) : []).filter(
    (draft) => isUnsaved(draft) && pathname !== `/briefs/${draft.place.subject}`,
  )
  const compared = useComparedDrafts(owner, unsaved)
  const addresses = new Map(
    unsaved
      .filter((draft) => compared.has(getVersion(draft)))
      .map(
        ({ place: { subject, language } }) => [`/briefs/${subject}?language=${language}`, subject] as const,
      ),
  )
  return addresses.size === 0 ? null : <UnsavedLinks addresses={addresses} />
}

const getVersion = ({ key, typed }: StoredDraft): string => `${key} ${typed}`

/**
 * The drafts that were compared with what the server has: a page that is closed right after the last key leaves its draft
 * behind, though the server has the text. Where no answer comes, the draft is taken for unsaved.
 */
function useComparedDrafts(owner: DraftOwner | null, drafts: readonly StoredDraft[]): ReadonlySet<string> {
  const [compared, setCompared] = useState<ReadonlySet<string>>(new Set())
  const waiting = drafts.find((draft) => !compared.has(getVersion(draft)))
  const version = waiting && getVersion(waiting)
  useEffect(() => {
    if (!owner || !waiting || version === undefined) return
    let isWanted = true
    const { place } = waiting
    const finish = () => {
      if (isWanted) setCompared((before) => new Set([...before, version]))
    }
    ask<Commentary>(`/api/commentary/${place.subject}?language=${place.language}`).then(({ sections }) => {
      dropStoredDrafts(owner, place, sections)
      finish()
    }, finish)
    return () => {
      isWanted = false
    }
  }, [owner, version])
  return compared
}

/** The briefs that have text that is not saved, by their addresses. */
function UnsavedLinks({ addresses }: { readonly addresses: ReadonlyMap<string, string> }) {
  const { say, language: spoken } = useSpeech()
  const products = useAnswer<readonly ListedProduct[]>('/api/products').answer
  const nameOf = (id: string) => {
    const name = products?.find((product) => product.id === id)?.name
    return name ? say(name) : ''
  }
  return (
    <div class="notice" role="status">
      <p>
        {say({
          zh: '您写的评论没有存到工作台，文字还在这个浏览器里。打开简报就能接着存：',
          en: 'Commentary that you wrote has not reached the desk; the text is in this browser. Open the brief to save it:',
        })}
      </p>
      <div class="actions">
        {[...addresses].map(([address, subject]) => {
          const [product = '', period = ''] = subject.split('/')
          return (
            <Link key={address} class="button" href={address}>
              {nameOf(decodeURIComponent(product))} · {periodName(period, spoken)}
            </Link>
          )
        })}
      </div>
    </div>
  )
}
