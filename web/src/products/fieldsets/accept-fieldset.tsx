import { useSpeech } from '../../say.tsx'
import { TextField } from '../fields.tsx'
import type { Path, Settings } from '../settings.ts'

/** Findings of the checks that hold for the product beforehand. New ones are confirmed beside a brief. */
export function AcceptFieldset({
  settings: { accept = [] },
  onSet,
}: {
  readonly settings: Settings
  readonly onSet: (path: Path, value: unknown) => void
}) {
  const { say } = useSpeech()
  return (
    <fieldset class="part">
      <legend>{say({ zh: '预先确认的检查结果', en: 'Findings confirmed beforehand' })}</legend>
      {accept.map(({ check, reason, by }, index) => (
        <fieldset class="class" key={index}>
          <legend class="hidden">{check}</legend>
          <TextField
            label={say({ zh: '检查结果', en: 'Finding' })}
            value={check}
            onSet={(text) => onSet(['accept', index, 'check'], text)}
          />
          <TextField
            label={say({ zh: '理由', en: 'Reason' })}
            value={reason ?? ''}
            onSet={(text) => onSet(['accept', index, 'reason'], text)}
          />
          <TextField
            label={say({ zh: '谁确认的', en: 'Confirmed by' })}
            value={by ?? ''}
            onSet={(text) => onSet(['accept', index, 'by'], text)}
          />
          <button
            type="button"
            onClick={() => onSet(accept.length > 1 ? ['accept', index] : ['accept'], null)}
          >
            {say({ zh: '去掉', en: 'Take it out' })}
          </button>
        </fieldset>
      ))}
      {accept.length === 0 && (
        <p class="faint">
          {say({
            zh: '没有。反常的数据在简报旁边的“检查”里确认。',
            en: 'There are none. Implausible data are confirmed under “Checks” beside a brief.',
          })}
        </p>
      )}
    </fieldset>
  )
}
