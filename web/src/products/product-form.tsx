import { useEffect, useMemo, useRef } from 'preact/hooks'
import { type ShownFigure, useAnswer } from '../api.ts'
import { inPickerOrder, type PickerFigure } from '../brief/commentary/mention.ts'
import type { EditionLanguage } from '../editions.ts'
import { useSpeech } from '../say.tsx'
import { EditionFields, TextField } from './fields.tsx'
import { AcceptFieldset } from './fieldsets/accept-fieldset.tsx'
import { BulletinFieldset } from './fieldsets/bulletin-fieldset.tsx'
import { ClassesFieldset } from './fieldsets/classes-fieldset.tsx'
import { ContentsFieldset } from './fieldsets/contents-fieldset.tsx'
import { KindFieldset } from './fieldsets/kind-fieldset.tsx'
import { OtherReportersFieldset } from './fieldsets/other-reporters-fieldset.tsx'
import { OverridesFieldset } from './fieldsets/overrides-fieldset.tsx'
import { OwnSectionsFieldset } from './fieldsets/own-sections-fieldset.tsx'
import { RankingsFieldset } from './fieldsets/rankings-fieldset.tsx'
import { ReporterFieldset } from './fieldsets/reporter-fieldset.tsx'
import { UnitsFieldset } from './fieldsets/units-fieldset.tsx'
import { WordingFieldset } from './fieldsets/wording-fieldset.tsx'
import { getSetting, namesAt, type Path, type Schema, type Settings } from './settings.ts'
import { SettingsHelp } from './settings-help.tsx'
import type { ProductDraft } from './use-product-draft.ts'
import type { StoredProduct } from './use-stored-product.ts'

interface ProductFormProps {
  readonly id: string
  readonly draft: ProductDraft
  readonly settings: Settings
  readonly schema: Schema
  /** Of the preview, whose headings and captions can be worded. */
  readonly language: EditionLanguage
  /** Of the preview; empty where there are no data. */
  readonly month: string
  readonly stored: StoredProduct
  readonly disabled: boolean
}

/** A product’s file as a form; what is changed here is written into the text beside it. */
export function ProductForm({
  id,
  draft,
  settings,
  schema,
  language,
  month,
  stored,
  disabled,
}: ProductFormProps) {
  const { say } = useSpeech()
  const set = (path: Path, value: unknown) => draft.set([getSetting(schema, settings, path, value)])
  const names = (...path: string[]) => namesAt(schema, path)
  const figures = useFigures(
    stored.edition,
    month !== '' ? `${encodeURIComponent(id)}/${month}` : '',
    language,
    !stored.changed && !draft.waiting && draft.problem === null && typeof draft.made?.html === 'string',
  )
  const help = (...paths: string[]) => <SettingsHelp schema={schema} settings={paths} />
  return (
    <form class="product-form" onSubmit={(event) => event.preventDefault()}>
      <fieldset class="whole" disabled={disabled}>
        <legend class="hidden">{say({ zh: '产品', en: 'Product' })}</legend>
        <NameFieldset settings={settings} onSet={set} />
        {help('tags')}
        <KindFieldset id={id} settings={settings} names={names} onSet={set} onSetAll={draft.set} />
        {settings.products.length === 0 && <ClassesFieldset settings={settings} onSet={set} />}
        {help('kind', 'classes')}
        <ReporterFieldset settings={settings} onSet={set} onSetAll={draft.set} />
        {help('reporter', 'source', 'nomenclature')}
        <ContentsFieldset settings={settings} names={names} onSet={set} />
        {help('flows', 'sections', 'against', 'places', 'charts')}
        <OtherReportersFieldset settings={settings} onSetAll={draft.set} />
        {help('market', 'mirror')}
        <UnitsFieldset settings={settings} names={names} onSet={set} />
        {help('currency', 'value.scale', 'value.decimals', 'quantity', 'quantityScale', 'base')}
        <RankingsFieldset settings={settings} onSet={set} />
        {help('top', 'named', 'without', 'groups')}
        {settings.reported === undefined && <BulletinFieldset settings={settings} onSet={set} />}
        {settings.reported === undefined && help('bulletin')}
        <OwnSectionsFieldset
          {...{ settings, figures }}
          problem={draft.problem}
          onSet={set}
          onSetAll={draft.set}
        />
        {help('ownSections')}
        <OverridesFieldset settings={settings} figures={figures} month={month} onSet={set} />
        {help('overrides')}
        <WordingFieldset document={draft.made?.document ?? null} {...{ settings, language }} onSet={set} />
        {help('wording')}
        <AcceptFieldset settings={settings} onSet={set} />
        {help('accept')}
      </fieldset>
    </form>
  )
}

/**
 * The figures that the stored product has in a month, as the picker offers them.
 *
 * @param isPrinted whether there is a brief of what is stored; without one there are no figures to ask for.
 */
function useFigures(
  edition: string,
  subject: string,
  language: string,
  isPrinted: boolean,
): readonly PickerFigure[] {
  const path = subject === '' ? '' : `/api/figures/${subject}?language=${language}`
  const { answer, again } = useAnswer<readonly ShownFigure[]>(path)
  const shownEdition = useRef(edition)
  useEffect(() => {
    // Another unit or currency shows other values.
    if (edition === shownEdition.current || !isPrinted) return
    again()
    shownEdition.current = edition
  }, [edition, isPrinted, again])
  return useMemo(() => inPickerOrder(answer ?? []), [answer])
}

/** Words with commas, in either script, each once. */
const splitTags = (text: string): string[] => [
  ...new Set(
    text
      .split(/[,，、]/)
      .map((tag) => tag.trim())
      .filter((tag) => tag !== ''),
  ),
]

function NameFieldset({
  settings,
  onSet,
}: {
  readonly settings: Settings
  readonly onSet: (path: Path, value: unknown) => void
}) {
  const { say } = useSpeech()
  return (
    <fieldset class="part">
      <legend>{say({ zh: '名称', en: 'Name' })}</legend>
      <EditionFields
        label={{ zh: '名称', en: 'Name' }}
        value={settings.name}
        onSet={(item, text) => onSet(['name', item], text)}
      />
      <TextField
        label={say({ zh: '标签（用逗号分开）', en: 'Tags (with commas)' })}
        value={settings.tags.join(say({ zh: '，', en: ', ' }))}
        onSet={(text) => onSet(['tags'], splitTags(text))}
      />
    </fieldset>
  )
}
