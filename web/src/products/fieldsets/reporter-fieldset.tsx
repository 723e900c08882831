import { type CodeEntry, useAnswer } from '../../api.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { useSpeech } from '../../say.tsx'
import { TextField } from '../fields.tsx'
import type { Setting, Settings } from '../settings.ts'
import type { FieldsetProps } from './fieldset-props.ts'

interface ReporterFieldsetProps extends Omit<FieldsetProps, 'names'> {
  readonly onSetAll: (settings: readonly Setting[]) => void
}

/** Whose trade the brief is of, from which statistics, and what the nomenclature of its codes is called. */
export function ReporterFieldset({ settings, onSet, onSetAll }: ReporterFieldsetProps) {
  const { say, language } = useSpeech()
  const reporters = useAnswer<readonly CodeEntry[]>('/api/codes/reporters').answer ?? []
  const sources = useAnswer<readonly CodeEntry[]>('/api/codes/sources').answer ?? []
  const { reporter, source } = settings.reported ?? { reporter: 'CHN', source: 'gacc' }
  const available = reporters.find(({ id }) => id === reporter)?.code.split(',') ?? []
  return (
    <fieldset class="part">
      <legend>{say({ zh: '谁的贸易', en: 'Whose trade' })}</legend>
      <ChoiceField
        label={{ zh: '报告方', en: 'Reporter' }}
        value={reporter}
        options={reporters
          .toSorted((a, b) => say(a.name).localeCompare(say(b.name), language))
          .map(({ id, name }) => [id, name])}
        onSet={(chosen) => onSetAll(settingsForReporter(chosen))}
      />
      <ChoiceField
        label={{ zh: '数据来源', en: 'Data source' }}
        value={source}
        options={sources.filter(({ id }) => available.includes(id)).map(({ id, name }) => [id, name])}
        onSet={(chosen) => onSetAll(settingsForSource(chosen, settings))}
      />
      <TextField
        label={say({ zh: '编码所用的税则', en: 'Nomenclature of its codes' })}
        value={settings.nomenclature ?? ''}
        placeholder={say({
          zh: '如 CN 2024；空着按来源',
          en: 'such as CN 2024; by default that of the source',
        })}
        onSet={(text) => onSet(['nomenclature'], text)}
      />
    </fieldset>
  )
}

/** What depends on the source goes with it: its currency, and the bulletin, which has the trade of China alone. */
const settingsForSource = (source: string, { base }: Pick<Settings, 'base'>): Setting[] => [
  { path: ['source'], value: source },
  { path: ['currency'], value: null },
  ...(source === 'gacc'
    ? []
    : [
        { path: ['bulletin'], value: null },
        ...(base === 'bulletin' ? [{ path: ['base'], value: null }] : []),
      ]),
]

/** Settings for another reporter, from the source that is usual for it. */
const settingsForReporter = (reporter: string): Setting[] => [
  { path: ['reporter'], value: reporter === 'CHN' ? null : reporter },
  { path: ['source'], value: null },
  { path: ['currency'], value: null },
  ...(reporter === 'CHN'
    ? []
    : [
        { path: ['bulletin'], value: null },
        { path: ['base'], value: null },
      ]),
]
