import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useSpeech } from '../say.tsx'

/**
 * What stands beside a brief. It has the focus when it opens, and Escape closes it; whoever opened it gives the
 * focus back.
 */
export function Panel({
  title,
  kind,
  onClose,
  children,
}: {
  readonly title: string
  readonly kind: string
  readonly onClose: () => void
  readonly children: ComponentChildren
}) {
  const { say } = useSpeech()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <aside
      class={`panel ${kind}`}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <h2 ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" class="quiet" onClick={onClose}>
          {say({ zh: '关闭', en: 'Close' })}
        </button>
      </header>
      {children}
    </aside>
  )
}
