import { ChoiceField } from '../../parts/choice-field.tsx'
import { flowWords } from '../../parts/load-facts.tsx'
import { useSpeech } from '../../say.tsx'
import { NumberField, SeveralField } from '../fields.tsx'
import { chartWords, listOptions, placesWords, sectionWords } from '../form-words.ts'
import { nameSections, type Settings } from '../settings.ts'
import type { FieldsetProps } from './fieldset-props.ts'
import { SectionsField } from './sections-field.tsx'

/** The flows, sections and charts of a brief. */
export function ContentsFieldset({ settings, names, onSet }: FieldsetProps) {
  const { say } = useSpeech()
  const sections = [
    ...names('sections').filter((name) => !['standard', 'extended', ...notOffered(settings)].includes(name)),
    ...Object.keys(settings.ownSections),
  ]
  const ownWords = Object.fromEntries(
    Object.entries(settings.ownSections).map(
      ([
        id,
        {
          heading: { zh, en },
        },
      ]) => [id, { zh: zh || en || '新的部分', en: en || zh || 'New section' }],
    ),
  )
  return (
    <fieldset class="part">
      <legend>{say({ zh: '内容', en: 'Contents' })}</legend>
      <SeveralField
        label={{ zh: '方向', en: 'Flows' }}
        chosen={settings.flows}
        options={listOptions(names('flows'), flowWords)}
        onSet={(chosen) => onSet(['flows'], inOrderOf(names('flows'), chosen))}
      />
      <SectionsField
        chosen={settings.sections}
        options={listOptions(sections, { ...sectionWords, ...ownWords })}
        onSet={(chosen) => onSet(['sections'], nameSections(chosen))}
      />
      {settings.sections.includes('against') && (
        <NumberField
          label={{ zh: '与哪一年相比', en: 'Year to compare with' }}
          value={settings.against}
          least={1950}
          most={2199}
          onSet={(value) => onSet(['against'], value)}
        />
      )}
      {settings.sections.includes('places') && (
        <ChoiceField
          label={{ zh: '各省市写到什么程度', en: 'How much is told of provinces' }}
          value={settings.places}
          options={listOptions(names('places'), placesWords)}
          onSet={(value) => onSet(['places'], value)}
        />
      )}
      <SeveralField
        label={{ zh: '图', en: 'Charts' }}
        chosen={settings.charts}
        options={listOptions(names('charts'), chartWords)}
        onSet={(chosen) => onSet(['charts'], inOrderOf(names('charts'), chosen))}
      />
    </fieldset>
  )
}

/** Sections that have nothing to show before their reporters are named. */
const notOffered = ({ market, mirror }: Settings): readonly string[] => [
  ...(market.length === 0 ? ['market'] : []),
  ...(mirror.length === 0 ? ['mirror'] : []),
]

/** In the order that names have among themselves. */
const inOrderOf = (names: readonly string[], chosen: readonly string[]): readonly string[] =>
  names.filter((name) => chosen.includes(name))
