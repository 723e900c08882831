import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** What may be wider than the page: it scrolls by itself, with the keyboard too. */
export function Scroll({
  label,
  kind = 'scroll',
  isFromEnd = false,
  children,
}: {
  readonly label: string
  readonly kind?: string
  /** Whether its end is shown first, such as the newest months. */
  readonly isFromEnd?: boolean
  readonly children: ComponentChildren
}) {
  const place = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    if (isFromEnd && place.current) place.current.scrollLeft = place.current.scrollWidth
  }, [isFromEnd])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1)
    <section class={kind} ref={place} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
