import { type CodeEntry, type Localized, useAnswer } from '../../api.ts'
import { ChoiceField, type Option } from '../../parts/choice-field.tsx'
import { useSpeech } from '../../say.tsx'
import { sectionWords } from '../form-words.ts'
import { nameSections, type Reported, type Setting, type Settings } from '../settings.ts'

/** The sections that show data of other reporters, which their settings name. */
const sections = ['market', 'mirror'] as const

type SectionName = (typeof sections)[number]

interface OtherReportersFieldsetProps {
  readonly settings: Settings
  readonly onSetAll: (settings: readonly Setting[]) => void
}

/** Whose own statistics the brief sets beside its data: their imports by origin, and both sides of a flow. */
export function OtherReportersFieldset({ settings, onSetAll }: OtherReportersFieldsetProps) {
  const { say } = useSpeech()
  const reporters = useAnswer<readonly CodeEntry[]>('/api/codes/reporters').answer ?? []
  const sources = useAnswer<readonly CodeEntry[]>('/api/codes/sources').answer ?? []
  return (
    <fieldset class="part">
      <legend>{say({ zh: '其他报告方', en: 'Other reporters' })}</legend>
      {sections.map((section) => (
        <ReportersOfSection
          key={section}
          label={sectionWords[section] ?? { zh: section, en: section }}
          chosen={settings[section]}
          reporters={reporters.filter(({ id }) => id !== (settings.reported?.reporter ?? 'CHN'))}
          sources={sources}
          flows={settings.flows}
          onSet={(chosen) => onSetAll(settingsForSection(settings, section, chosen))}
        />
      ))}
    </fieldset>
  )
}

interface ReportersOfSectionProps {
  readonly label: Localized
  readonly chosen: readonly Reported[]
  readonly reporters: readonly CodeEntry[]
  readonly sources: readonly CodeEntry[]
  /** Of the brief. */
  readonly flows: readonly string[]
  readonly onSet: (chosen: readonly Reported[]) => void
}

/** The reporters of one section: each has its source, and can be taken out. */
function ReportersOfSection({ label, chosen, reporters, sources, flows, onSet }: ReportersOfSectionProps) {
  const { say } = useSpeech()
  const add = (reporter: string) => {
    const [source = ''] = listSources(reporters, reporter)
    if (source !== '') onSet([...chosen, { reporter, source }])
  }
  return (
    <fieldset class="several">
      <legend>{say(label)}</legend>
      {chosen.map((chosenReporter) => {
        const { reporter, source, flows: mirrored } = chosenReporter
        const change = (other: Partial<Reported>) =>
          onSet(chosen.map((item) => (item.reporter === reporter ? { ...item, ...other } : item)))
        const name = reporters.find(({ id }) => id === reporter)?.name ?? { zh: reporter, en: reporter }
        const available = listSources(reporters, reporter)
        return (
          <div key={reporter} class="form-row">
            <ChoiceField
              label={{ zh: `${name.zh}的数据来源`, en: `Source of ${name.en}` }}
              value={source}
              options={sources
                .filter(({ id }) => available.includes(id))
                .map((entry) => [entry.id, entry.name])}
              onSet={(other) => change({ source: other })}
            />
            {mirrored && flows.length > 1 && (
              <MirroredFlowsField name={name} mirrored={mirrored} onSet={change} />
            )}
            <button
              type="button"
              class="quiet"
              aria-label={say({ zh: `去掉${name.zh}`, en: `Take ${name.en} out` })}
              onClick={() => onSet(chosen.filter((item) => item.reporter !== reporter))}
            >
              ✕
            </button>
          </div>
        )
      })}
      <select
        aria-label={say({ zh: `${label.zh}：添加报告方`, en: `${label.en}: add a reporter` })}
        value=""
        onChange={({ currentTarget }) => {
          if (currentTarget.value !== '') add(currentTarget.value)
          currentTarget.value = ''
        }}
      >
        <option value="">{say({ zh: '+ 添加报告方', en: '+ add a reporter' })}</option>
        {reporters
          .filter(({ id }) => !chosen.some(({ reporter }) => reporter === id))
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {say(name)}
            </option>
          ))}
      </select>
    </fieldset>
  )
}

/** Whose records of one flow the other side’s are set beside. */
const mirroredFlows: readonly Option[] = [
  ['export', { zh: '本方出口与对方进口', en: 'our exports, their imports' }],
  ['import', { zh: '本方进口与对方出口', en: 'our imports, their exports' }],
  ['export,import', { zh: '两个方向', en: 'both' }],
]

interface MirroredFlowsFieldProps {
  readonly name: Localized
  readonly mirrored: readonly string[]
  readonly onSet: (chosen: Pick<Reported, 'flows'>) => void
}

const MirroredFlowsField = ({ name, mirrored, onSet }: MirroredFlowsFieldProps) => (
  <ChoiceField
    label={{ zh: `与${name.zh}对照的方向`, en: `Flows mirrored by ${name.en}` }}
    value={[...mirrored].sort().join()}
    options={mirroredFlows}
    onSet={(chosen) => onSet({ flows: chosen.split(',') })}
  />
)

/** The sources that have a reporter’s trade, the usual one first. */
const listSources = (reporters: readonly CodeEntry[], reporter: string): readonly string[] =>
  reporters.find(({ id }) => id === reporter)?.code.split(',') ?? []

/** Without reporters, the section goes too: it would have nothing to show. */
function settingsForSection(
  settings: Settings,
  section: SectionName,
  chosen: readonly Reported[],
): Setting[] {
  if (chosen.length > 0) return [{ path: [section], value: chosen }]
  const remaining = settings.sections.filter((name) => name !== section)
  return [
    { path: [section], value: null },
    { path: ['sections'], value: nameSections(remaining) },
  ]
}
