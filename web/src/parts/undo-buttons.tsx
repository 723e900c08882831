import { useSpeech } from '../say.tsx'

/** Steps back and forth in a draft; null where there is none to take. */
export interface UndoSteps {
  readonly undo: (() => void) | null
  readonly redo: (() => void) | null
}

export function UndoButtons({ undo, redo }: UndoSteps) {
  const { say } = useSpeech()
  return (
    <>
      <button type="button" disabled={undo === null} onClick={undo ?? undefined}>
        {say({ zh: '撤销', en: 'Undo' })}
      </button>
      <button type="button" disabled={redo === null} onClick={redo ?? undefined}>
        {say({ zh: '重做', en: 'Redo' })}
      </button>
    </>
  )
}
