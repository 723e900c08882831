import { useState } from 'preact/hooks'
import { type CodeEntry, type Localized, useAnswer } from '../api.ts'
import { useSpeech } from '../say.tsx'
import { ChoiceField, SeveralField } from './fields.tsx'
import { kindWords, listOptions } from './form-words.ts'
import type { Path, Setting, Settings } from './settings.ts'

const none = ['', { zh: '（请选择）', en: '(choose one)' }] as const

/** What the brief is about, and of a comparison, a partner or a place, whose products it takes. */
export function KindFieldset({
  id,
  settings,
  kinds,
  onSet,
  onSetAll,
}: {
  readonly id: string
  readonly settings: Settings
  readonly kinds: readonly string[]
  readonly onSet: (path: Path, value: unknown) => void
  readonly onSetAll: (settings: readonly Setting[]) => void
}) {
  const { say } = useSpeech()
  const { kind, partner = '', place = '' } = settings
  const codes = useAnswer<readonly CodeEntry[]>(
    kind === 'partner' || kind === 'place' ? `/api/codes/${kind}s` : '',
  )
  const others = useAnswer<readonly { id: string; name: Localized }[]>('/api/products')
  const options = (codes.answer ?? []).map((item) => [item.id, item.name] as const)
  const [picked, setPicked] = useState(settings.products)
  const fewest = kind === 'comparison' ? 2 : 1
  const ownClasses: Setting[] =
    settings.products.length === 0
      ? []
      : [{ path: ['classes'], value: [{ name: settings.name, codes: { HS2022: ['85076000'] } }] }]
  // What only another kind has is refused, so it goes with the kind.
  const choose = (chosen: string) => {
    setPicked([])
    onSetAll([
      { path: ['kind'], value: chosen === 'product' ? null : chosen },
      { path: ['partner'], value: chosen === 'partner' ? partner || 'USA' : null },
      { path: ['place'], value: chosen === 'place' ? place || 'CN-GD' : null },
      { path: ['products'], value: null },
      { path: ['sections'], value: null },
      { path: ['bulletin'], value: null },
      ...ownClasses,
    ])
  }
  // It has classes of its own, or those of other products.
  const take = (products: readonly string[]) => {
    setPicked(products)
    if (products.length === 0) onSetAll([{ path: ['products'], value: null }, ...ownClasses])
    else if (products.length >= fewest)
      onSetAll([
        { path: ['products'], value: products },
        { path: ['classes'], value: null },
      ])
  }
  return (
    <fieldset class="part">
      <legend>{say({ zh: '写什么', en: 'What it is about' })}</legend>
      <ChoiceField
        label={{ zh: '种类', en: 'Kind' }}
        value={kind}
        options={listOptions(kinds, kindWords)}
        onSet={choose}
      />
      {kind === 'partner' && (
        <ChoiceField
          label={{ zh: '贸易伙伴', en: 'Partner' }}
          value={partner}
          options={[none, ...options]}
          onSet={(value) => onSet(['partner'], value)}
        />
      )}
      {kind === 'place' && (
        <ChoiceField
          label={{ zh: '省市', en: 'Province' }}
          value={place}
          options={[none, ...options]}
          onSet={(value) => onSet(['place'], value)}
        />
      )}
      {kind !== 'product' && (
        <SeveralField
          label={{ zh: '取用的产品', en: 'Products that it takes' }}
          chosen={picked}
          options={(others.answer ?? [])
            .filter((other) => other.id !== id)
            .map((other) => [other.id, other.name])}
          onSet={take}
        />
      )}
      {picked.length > 0 && picked.length < fewest && (
        <p class="faint">
          {say({ zh: '再选一个，至少要两个产品。', en: 'One more: it takes two products at least.' })}
        </p>
      )}
    </fieldset>
  )
}
