import type { Localized } from '../../api.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { useSpeech } from '../../say.tsx'
import { EditionFields, NumberField } from '../fields.tsx'
import { listOptions, multipleWords } from '../form-words.ts'
import type { Settings } from '../settings.ts'

const current = 'own'
const ton = { factor: 1000, label: { zh: '吨', en: 'tonnes' } }

/** The unit of quantity: a multiple of customs’ own, or a factor with a name, such as 吨 over 千克. */
export function QuantityScale({
  scale,
  multiples,
  onSet,
}: {
  readonly scale: Settings['quantityScale']
  readonly multiples: readonly string[]
  readonly onSet: (scale: unknown) => void
}) {
  const { say } = useSpeech()
  const words: Readonly<Record<string, Localized>> = {
    ...multipleWords,
    [current]: { zh: '自定', en: 'of its own' },
  }
  return (
    <>
      <ChoiceField
        label={{ zh: '数量单位', en: 'Unit of quantity' }}
        value={typeof scale === 'string' ? scale : current}
        options={listOptions([...multiples, current], words)}
        onSet={(chosen) => onSet(chosen === current ? ton : chosen)}
      />
      {typeof scale === 'object' && (
        <fieldset class="several">
          <legend>{say({ zh: '自定的数量单位', en: 'Unit of its own' })}</legend>
          <NumberField
            label={{ zh: '合多少海关单位', en: 'Customs units in one' }}
            value={scale.factor}
            least={1}
            most={1_000_000_000}
            onSet={(factor) => onSet({ ...scale, factor })}
          />
          <EditionFields
            label={{ zh: '单位', en: 'Unit' }}
            value={scale.label}
            onSet={(language, text) => onSet({ ...scale, label: { ...scale.label, [language]: text } })}
          />
        </fieldset>
      )}
    </>
  )
}
