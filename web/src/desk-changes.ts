import { useEffect } from 'preact/hooks'

const changed = 'tradebrief:changed'

/** Says to other parts of the page that what the desk has said of the person or of releases may be different now. */
export const announceChange = (): void => {
  dispatchEvent(new Event(changed))
}

/** Calls back after every such change. */
export function useChanges(onChange: () => void): void {
  useEffect(() => {
    addEventListener(changed, onChange)
    return () => removeEventListener(changed, onChange)
  }, [onChange])
}
