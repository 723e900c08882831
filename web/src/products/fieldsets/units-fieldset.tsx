import { ChoiceField } from '../../parts/choice-field.tsx'
import { currencyWords } from '../../parts/load-facts.tsx'
import { useSpeech } from '../../say.tsx'
import { NumberField } from '../fields.tsx'
import { baseWords, listOptions, moneyUnitWords, quantityWords } from '../form-words.ts'
import type { Settings } from '../settings.ts'
import type { FieldsetProps } from './fieldset-props.ts'
import { QuantityScale } from './quantity-scale.tsx'

/** Currency, units and decimals, and the base of comparison. */
export function UnitsFieldset({ settings, names, onSet }: FieldsetProps) {
  const { say } = useSpeech()
  return (
    <fieldset class="part">
      <legend>{say({ zh: '单位和基数', en: 'Units and base' })}</legend>
      <ChoiceField
        label={{ zh: '币制', en: 'Currency' }}
        value={settings.secondCurrency === undefined ? settings.currency : 'both'}
        options={listOptions(listCurrencies(settings, names('currency')), {
          ...currencyWords,
          both: bothCurrencies,
        })}
        onSet={(value) => onSet(['currency'], value)}
      />
      <ChoiceField
        label={{ zh: '金额单位', en: 'Unit of value' }}
        value={settings.value.scale}
        options={listOptions(names('value', 'scale'), moneyUnitWords(settings.currency))}
        onSet={(value) => onSet(['value', 'scale'], value)}
      />
      {(settings.value.scale !== 'auto' || settings.value.decimals !== undefined) && (
        <NumberField
          label={{ zh: '金额小数位数', en: 'Decimals of value' }}
          value={settings.value.decimals ?? 1}
          least={0}
          most={9}
          onSet={(value) => onSet(['value', 'decimals'], value)}
        />
      )}
      <ChoiceField
        label={{ zh: '数量', en: 'Quantity' }}
        value={settings.quantity}
        options={listOptions(names('quantity'), quantityWords)}
        onSet={(value) => onSet(['quantity'], value)}
      />
      <QuantityScale
        scale={settings.quantityScale}
        multiples={names('quantityScale')}
        onSet={(value) => onSet(['quantityScale'], value)}
      />
      <ChoiceField
        label={{ zh: '同比的基数', en: 'Growth is against' }}
        value={settings.base}
        options={listOptions(
          // The bulletin has the trade of China alone.
          names('base').filter((name) => name !== 'bulletin' || !settings.reported),
          baseWords,
        )}
        onSet={(value) => onSet(['base'], value)}
      />
    </fieldset>
  )
}

/** Chinese customs has two series; another source has one. */
const listCurrencies = ({ reported, currency }: Settings, all: readonly string[]): readonly string[] =>
  reported ? [currency] : all.filter((name) => ['USD', 'CNY', 'both'].includes(name))

const bothCurrencies = { zh: '美元，并列人民币', en: 'US dollars, with yuan beside them' }
