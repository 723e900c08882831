import { useState } from 'preact/hooks'
import type { PickerFigure } from '../../brief/commentary/mention.ts'
import { FigureField } from '../../parts/figure-field.tsx'
import { periodName } from '../../periods.ts'
import { useSpeech } from '../../say.tsx'
import { NumberField } from '../fields.tsx'
import type { Path, Settings } from '../settings.ts'

/** Decimals of single figures in the brief of one month. */
export function OverridesFieldset({
  settings: { overrides },
  figures,
  month,
  onSet,
}: {
  readonly settings: Settings
  readonly figures: readonly PickerFigure[]
  /** The month of the preview, of which figures are added. */
  readonly month: string
  readonly onSet: (path: Path, value: unknown) => void
}) {
  const { say, language } = useSpeech()
  const [added, setAdded] = useState('')
  const entries = Object.entries(overrides).flatMap(([period, byId]) =>
    Object.entries(byId).map(([id, { decimals }]) => ({ period, id, decimals })),
  )
  const nameOf = (id: string) => {
    const name = figures.find((figure) => figure.id === id)?.name
    return name ? say(name) : id
  }
  return (
    <fieldset class="part">
      <legend>{say({ zh: '单个数字的小数位数', en: 'Decimals of single figures' })}</legend>
      {entries.map(({ period, id, decimals }) => (
        <OverrideRow
          key={`${period} ${id}`}
          period={period}
          name={nameOf(id)}
          decimals={decimals}
          onSet={(value) => onSet(['overrides', period, id], value === null ? null : { decimals: value })}
        />
      ))}
      {month !== '' && (
        <>
          <FigureField
            label={say({
              zh: `${periodName(month, language)}简报中的数字`,
              en: `A figure of the brief of ${periodName(month, language)}`,
            })}
            id={added}
            figures={figures}
            onSet={setAdded}
          />
          <button
            type="button"
            disabled={added === ''}
            onClick={() => {
              onSet(['overrides', month, added], { decimals: 2 })
              setAdded('')
            }}
          >
            {say({ zh: '＋ 另定小数位数', en: '+ decimals of its own' })}
          </button>
        </>
      )}
    </fieldset>
  )
}

function OverrideRow({
  period,
  name,
  decimals,
  onSet,
}: {
  readonly period: string
  readonly name: string
  readonly decimals: number
  /** Null takes it out. */
  readonly onSet: (decimals: number | null) => void
}) {
  const { say, language } = useSpeech()
  return (
    <fieldset class="several override">
      <legend>
        {periodName(period, language)} · {name}
      </legend>
      <NumberField
        label={{ zh: '小数位数', en: 'Decimals' }}
        value={decimals}
        least={0}
        most={9}
        onSet={onSet}
      />
      <button
        type="button"
        aria-label={say({ zh: `去掉：${name}`, en: `Take it out: ${name}` })}
        onClick={() => onSet(null)}
      >
        {say({ zh: '去掉', en: 'Take it out' })}
      </button>
    </fieldset>
  )
}
