import { useState } from 'preact/hooks'
import type { StatedFacts } from '../api.ts'
import { useSpeech } from '../say.tsx'
import { flowWords, relationWords } from './load-facts.tsx'

const relations = ['revised', 'filtered', 'part'] as const

/** What a file does not say itself, for a person to say. */
export function FactsForm({
  stated,
  disabled,
  onState,
}: {
  readonly stated: StatedFacts
  readonly disabled: boolean
  readonly onState: (facts: StatedFacts) => void
}) {
  const { say } = useSpeech()
  const [facts, setFacts] = useState<StatedFacts>(stated)
  const set = (name: keyof StatedFacts, text: string) => {
    const { [name]: _, ...others } = facts
    const value = name === 'codes' ? text.split(/[,，\s]+/).filter(Boolean) : text.trim()
    setFacts(value.length === 0 ? others : { ...others, [name]: value })
  }
  return (
    <form
      class="facts-form"
      onSubmit={(event) => {
        event.preventDefault()
        onState(facts)
      }}
    >
      <label>
        {say({ zh: '方向', en: 'Flow' })}
        <select value={facts.flow ?? ''} onChange={(event) => set('flow', event.currentTarget.value)}>
          <option value="">{say({ zh: '按文件判断', en: 'as the file tells' })}</option>
          <option value="export">{say(flowWords.export)}</option>
          <option value="import">{say(flowWords.import)}</option>
        </select>
      </label>
      <label>
        {say({ zh: '查询的月份', en: 'Months of the query' })}
        <input
          value={facts.months ?? ''}
          placeholder="2023-01..2023-12"
          onInput={(event) => set('months', event.currentTarget.value)}
        />
      </label>
      <label>
        {say({ zh: '范围', en: 'Scope' })}
        <input
          value={facts.scope ?? ''}
          placeholder="whole, place=31"
          onInput={(event) => set('scope', event.currentTarget.value)}
        />
      </label>
      <label>
        {say({ zh: '与已载入数据的关系', en: 'Relation to what is loaded' })}
        <select value={facts.relation ?? ''} onChange={(event) => set('relation', event.currentTarget.value)}>
          <option value="">{say({ zh: '按数据判断', en: 'as the data tell' })}</option>
          {relations.map((value) => (
            <option key={value} value={value}>
              {say(relationWords[value])}
            </option>
          ))}
        </select>
      </label>
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
