import { useEffect, useRef } from 'preact/hooks'
import { useSpeech } from '../say.tsx'
import { helpWords, keyWords } from './help-words.ts'

/** What the page that is shown is for, how it is used, and which keys there are. */
export function HelpDialog({
  pathname,
  onClose,
}: {
  readonly pathname: string
  readonly onClose: () => void
}) {
  const { say } = useSpeech()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const help = helpWords[pathname.split('/')[1] ?? ''] ?? helpWords['']
  const label = say({ zh: '帮助', en: 'Help' })
  return (
    <dialog class="help-dialog" ref={dialog} aria-label={label} onClose={onClose}>
      <header>
        <h2>
          {label}
          {help && say({ zh: `：${help.title.zh}`, en: `: ${help.title.en}` })}
        </h2>
        <form method="dialog">
          <button type="submit" class="quiet">
            {say({ zh: '关闭', en: 'Close' })}
          </button>
        </form>
      </header>
      <ul>
        {help?.steps.map((step) => (
          <li key={step.en}>{say(step)}</li>
        ))}
      </ul>
      <h3>{say({ zh: '按键', en: 'Keys' })}</h3>
      <dl class="keys">
        {keyWords.map(([keys, words]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{say(words)}</dd>
          </div>
        ))}
      </dl>
    </dialog>
  )
}
