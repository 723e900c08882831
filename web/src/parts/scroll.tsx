import type { ComponentChildren } from 'preact'

/** What may be wider than the page: it scrolls by itself, with the keyboard too. */
export function Scroll({
  label,
  kind = 'scroll',
  children,
}: {
  readonly label: string
  readonly kind?: string
  readonly children: ComponentChildren
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard (WCAG 2.1.1)
    <section class={kind} tabIndex={0} aria-label={label}>
      {children}
    </section>
  )
}
