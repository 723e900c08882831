import type { Ref } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Localized } from '../api.ts'
import { useSpeech } from '../say.tsx'

/** Where files are dropped, or chosen with a button. */
export function DropZone({
  accept,
  words,
  button,
  onFiles,
}: {
  readonly accept: string
  readonly words: Localized
  readonly button?: Ref<HTMLButtonElement>
  readonly onFiles: (files: readonly File[]) => void
}) {
  const { say } = useSpeech()
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is beside the button, which does the same
    <div
      class={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        onFiles([...(event.dataTransfer?.files ?? [])])
      }}
    >
      <p>
        {say(words)}{' '}
        <button type="button" ref={button ?? null} onClick={() => input.current?.click()}>
          {say({ zh: '选择文件', en: 'choose files' })}
        </button>
      </p>
      <input
        ref={input}
        class="hidden"
        type="file"
        multiple
        accept={accept}
        tabIndex={-1}
        aria-label={say({ zh: '选择文件', en: 'Choose files' })}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}
