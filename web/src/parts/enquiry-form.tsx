import type { Localized } from '../api.ts'
import { useSpeech } from '../say.tsx'
import { currencyWords, flowWords } from './load-facts.tsx'

type Options = readonly (readonly [string, Localized])[]

const by: Options = [
  ['none', { zh: '合计', en: 'in total' }],
  ['partner', { zh: '按贸易伙伴', en: 'by partner' }],
  ['place', { zh: '按注册地', en: 'by place' }],
  ['procedure', { zh: '按贸易方式', en: 'by procedure' }],
]
const per: Options = [
  ['period', { zh: '整段合计', en: 'over all the months' }],
  ['month', { zh: '逐月', en: 'month by month' }],
]

/** What is to be added up. */
export function EnquiryForm({
  asked,
  products,
  earliest,
  onSet,
}: {
  readonly asked: Readonly<Record<string, string>>
  readonly products: readonly { readonly id: string; readonly name: Localized }[]
  readonly earliest: string
  readonly onSet: (changes: Record<string, string>) => void
}) {
  const { say } = useSpeech()
  const choice = (name: string, label: Localized, options: Options) => (
    <label key={name}>
      {say(label)}
      <select
        value={asked[name]}
        onChange={(event) => onSet({ [name]: event.currentTarget.value, only: '' })}
      >
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {say(words)}
          </option>
        ))}
      </select>
    </label>
  )
  const month = (name: 'from' | 'to', label: Localized) => (
    <label>
      {say(label)}
      <input
        type="text"
        inputMode="numeric"
        size={8}
        value={asked[name]}
        pattern="\d{4}-\d{2}"
        placeholder={earliest}
        onChange={(event) => onSet({ [name]: event.currentTarget.value.trim() })}
      />
    </label>
  )
  return (
    <form class="facts-form" onSubmit={(event) => event.preventDefault()}>
      {choice(
        'product',
        { zh: '产品', en: 'Product' },
        products.map(({ id, name }) => [id, name]),
      )}
      <label>
        {say({ zh: '或商品编码', en: 'or commodity codes' })}
        <input
          size={12}
          value={asked.codes ?? ''}
          placeholder="85076000"
          onChange={(event) => onSet({ codes: event.currentTarget.value.replace(/[^\d,]/g, '') })}
        />
      </label>
      {choice('flow', { zh: '方向', en: 'Flow' }, Object.entries(flowWords))}
      {choice('by', { zh: '分组', en: 'Split' }, by)}
      {choice('per', { zh: '时间', en: 'Time' }, per)}
      {month('from', { zh: '从', en: 'From' })}
      {month('to', { zh: '到', en: 'To' })}
      {choice('currency', { zh: '币制', en: 'Currency' }, Object.entries(currencyWords))}
      <label>
        {say({ zh: '只看（编号）', en: 'Only (ids)' })}
        <input
          size={12}
          value={asked.only ?? ''}
          placeholder="USA,DEU"
          onChange={(event) =>
            onSet({ only: event.currentTarget.value.replace(/[^\w,-]/g, '').toUpperCase() })
          }
        />
      </label>
    </form>
  )
}
