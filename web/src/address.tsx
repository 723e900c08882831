import type { JSX } from 'preact'
import { useEffect, useState } from 'preact/hooks'

const moved = 'tradebrief:moved'

/** The address as it is now; what uses it is shown anew when it changes. */
export function useAddress(): URL {
  const [address, setAddress] = useState(() => new URL(location.href))
  useEffect(() => {
    const follow = () => setAddress(new URL(location.href))
    addEventListener('popstate', follow)
    addEventListener(moved, follow)
    return () => {
      removeEventListener('popstate', follow)
      removeEventListener(moved, follow)
    }
  }, [])
  return address
}

/** Goes to an address of the desk; with `replace`, without a step to go back. */
export function go(to: string, { replace = false }: { readonly replace?: boolean } = {}): void {
  if (replace) history.replaceState(null, '', to)
  else history.pushState(null, '', to)
  dispatchEvent(new Event(moved))
}

/** A link within the desk: it changes the page without loading it anew. */
export function Link(props: JSX.IntrinsicElements['a'] & { readonly href: string }) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it has an address, and is a link
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link’s click comes from the keyboard too
    <a
      {...props}
      // biome-ignore lint/a11y/useValidAnchor: the address is among what is handed on
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return
        event.preventDefault()
        go(props.href)
        scrollTo(0, 0)
      }}
    />
  )
}
