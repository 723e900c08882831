import { useState } from 'preact/hooks'
import type { Localized } from '../api.ts'
import { useSpeech } from '../say.tsx'
import { writeText } from './clipboard.ts'

/** Puts a text on the clipboard, and says that it has. */
export function CopyTextButton({
  text,
  label,
  about = label,
}: {
  readonly text: string
  readonly label: Localized
  /** What the button is called where its label does not say what is copied. */
  readonly about?: Localized
}) {
  const { say } = useSpeech()
  const [copied, setCopied] = useState('')
  const isCopied = copied === text
  return (
    <button
      type="button"
      class="quiet copy"
      aria-label={isCopied ? undefined : say(about)}
      onClick={() => void writeText(text).then(() => setCopied(text))}
    >
      {isCopied ? say({ zh: '已复制', en: 'Copied' }) : say(label)}
    </button>
  )
}
