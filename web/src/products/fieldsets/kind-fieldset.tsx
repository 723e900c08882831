import { useState } from 'preact/hooks'
import { type CodeEntry, type Localized, useAnswer } from '../../api.ts'
import { ChoiceField } from '../../parts/choice-field.tsx'
import { useSpeech } from '../../say.tsx'
import { SeveralField } from '../fields.tsx'
import { kindWords, listOptions } from '../form-words.ts'
import type { Setting, Settings } from '../settings.ts'
import type { FieldsetProps } from './fieldset-props.ts'

const none = ['', { zh: '（请选择）', en: '(choose one)' }] as const

interface KindFieldsetProps extends FieldsetProps {
  readonly id: string
  readonly onSetAll: (settings: readonly Setting[]) => void
}

/** What the brief is about, and of a comparison, a partner or a place, whose products it takes. */
export function KindFieldset({ id, settings, names, onSet, onSetAll }: KindFieldsetProps) {
  const { say } = useSpeech()
  const { kind } = settings
  const [picked, setPicked] = useState(settings.products)
  const fewest = kind === 'comparison' ? 2 : 1
  const choose = (chosen: string) => {
    setPicked([])
    onSetAll(settingsForKind(settings, chosen))
  }
  const take = (products: readonly string[]) => {
    setPicked(products)
    if (products.length === 0 || products.length >= fewest) onSetAll(settingsForProducts(settings, products))
  }
  return (
    <fieldset class="part">
      <legend>{say({ zh: '写什么', en: 'What it is about' })}</legend>
      <ChoiceField
        label={{ zh: '种类', en: 'Kind' }}
        value={kind}
        options={listOptions(names('kind'), kindWords)}
        onSet={choose}
      />
      <KindSubject settings={settings} onSet={onSet} />
      {kind !== 'product' && <ProductsField id={id} chosen={picked} onSet={take} />}
      {picked.length > 0 && picked.length < fewest && (
        <p class="faint">
          {say({ zh: '再选一个，至少要两个产品。', en: 'One more: it takes two products at least.' })}
        </p>
      )}
    </fieldset>
  )
}

/** The partner or place that the brief is about; nothing for another kind. */
function KindSubject({ settings, onSet }: Pick<FieldsetProps, 'settings' | 'onSet'>) {
  const { kind, partner = '', place = '' } = settings
  const codes = useAnswer<readonly CodeEntry[]>(
    kind === 'partner' || kind === 'place' ? `/api/codes/${kind}s` : '',
  )
  const options = [none, ...(codes.answer ?? []).map((item) => [item.id, item.name] as const)]
  if (kind === 'partner')
    return (
      <ChoiceField
        label={{ zh: '贸易伙伴', en: 'Partner' }}
        value={partner}
        options={options}
        onSet={(value) => onSet(['partner'], value)}
      />
    )
  if (kind === 'place')
    return (
      <ChoiceField
        label={{ zh: '省市', en: 'Province' }}
        value={place}
        options={options}
        onSet={(value) => onSet(['place'], value)}
      />
    )
  return null
}

function ProductsField({
  id,
  chosen,
  onSet,
}: {
  /** The product itself, which is not offered. */
  readonly id: string
  readonly chosen: readonly string[]
  readonly onSet: (products: readonly string[]) => void
}) {
  const others = useAnswer<readonly { id: string; name: Localized }[]>('/api/products')
  return (
    <SeveralField
      label={{ zh: '取用的产品', en: 'Products that it takes' }}
      chosen={chosen}
      options={(others.answer ?? [])
        .filter((other) => other.id !== id)
        .map((other) => [other.id, other.name])}
      onSet={onSet}
    />
  )
}

/** Classes for a product that took those of others so far. */
const initialClasses = ({ products, name }: Settings): Setting[] =>
  products.length === 0 ? [] : [{ path: ['classes'], value: [{ name, codes: { HS2022: ['85076000'] } }] }]

/** Settings for another kind: what only the previous kind has is refused, so it goes with the kind. */
const settingsForKind = (settings: Settings, kind: string): Setting[] => [
  { path: ['kind'], value: kind === 'product' ? null : kind },
  { path: ['partner'], value: kind === 'partner' ? settings.partner || 'USA' : null },
  { path: ['place'], value: kind === 'place' ? settings.place || 'CN-GD' : null },
  { path: ['products'], value: null },
  { path: ['sections'], value: null },
  { path: ['bulletin'], value: null },
  ...initialClasses(settings),
]

/** Settings for other products, or for none: a brief has classes of its own, or those of products. */
const settingsForProducts = (settings: Settings, products: readonly string[]): Setting[] =>
  products.length === 0
    ? [{ path: ['products'], value: null }, ...initialClasses(settings)]
    : [
        { path: ['products'], value: products },
        { path: ['classes'], value: null },
      ]
