import { useState } from 'preact/hooks'
import type { Localized, StatedFacts } from '../api.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { flowWords, relationWords } from '../parts/load-facts.tsx'
import { useSpeech } from '../say.tsx'

interface FactsFormProps {
  readonly stated: StatedFacts
  readonly disabled: boolean
  readonly onState: (facts: StatedFacts) => void
}

/** What a file does not say itself, for a person to say. */
export function FactsForm({ stated, disabled, onState }: FactsFormProps) {
  const { say } = useSpeech()
  const [facts, setFacts] = useState<StatedFacts>(stated)
  const set = (name: keyof StatedFacts, text: string) => setFacts(withFact(facts, name, text))
  return (
    <form
      class="facts-form"
      onSubmit={(event) => {
        event.preventDefault()
        onState(facts)
      }}
    >
      <ChoiceField
        label={{ zh: '方向', en: 'Flow' }}
        value={facts.flow ?? ''}
        options={[['', { zh: '按文件判断', en: 'as the file tells' }], ...Object.entries(flowWords)]}
        onSet={(text) => set('flow', text)}
      />
      <FactText
        label={{ zh: '查询的月份', en: 'Months of the query' }}
        value={facts.months ?? ''}
        placeholder="2023-01..2023-12"
        onSet={(text) => set('months', text)}
      />
      <FactText
        label={{ zh: '范围', en: 'Scope' }}
        value={facts.scope ?? ''}
        placeholder="whole, place=31"
        onSet={(text) => set('scope', text)}
      />
      <ChoiceField
        label={{ zh: '与已载入数据的关系', en: 'Relation to what is loaded' }}
        value={facts.relation ?? ''}
        options={[['', { zh: '按数据判断', en: 'as the data tell' }], ...Object.entries(relationWords)]}
        onSet={(text) => set('relation', text)}
      />
      <label>
        {say({ zh: '查询的商品', en: 'Commodities of the query' })}
        <input
          value={facts.codes?.join(', ') ?? ''}
          placeholder="85076000"
          onChange={(event) => set('codes', event.currentTarget.value)}
        />
      </label>
      <label>
        {say({ zh: '数据日期', en: 'Data as of' })}
        <input
          type="date"
          value={facts.asOf ?? ''}
          onInput={(event) => set('asOf', event.currentTarget.value)}
        />
      </label>
      <button type="submit" disabled={disabled}>
        {say({ zh: '重新识别', en: 'Read it again so' })}
      </button>
    </form>
  )
}

/** Facts with another statement; an empty text takes the statement out. */
function withFact(facts: StatedFacts, name: keyof StatedFacts, text: string): StatedFacts {
  const { [name]: _, ...others } = facts
  const value = name === 'codes' ? text.split(/[,，\s]+/).filter(Boolean) : text.trim()
  return value.length === 0 ? others : { ...others, [name]: value }
}

function FactText({
  label,
  value,
  placeholder,
  onSet,
}: {
  readonly label: Localized
  readonly value: string
  readonly placeholder: string
  readonly onSet: (value: string) => void
}) {
  const { say } = useSpeech()
  return (
    <label>
      {say(label)}
      <input value={value} placeholder={placeholder} onInput={(event) => onSet(event.currentTarget.value)} />
    </label>
  )
}
