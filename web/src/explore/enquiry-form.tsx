import type { Localized } from '../api.ts'
import { currencyWords, flowWords } from '../parts/load-facts.tsx'
import { MonthChoice } from '../parts/month-choice.tsx'
import { useSpeech } from '../say.tsx'
import type { Enquiry } from './enquiry.ts'
import { measureNames, measures } from './measures.ts'

type Options = readonly (readonly [string, Localized])[]

export const byWords = {
  none: { zh: '合计', en: 'in total' },
  partner: { zh: '按贸易伙伴', en: 'by partner' },
  place: { zh: '按注册地', en: 'by place' },
  procedure: { zh: '按贸易方式', en: 'by procedure' },
} as const

const drawWords = {
  bars: { zh: '条形（整段合计）', en: 'bars, summed over the months' },
  lines: { zh: '折线（逐月）', en: 'lines, month by month' },
  columns: { zh: '柱形（逐月）', en: 'columns, month by month' },
} as const

/** What is to be added up, and how it is to be shown. */
export function EnquiryForm({
  enquiry,
  products,
  months,
  onSet,
}: {
  readonly enquiry: Enquiry
  readonly products: readonly { readonly id: string; readonly name: Localized }[]
  /** The months that there are data of, the earliest first. */
  readonly months: readonly string[]
  readonly onSet: (changes: Partial<Enquiry>) => void
}) {
  const { say } = useSpeech()
  const choice = (
    name: 'product' | 'flow' | 'by' | 'currency' | 'draw' | 'show',
    label: Localized,
    options: Options,
  ) => (
    <label>
      {say(label)}
      <select
        value={enquiry[name]}
        onChange={(event) => onSet({ [name]: event.currentTarget.value, ...(name === 'by' && { only: [] }) })}
      >
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {say(words)}
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <form class="facts-form" onSubmit={(event) => event.preventDefault()}>
      <label>
        {say({ zh: '产品', en: 'Product' })}
        <select
          value={enquiry.product}
          onChange={(event) => onSet({ product: event.currentTarget.value, codes: '' })}
        >
          {enquiry.codes !== '' && <option value="">{say({ zh: '（按编码）', en: '(by code)' })}</option>}
          {products.map(({ id, name }) => (
            <option key={id} value={id}>
              {say(name)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say({ zh: '或商品编码', en: 'or commodity codes' })}
        <input
          size={12}
          value={enquiry.codes}
          placeholder="85076000"
          onChange={(event) => onSet({ codes: event.currentTarget.value.replace(/[^\d,]/g, '') })}
        />
      </label>
      {choice('flow', { zh: '方向', en: 'Flow' }, Object.entries(flowWords))}
      {choice('by', { zh: '分组', en: 'Split' }, Object.entries(byWords))}
      <MonthChoice
        label={{ zh: '从', en: 'From' }}
        month={enquiry.from}
        months={months}
        onChoose={(from) => onSet({ from, ...(from > enquiry.to && { to: from }) })}
      />
      <MonthChoice
        label={{ zh: '到', en: 'To' }}
        month={enquiry.to}
        months={months}
        onChoose={(to) => onSet({ to, ...(to < enquiry.from && { from: to }) })}
      />
      {choice('currency', { zh: '币制', en: 'Currency' }, Object.entries(currencyWords))}
      {choice('draw', { zh: '图形', en: 'Chart' }, Object.entries(drawWords))}
      {choice(
        'show',
        { zh: '指标', en: 'Measure' },
        measureNames.map((name) => [name, measures[name].name]),
      )}
    </form>
  )
}
