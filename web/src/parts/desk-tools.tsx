import type { ComponentType } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'
import { useSpeech } from '../say.tsx'

type Tool = 'search' | 'help'

interface OpenTool {
  readonly tool: Tool
  readonly Dialog: ComponentType<{ readonly pathname: string; readonly onClose: () => void }>
}

/** What a tool is made of comes when it is opened first. */
const load: Readonly<Record<Tool, () => Promise<OpenTool['Dialog']>>> = {
  search: async () => (await import('../palette/command-palette.tsx')).CommandPalette,
  help: async () => (await import('../help/help-dialog.tsx')).HelpDialog,
}

/** Search and help, on every page: as buttons, and by Ctrl+K, / and ?. */
export function DeskTools({ pathname }: { readonly pathname: string }) {
  const { say } = useSpeech()
  const [opened, setOpened] = useState<OpenTool | null>(null)
  const open = (tool: Tool) => void load[tool]().then((Dialog) => setOpened({ tool, Dialog }))
  // As soon as the buttons are there: an effect that waits for a picture may miss the first key on a busy machine.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const tool = toolOfKey(event)
      if (!tool || document.querySelector('dialog[open]')) return
      event.preventDefault()
      open(tool)
    }
    addEventListener('keydown', onKeyDown)
    return () => removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <>
      <button
        type="button"
        class="quiet icon"
        aria-label={say({ zh: '搜索', en: 'Search' })}
        title={say({ zh: '搜索（Ctrl+K）', en: 'Search (Ctrl+K)' })}
        onClick={() => open('search')}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="7" cy="7" r="4.5" />
          <path d="M10.5 10.5 14 14" />
        </svg>
      </button>
      <button
        type="button"
        class="quiet icon"
        aria-label={say({ zh: '帮助', en: 'Help' })}
        title={say({ zh: '帮助（?）', en: 'Help (?)' })}
        onClick={() => open('help')}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M5.5 6a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .8-1 1.7M8 13v.1" />
        </svg>
      </button>
      {opened && <opened.Dialog key={opened.tool} pathname={pathname} onClose={() => setOpened(null)} />}
    </>
  )
}

/** The tool that a key opens; none while something is typed. */
function toolOfKey(event: KeyboardEvent): Tool | null {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') return 'search'
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyped(event)) return null
  return event.key === '/' ? 'search' : event.key === '?' ? 'help' : null
}

const isTyped = (event: KeyboardEvent): boolean =>
  event
    .composedPath()
    .some(
      (target) =>
        target instanceof HTMLInputElement ||
        target instanceof HTMLTextAreaElement ||
        target instanceof HTMLSelectElement,
    )
