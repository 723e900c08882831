import type { Localized } from '../api.ts'
import { ChoiceField } from '../parts/choice-field.tsx'
import { currencyWords, dimensionWords, flowWords } from '../parts/load-facts.tsx'
import { MonthChoice } from '../parts/month-choice.tsx'
import { useSpeech } from '../say.tsx'
import {
  type CurrencyName,
  type Enquiry,
  isPivot,
  isSplit,
  isSummed,
  listAskedProducts,
  splitDimensions,
} from './enquiry.ts'
import { measureNames, measures } from './measures.ts'

export const byWords = {
  none: { zh: '合计', en: 'in total' },
  product: { zh: '几个产品', en: 'several products' },
  partner: { zh: '按贸易伙伴', en: 'by partner' },
  place: { zh: '按注册地', en: 'by place' },
  procedure: { zh: '按贸易方式', en: 'by procedure' },
} as const

const drawWords = {
  bars: { zh: '条形（整段合计）', en: 'bars, summed over the months' },
  treemap: { zh: '矩形树图（整段合计）', en: 'treemap, summed over the months' },
  lines: { zh: '折线（逐月）', en: 'lines, month by month' },
  columns: { zh: '柱形（逐月）', en: 'columns, month by month' },
} as const

const noColumns = { zh: '（不分列）', en: '(none)' } as const

interface EnquiryFormProps {
  readonly enquiry: Enquiry
  readonly products: readonly { readonly id: string; readonly name: Localized }[]
  /** The months that there are data of, the earliest first. */
  readonly months: readonly string[]
  /** The series that there are. */
  readonly currencies: readonly CurrencyName[]
  readonly onSet: (changes: Partial<Enquiry>) => void
}

type ChoiceName = 'flow' | 'by' | 'across' | 'currency' | 'draw' | 'show'

/** What is to be added up, and how it is to be shown. */
export function EnquiryForm({ enquiry, products, months, currencies, onSet }: EnquiryFormProps) {
  const choose = (name: ChoiceName) => (value: string) =>
    onSet({
      [name]: value,
      ...((name === 'by' || name === 'across') && { only: [], sort: '' }),
      // Two dimensions are summed over the months.
      ...(name === 'across' && !isSummed(enquiry) && { draw: 'bars' }),
      // Several products are compared by their sums; one has parts.
      ...(name === 'by' && value === 'product' && { codes: '' }),
    })
  return (
    <form class="facts-form" onSubmit={(event) => event.preventDefault()}>
      <SubjectFields enquiry={enquiry} products={products} onSet={onSet} />
      <ChoiceField
        label={{ zh: '方向', en: 'Flow' }}
        value={enquiry.flow}
        options={Object.entries(flowWords)}
        onSet={choose('flow')}
      />
      <SplitFields enquiry={enquiry} choose={choose} />
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
      <ChoiceField
        label={{ zh: '币制', en: 'Currency' }}
        value={enquiry.currency}
        options={currencies.map((name) => [name, currencyWords[name]])}
        onSet={choose('currency')}
      />
      <ChoiceField
        label={{ zh: '图形', en: 'Chart' }}
        value={enquiry.draw}
        options={Object.entries(drawWords)}
        onSet={choose('draw')}
      />
      <ChoiceField
        label={{ zh: '指标', en: 'Measure' }}
        value={enquiry.show}
        options={measureNames.map((name) => [name, measures[name].name])}
        onSet={choose('show')}
      />
    </form>
  )
}

/** The dimensions that sums are split by: one for the rows, and another for the columns. */
function SplitFields({
  enquiry,
  choose,
}: Pick<EnquiryFormProps, 'enquiry'> & {
  readonly choose: (name: ChoiceName) => (value: string) => void
}) {
  return (
    <>
      <ChoiceField
        label={{ zh: '分组', en: 'Split' }}
        value={enquiry.by}
        options={Object.entries(byWords)}
        onSet={choose('by')}
      />
      {isSplit(enquiry) && (
        <ChoiceField
          label={{ zh: '分列', en: 'Columns' }}
          value={isPivot(enquiry) ? enquiry.across : 'none'}
          options={[
            ['none', noColumns],
            ...splitDimensions
              .filter((name) => name !== enquiry.by)
              .map((name) => [name, dimensionWords[name]] as const),
          ]}
          onSet={choose('across')}
        />
      )}
    </>
  )
}

/** What the enquiry is about: several products, or one, or codes. */
function SubjectFields(props: Omit<EnquiryFormProps, 'months' | 'currencies'>) {
  const { enquiry, onSet } = props
  if (enquiry.by === 'product') return <ProductTicks {...props} />
  return (
    <>
      <ProductChoice {...props} />
      <CodesInput codes={enquiry.codes} onSet={(codes) => onSet({ codes })} />
    </>
  )
}

/** So many products are compared at once. */
const mostCompared = 12

/** Several products to be compared. */
function ProductTicks({ enquiry, products, onSet }: Omit<EnquiryFormProps, 'months' | 'currencies'>) {
  const { say } = useSpeech()
  const chosen = listAskedProducts(enquiry)
  const tick = (id: string, isTicked: boolean) => {
    const next = isTicked ? [...chosen, id] : chosen.filter((other) => other !== id)
    if (next.length > 0) onSet({ product: next.join(',') })
  }
  return (
    <details class="product-ticks" open={products.length <= mostCompared}>
      <summary>
        {say({
          zh: `比较 ${chosen.length} 个产品`,
          en: chosen.length === 1 ? '1 product; tick more to compare' : `${chosen.length} products compared`,
        })}
      </summary>
      <fieldset class="ticks">
        <legend class="hidden">{say({ zh: '产品', en: 'Products' })}</legend>
        {products.map(({ id, name }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              disabled={!chosen.includes(id) && chosen.length >= mostCompared}
              onChange={({ currentTarget }) => tick(id, currentTarget.checked)}
            />{' '}
            {say(name)}
          </label>
        ))}
      </fieldset>
    </details>
  )
}

function ProductChoice({ enquiry, products, onSet }: Omit<EnquiryFormProps, 'months' | 'currencies'>) {
  const { say } = useSpeech()
  return (
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
  )
}

function CodesInput({ codes, onSet }: { readonly codes: string; readonly onSet: (codes: string) => void }) {
  const { say } = useSpeech()
  return (
    <label>
      {say({ zh: '或商品编码', en: 'or commodity codes' })}
      <input
        size={12}
        value={codes}
        placeholder="85076000"
        onChange={(event) => onSet(event.currentTarget.value.replace(/[^\d,]/g, ''))}
      />
    </label>
  )
}
