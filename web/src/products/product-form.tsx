import { type CodeEntry, useAnswer } from '../api.ts'
import { currencyWords, flowWords } from '../parts/load-facts.tsx'
import { useSpeech } from '../say.tsx'
import { ClassesFieldset } from './classes-fieldset.tsx'
import { ChoiceField, NumberField, PairField, SeveralField, TextField } from './fields.tsx'
import {
  baseWords,
  chartWords,
  listOptions,
  multipleWords,
  quantityWords,
  sectionWords,
} from './form-words.ts'
import { KindFieldset } from './kind-fieldset.tsx'
import { QuantityScale } from './quantity-scale.tsx'
import { getSetting, namesAt, type Path, type Schema, type Settings } from './settings.ts'
import type { ProductDraft } from './use-product-draft.ts'
import { WordingFieldset } from './wording-fieldset.tsx'

/** A product’s file as a form; what is changed here is written into the text beside it. */
export function ProductForm({
  id,
  draft,
  settings,
  schema,
  language,
  disabled,
}: {
  readonly id: string
  readonly draft: ProductDraft
  readonly settings: Settings
  readonly schema: Schema
  /** Of the preview, whose headings and captions can be worded. */
  readonly language: 'zh' | 'en'
  readonly disabled: boolean
}) {
  const { say } = useSpeech()
  const groups = useAnswer<readonly CodeEntry[]>('/api/codes/groups')
  const set = (path: Path, value: unknown) => draft.set([getSetting(schema, settings, path, value)])
  const names = (...path: string[]) => namesAt(schema, path)
  const sections = [
    ...names('sections').filter((name) => !['standard', 'extended'].includes(name)),
    ...Object.keys(settings.ownSections),
  ]
  return (
    <form class="product-form" onSubmit={(event) => event.preventDefault()}>
      <fieldset class="whole" disabled={disabled}>
        <legend class="hidden">{say({ zh: '产品', en: 'Product' })}</legend>
        <fieldset class="part">
          <legend>{say({ zh: '名称', en: 'Name' })}</legend>
          <PairField
            label={{ zh: '名称', en: 'Name' }}
            value={settings.name}
            onSet={(item, text) => set(['name', item], text)}
          />
        </fieldset>
        <KindFieldset id={id} settings={settings} kinds={names('kind')} onSet={set} onSetAll={draft.set} />
        {settings.products.length === 0 && <ClassesFieldset settings={settings} onSet={set} />}
        <fieldset class="part">
          <legend>{say({ zh: '内容', en: 'Contents' })}</legend>
          <SeveralField
            label={{ zh: '方向', en: 'Flows' }}
            chosen={settings.flows}
            options={listOptions(names('flows'), flowWords)}
            onSet={(chosen) => set(['flows'], inOrderOf(names('flows'), chosen))}
          />
          <SeveralField
            label={{ zh: '各部分', en: 'Sections' }}
            chosen={settings.sections}
            options={listOptions(sections, sectionWords)}
            onSet={(chosen) => set(['sections'], setNamed(chosen))}
          />
          <SeveralField
            label={{ zh: '图', en: 'Charts' }}
            chosen={settings.charts}
            options={listOptions(names('charts'), chartWords)}
            onSet={(chosen) => set(['charts'], inOrderOf(names('charts'), chosen))}
          />
        </fieldset>
        <fieldset class="part">
          <legend>{say({ zh: '单位和基数', en: 'Units and base' })}</legend>
          <ChoiceField
            label={{ zh: '币制', en: 'Currency' }}
            value={settings.currency}
            options={listOptions(names('currency'), currencyWords)}
            onSet={(value) => set(['currency'], value)}
          />
          <ChoiceField
            label={{ zh: '金额单位', en: 'Unit of value' }}
            value={settings.value.scale}
            options={listOptions(names('value', 'scale'), multipleWords)}
            onSet={(value) => set(['value', 'scale'], value)}
          />
          <NumberField
            label={{ zh: '金额小数位数', en: 'Decimals of value' }}
            value={settings.value.decimals}
            least={0}
            most={9}
            onSet={(value) => set(['value', 'decimals'], value)}
          />
          <ChoiceField
            label={{ zh: '数量', en: 'Quantity' }}
            value={settings.quantity}
            options={listOptions(names('quantity'), quantityWords)}
            onSet={(value) => set(['quantity'], value)}
          />
          <QuantityScale
            scale={settings.quantityScale}
            multiples={names('quantityScale')}
            onSet={(value) => set(['quantityScale'], value)}
          />
          <ChoiceField
            label={{ zh: '同比的基数', en: 'Growth is against' }}
            value={settings.base}
            options={listOptions(names('base'), baseWords)}
            onSet={(value) => set(['base'], value)}
          />
        </fieldset>
        <fieldset class="part">
          <legend>{say({ zh: '排名', en: 'Rankings' })}</legend>
          <NumberField
            label={{ zh: '表中列出', en: 'Ranked in tables' }}
            value={settings.top}
            least={1}
            most={99}
            onSet={(value) => set(['top'], value)}
          />
          <NumberField
            label={{ zh: '文中点名', en: 'Named in prose' }}
            value={settings.named}
            least={1}
            most={9}
            onSet={(value) => set(['named'], value)}
          />
          {(['export', 'import'] as const).map((flow) => (
            <TextField
              key={flow}
              label={say({
                zh: `${flowWords[flow].zh}不计入排名和比重的伙伴`,
                en: `Partners left out of ${flowWords[flow].en}`,
              })}
              value={settings.without[flow].join(', ')}
              placeholder="CHN, X701"
              onSet={(text) =>
                set(
                  ['without', flow],
                  text
                    .toUpperCase()
                    .split(/[\s,，、]+/)
                    .filter(Boolean),
                )
              }
            />
          ))}
          <SeveralField
            label={{ zh: '重点区域', en: 'Groups' }}
            chosen={settings.groups}
            options={(groups.answer ?? []).map(({ id, name }) => [id, name])}
            onSet={(chosen) => set(['groups'], chosen)}
          />
        </fieldset>
        <fieldset class="part">
          <legend>{say({ zh: '月报中的名称', en: 'Line of the bulletin' })}</legend>
          {(['export', 'import'] as const).map((flow) => (
            <TextField
              key={flow}
              label={say(flowWords[flow])}
              value={settings.bulletin?.[flow] ?? ''}
              placeholder={say({ zh: '量值表中的商品名称', en: 'as the bulletin’s table has it' })}
              onSet={(text) => set(['bulletin', flow], text)}
            />
          ))}
        </fieldset>
        <fieldset class="part">
          <legend>{say({ zh: '措辞', en: 'Wording' })}</legend>
          <WordingFieldset
            settings={settings}
            document={draft.made?.document ?? null}
            language={language}
            onSet={set}
          />
        </fieldset>
        <p class="faint">
          {say({
            zh: '单个数字的小数位数（overrides）和自拟的部分（ownSections）在旁边的文件里写。',
            en: 'Decimals of single figures (overrides) and sections of your own (ownSections) are written in the file beside.',
          })}
        </p>
      </fieldset>
    </form>
  )
}

/** In the order that names have among themselves. */
const inOrderOf = (names: readonly string[], chosen: readonly string[]): readonly string[] =>
  names.filter((name) => chosen.includes(name))

/** A list of sections as a file would name it: the set, where it is one. */
function setNamed(chosen: readonly string[]): readonly string[] | string {
  const standard = ['overview', 'partners', 'places']
  return chosen.join() === standard.join() ? 'standard' : chosen
}
