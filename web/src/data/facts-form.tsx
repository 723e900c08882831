import { useState } from 'preact/hooks'
import type { Load, Localized, StatedFacts } from '../api.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { flowWords, relationWords } from '../parts/load-facts.tsx'
import { useSpeech } from '../say.tsx'

interface FactsFormProps {
  readonly stated: StatedFacts
  /** What the file was read as; null where it could not be read. */
  readonly read: Load | null
  readonly disabled: boolean
  readonly onState: (facts: StatedFacts) => void
}

/** What a file does not say itself, for a person to say. */
export function FactsForm({ stated, read, disabled, onState }: FactsFormProps) {
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
      <MonthsFact months={facts.months ?? ''} onSet={(text) => set('months', text)} />
      <ChoiceField
        label={{ zh: '范围', en: 'Scope' }}
        value={facts.scope ?? ''}
        options={listScopes(facts.scope, read)}
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

/** The whole trade, or what the file was read to be filtered to. */
function listScopes(stated: string | undefined, read: Load | null): [value: string, words: Localized][] {
  const filter = stated && stated !== 'whole' ? stated : (read?.scope ?? '')
  return [
    ['', { zh: '按文件判断', en: 'as the file tells' }],
    ['whole', { zh: '全部贸易', en: 'the whole trade' }],
    ...(filter === ''
      ? []
      : [[filter, read?.scopeWords ?? { zh: '只有一部分', en: 'a part' }] as [string, Localized]]),
  ]
}

/** The first and the last month of the query. */
export function MonthsFact({
  months,
  onSet,
}: {
  readonly months: string
  readonly onSet: (months: string) => void
}) {
  const { say } = useSpeech()
  const [from = '', to = from] = months.split('..')
  const write = (first: string, last: string) =>
    onSet(first === '' ? last : last === '' || last === first ? first : `${first}..${last}`)
  return (
    <>
      <label>
        {say({ zh: '查询的第一个月', en: 'First month of the query' })}
        <input type="month" value={from} onChange={({ currentTarget }) => write(currentTarget.value, to)} />
      </label>
      <label>
        {say({ zh: '最后一个月', en: 'Last month' })}
        <input type="month" value={to} onChange={({ currentTarget }) => write(from, currentTarget.value)} />
      </label>
    </>
  )
}
