import { useSpeech } from '../say.tsx'
import { PairField } from './fields.tsx'
import { BulletinFieldset } from './fieldsets/bulletin-fieldset.tsx'
import { ClassesFieldset } from './fieldsets/classes-fieldset.tsx'
import { ContentsFieldset } from './fieldsets/contents-fieldset.tsx'
import { KindFieldset } from './fieldsets/kind-fieldset.tsx'
import { RankingsFieldset } from './fieldsets/rankings-fieldset.tsx'
import { UnitsFieldset } from './fieldsets/units-fieldset.tsx'
import { WordingFieldset } from './fieldsets/wording-fieldset.tsx'
import { getSetting, namesAt, type Path, type Schema, type Settings } from './settings.ts'
import type { ProductDraft } from './use-product-draft.ts'

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
  const set = (path: Path, value: unknown) => draft.set([getSetting(schema, settings, path, value)])
  const names = (...path: string[]) => namesAt(schema, path)
  const document = draft.made?.document ?? null
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
        <KindFieldset id={id} settings={settings} names={names} onSet={set} onSetAll={draft.set} />
        {settings.products.length === 0 && <ClassesFieldset settings={settings} onSet={set} />}
        <ContentsFieldset settings={settings} names={names} onSet={set} />
        <UnitsFieldset settings={settings} names={names} onSet={set} />
        <RankingsFieldset settings={settings} onSet={set} />
        <BulletinFieldset settings={settings} onSet={set} />
        <fieldset class="part">
          <legend>{say({ zh: '措辞', en: 'Wording' })}</legend>
          <WordingFieldset settings={settings} document={document} language={language} onSet={set} />
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
