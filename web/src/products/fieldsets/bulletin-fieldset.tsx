import { flowWords } from '../../parts/load-facts.tsx'
import { useSpeech } from '../../say.tsx'
import { TextField } from '../fields.tsx'
import type { FieldsetProps } from './fieldset-props.ts'

/** The line of the monthly bulletin’s table that has the product, for each flow. */
export function BulletinFieldset({ settings, onSet }: Omit<FieldsetProps, 'names'>) {
  const { say } = useSpeech()
  return (
    <fieldset class="part">
      <legend>{say({ zh: '月报中的名称', en: 'Line of the bulletin' })}</legend>
      {(['export', 'import'] as const).map((flow) => (
        <TextField
          key={flow}
          label={say(flowWords[flow])}
          value={[settings.bulletin?.[flow] ?? []].flat().join(between)}
          placeholder={say({ zh: '量值表中的商品名称', en: 'as the bulletin’s table has it' })}
          onSet={(text) => onSet(['bulletin', flow], listNames(text))}
        />
      ))}
    </fieldset>
  )
}

const between = '；'

/** One name as it stands; several, by which the line went over the years, as a list. */
function listNames(text: string): string | string[] {
  const names = text
    .split(/[；;]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return names.length > 1 ? names : text
}
