import type { ComponentChildren } from 'preact'

/** Begins a reference to a figure where the caret of a text is. */
export function InsertFigureButton({
  isReady,
  label,
  onPress,
  children,
}: {
  /** Whether there are figures to refer to. */
  readonly isReady: boolean
  /** For screen readers, where the words on the button do not say which text it is of. */
  readonly label?: string
  readonly onPress: () => void
  readonly children: ComponentChildren
}) {
  return (
    <button
      type="button"
      class="quiet"
      disabled={!isReady}
      aria-label={label}
      // The caret stays where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
