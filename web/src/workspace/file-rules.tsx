import { ChoiceField } from '../parts/choice-field.tsx'
import { flowWords } from '../parts/load-facts.tsx'
import { TextField } from '../products/fields.tsx'
import { useSpeech } from '../say.tsx'
import type { FileRule, WorkspacePartProps } from './workspace-settings.ts'

const unsaid = { zh: '不说明', en: 'not said' }

/** What file names say of their files, so that it is not asked each month. */
export function FileRules({ settings: { files }, mayChange, onChange }: WorkspacePartProps) {
  const { say } = useSpeech()
  const set = (path: readonly (string | number)[], value: unknown) =>
    onChange({ set: [{ path: ['files', ...path], value }] })
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{say({ zh: '文件名规则', en: 'Rules for file names' })}</h2>
      <p class="faint">
        {say({
          zh: '名称合乎规则的文件，载入时不再询问这些。* 代表任意文字，如 *进口*.csv；几条都合的，以先说的为准。',
          en: 'Of files whose names fit, this is not asked when they are loaded. * stands for any text, such as *in*.csv; of several that fit, the first counts.',
        })}
      </p>
      <fieldset class="workspace-fields" disabled={!mayChange}>
        <legend class="hidden">{say({ zh: '文件名规则', en: 'Rules for file names' })}</legend>
        {files.map((rule, index) => (
          <RuleFields
            key={index}
            rule={rule}
            number={index + 1}
            onSet={(name, value) => set([index, name], value)}
            onRemove={() => (files.length === 1 ? set([], null) : set([index], null))}
          />
        ))}
        <button type="button" onClick={() => set([], [...files, { match: '*进口*.csv', flow: 'import' }])}>
          {say({ zh: '＋ 加一条规则', en: '+ a rule' })}
        </button>
      </fieldset>
    </section>
  )
}

function RuleFields({
  rule: { match, flow, scope, months },
  number,
  onSet,
  onRemove,
}: {
  readonly rule: FileRule
  readonly number: number
  readonly onSet: (name: keyof FileRule, value: unknown) => void
  readonly onRemove: () => void
}) {
  const { say } = useSpeech()
  const isOther = scope !== undefined && scope !== 'whole'
  return (
    <fieldset class="rule">
      <legend>{say({ zh: `规则 ${number}`, en: `Rule ${number}` })}</legend>
      <TextField
        label={say({ zh: '文件名', en: 'File name' })}
        value={match}
        onSet={(text) => text !== '' && onSet('match', text)}
      />
      <ChoiceField
        label={{ zh: '方向', en: 'Flow' }}
        value={flow ?? ''}
        options={[
          ['', unsaid],
          ...(['export', 'import'] as const).map((name) => [name, flowWords[name]] as const),
        ]}
        onSet={(value) => onSet('flow', value === '' ? null : value)}
      />
      <ChoiceField
        label={{ zh: '范围', en: 'Scope' }}
        value={isOther ? 'other' : scope === 'whole' ? 'whole' : ''}
        options={[
          ['', unsaid],
          ['whole', { zh: '全部贸易', en: 'the whole trade' }],
          ...(isOther ? [['other', { zh: '筛选过的', en: 'filtered' }] as const] : []),
        ]}
        onSet={(value) => value !== 'other' && onSet('scope', value === '' ? null : value)}
      />
      <TextField
        label={say({ zh: '月份', en: 'Months' })}
        value={months ?? ''}
        placeholder="2023-01..2023-12"
        onSet={(text) => onSet('months', text === '' ? null : text)}
      />
      <button type="button" onClick={onRemove}>
        {say({ zh: `去掉规则 ${number}`, en: `Take rule ${number} out` })}
      </button>
    </fieldset>
  )
}
