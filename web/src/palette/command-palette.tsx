import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import { go } from '../address.tsx'
import { type ListedProduct, type ShownFigure, useAnswer } from '../api.ts'
import { inPickerOrder } from '../brief/commentary/mention.ts'
import { useSpeech } from '../say.tsx'
import { findFigureSubject, listItems, type PaletteItem } from './palette-items.ts'

/** Finds products, briefs, figures and pages by words, and goes there. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const { say } = useSpeech()
  const list = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const [search, setSearch] = useState('')
  const [position, setPosition] = useState(0)
  const items = usePaletteItems(search)
  const current = items[Math.min(position, items.length - 1)]
  useEffect(() => dialog.current?.showModal(), [])
  const open = (item: PaletteItem) => {
    dialog.current?.close()
    go(item.href)
    scrollTo(0, 0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing || items.length === 0) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) setPosition((position + step + items.length) % items.length)
    else if (event.key === 'Enter' && current) open(current)
    else return
    event.preventDefault()
  }
  const label = say({ zh: '搜索产品、简报、数字和页面', en: 'Search products, briefs, figures and pages' })
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a dialog closes by Escape
    <dialog class="palette" ref={dialog} aria-label={label} onClose={onClose} onClick={closeOutside}>
      <input
        type="text"
        role="combobox"
        autofocus
        value={search}
        aria-label={label}
        aria-expanded={items.length > 0}
        aria-controls={list}
        aria-activedescendant={current && `${list}-${items.indexOf(current)}`}
        placeholder={say({
          zh: '产品、月份、数字或页面，如 锂离子 2023年12月',
          en: 'product, month, figure or page',
        })}
        onInput={({ currentTarget }) => {
          setSearch(currentTarget.value)
          setPosition(0)
        }}
        onKeyDown={onKeyDown}
      />
      <Options {...{ list, label, items, current }} onOpen={open} />
      {items.length === 0 && search !== '' && (
        <p class="faint" role="status">
          {say({ zh: '没有找到。', en: 'Nothing was found.' })}
        </p>
      )}
    </dialog>
  )
}

function Options({
  list,
  label,
  items,
  current,
  onOpen,
}: {
  readonly list: string
  readonly label: string
  readonly items: readonly PaletteItem[]
  readonly current: PaletteItem | undefined
  readonly onOpen: (item: PaletteItem) => void
}) {
  return (
    <div id={list} role="listbox" aria-label={label}>
      {items.map((item, index) => (
        <Option
          key={item.key}
          item={item}
          id={`${list}-${index}`}
          isCurrent={item === current}
          onOpen={() => onOpen(item)}
        />
      ))}
    </div>
  )
}

function Option({
  item,
  id,
  isCurrent,
  onOpen,
}: {
  readonly item: PaletteItem
  readonly id: string
  readonly isCurrent: boolean
  readonly onOpen: () => void
}) {
  const { say } = useSpeech()
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isCurrent) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text; its descendant is told to be active
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text
    <div ref={element} id={id} role="option" aria-selected={isCurrent} onClick={onOpen}>
      {say(item.label)} <span class="faint">{say(item.detail)}</span>
    </div>
  )
}

/** A press beside the dialog, on what is behind it, closes it. */
function closeOutside({
  target,
  currentTarget,
}: {
  target: EventTarget | null
  currentTarget: HTMLDialogElement
}) {
  if (target === currentTarget) currentTarget.close()
}

/** What a search finds; the figures of a brief are asked for once a search names some. */
function usePaletteItems(search: string): readonly PaletteItem[] {
  const { language } = useSpeech()
  const products = useAnswer<readonly ListedProduct[]>('/api/products').answer
  const settled = useSettled(search)
  const subject = useMemo(
    () => findFigureSubject(products ?? [], settled, location.pathname),
    [products, settled],
  )
  const path = subject ? `${encodeURIComponent(subject.product.id)}/${subject.month}` : ''
  const figures = useAnswer<readonly ShownFigure[]>(path && `/api/figures/${path}?language=${language}`)
  const list = useMemo(() => inPickerOrder(figures.answer ?? []), [figures.answer])
  // Figures of an earlier search may be those of another month.
  const isCurrent = settled === search && !figures.waiting && list.length > 0
  return useMemo(
    () => listItems(products ?? [], search, subject && isCurrent ? { subject, list } : null),
    [products, search, subject, isCurrent, list],
  )
}

/** The text once it has not changed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 200)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
