import { useState } from 'preact/hooks'
import { Link } from '../address.tsx'
import { useSpeech } from '../say.tsx'

/** A view that a person has named, by its address. */
interface SavedView {
  readonly name: string
  readonly address: string
}

const mostViews = 30

const keyOf = (workspace: string): string => `tradebrief.views ${workspace}`

function readViews(workspace: string): readonly SavedView[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(keyOf(workspace)) ?? '[]')
    return Array.isArray(stored) ? stored.filter(isView) : []
  } catch {
    return []
  }
}

const isView = (value: unknown): value is SavedView =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'address' in value &&
  typeof value.address === 'string' &&
  value.address.startsWith('/explore?')

/** The views that were saved in this browser, and the button that saves the one that is shown. */
export function SavedViews({
  workspace,
  address,
  title,
}: {
  readonly workspace: string
  readonly address: string
  readonly title: string
}) {
  const { say } = useSpeech()
  const [views, setViews] = useState(() => readViews(workspace))
  const store = (next: readonly SavedView[]) => {
    setViews(next)
    try {
      localStorage.setItem(keyOf(workspace), JSON.stringify(next))
    } catch {
      // A browser that stores nothing has the views until the page is closed.
    }
  }
  const isSaved = views.some((view) => view.address === address)
  const save = () =>
    store([{ name: title, address }, ...views.filter((view) => view.address !== address)].slice(0, mostViews))
  return (
    <div class="saved-views">
      <button type="button" disabled={isSaved} onClick={save}>
        {isSaved
          ? say({ zh: '视图已保存', en: 'View saved' })
          : say({ zh: '保存这个视图', en: 'Save this view' })}
      </button>
      {views.length > 0 && (
        <ul aria-label={say({ zh: '保存的视图', en: 'Saved views' })}>
          {views.map((view) => (
            <li key={view.address}>
              <Link href={view.address} aria-current={view.address === address ? 'page' : undefined}>
                {view.name}
              </Link>
              <button
                type="button"
                class="quiet"
                aria-label={say({ zh: `删除视图：${view.name}`, en: `Delete the view: ${view.name}` })}
                onClick={() => store(views.filter((other) => other !== view))}
              >
                ✕
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
