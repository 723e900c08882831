import { labelProgress } from '../../../src/releases/words/words.ts'
import { type ReleaseProgress, useAnswer } from '../api.ts'
import type { SidePanelState } from '../brief/use-side-panel.ts'
import { useChanges } from '../desk-changes.ts'
import { useSpeech } from '../say.tsx'

/** Opens the release of the brief, and has its state. */
export function ReleaseButton({
  product,
  month,
  panel,
  isEditor,
  isReady,
}: {
  readonly product: string
  readonly month: string
  readonly panel: SidePanelState
  readonly isEditor: boolean
  readonly isReady: boolean
}) {
  const { say } = useSpeech()
  const { answer, again } = useAnswer<ReleaseProgress>(
    isEditor ? `/api/releases/${encodeURIComponent(product)}/${month}/state` : '',
  )
  useChanges(again)
  const state = answer && (answer.state !== 'draft' || answer.waitsFor) ? labelProgress(answer) : null
  return (
    <button
      type="button"
      class={answer?.waitsFor ? 'quiet awaits-person' : 'quiet'}
      disabled={!isReady}
      aria-expanded={panel.content?.kind === 'release'}
      onClick={({ currentTarget }) => panel.toggle('release', currentTarget)}
    >
      {say({ zh: '发布', en: 'Release' })}
      {state && say({ zh: `：${state.zh}`, en: `: ${state.en}` })}
    </button>
  )
}
