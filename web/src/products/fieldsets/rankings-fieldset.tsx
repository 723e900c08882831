import { type CodeEntry, useAnswer } from '../../api.ts'
import { flowWords } from '../../parts/load-facts.tsx'
import { useSpeech } from '../../say.tsx'
import { NamedListField, NumberField, SeveralField } from '../fields.tsx'
import type { FieldsetProps } from './fieldset-props.ts'

/** How many partners are listed and named, which are left out, and the groups of partners. */
export function RankingsFieldset({ settings, onSet }: Omit<FieldsetProps, 'names'>) {
  const { say } = useSpeech()
  const groups = useAnswer<readonly CodeEntry[]>('/api/codes/groups')
  const listed = useAnswer<readonly CodeEntry[]>('/api/codes/partners')
  const partners = (listed.answer ?? []).map(({ id, name }) => [id, name] as const)
  return (
    <fieldset class="part">
      <legend>{say({ zh: '排名', en: 'Rankings' })}</legend>
      <NumberField
        label={{ zh: '表中列出', en: 'Ranked in tables' }}
        value={settings.top}
        least={1}
        most={99}
        onSet={(value) => onSet(['top'], value)}
      />
      <NumberField
        label={{ zh: '文中点名', en: 'Named in prose' }}
        value={settings.named}
        least={1}
        most={9}
        onSet={(value) => onSet(['named'], value)}
      />
      {(['export', 'import'] as const).map((flow) => (
        <NamedListField
          key={flow}
          label={{
            zh: `${flowWords[flow].zh}不计入排名和比重的伙伴`,
            en: `Partners left out of ${flowWords[flow].en}`,
          }}
          chosen={settings.without[flow]}
          options={partners}
          onSet={(chosen) => onSet(['without', flow], chosen)}
        />
      ))}
      <SeveralField
        label={{ zh: '重点区域', en: 'Groups' }}
        chosen={settings.groups}
        options={(groups.answer ?? []).map(({ id, name }) => [id, name])}
        onSet={(chosen) => onSet(['groups'], chosen)}
      />
    </fieldset>
  )
}
