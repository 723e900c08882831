import { type EditionLanguage, editionName } from '../../editions.ts'
import { useSpeech } from '../../say.tsx'
import { TextField } from '../fields.tsx'
import type { OwnWords, Path, Settings } from '../settings.ts'
import type { PreviewDocument } from '../use-product-draft.ts'

/** Words of the product’s own for the headings and captions that its brief has; what is empty the program words. */
export function WordingFieldset({
  settings,
  document,
  language,
  onSet,
}: {
  readonly settings: Settings
  /** The brief in that language; null where none can be made. */
  readonly document: PreviewDocument | null
  readonly language: EditionLanguage
  readonly onSet: (path: Path, value: unknown) => void
}) {
  const { say } = useSpeech()
  const { zh, en } = editionName(language)
  return (
    <fieldset class="part">
      <legend>{say({ zh: '措辞', en: 'Wording' })}</legend>
      <details>
        <summary>{say({ zh: `${zh}简报的措辞`, en: `Words of the ${en} brief` })}</summary>
        <p class="faint">
          {say({
            zh: '空着的由程序来写。可以用 {year} {month} {product}，排名的标题还可用 {top}；编号和单位由程序加上。',
            en: 'What is empty the program words. {year} {month} {product} may be used, and {top} for rankings; numbers and units are added.',
          })}
        </p>
        <WordFields
          words={settings.wording[language]}
          document={document}
          onSet={(path, text) => onSet(['wording', language, ...path], text)}
        />
      </details>
    </fieldset>
  )
}

/** A field for the title, each heading and caption of the brief, and the source. */
function WordFields({
  words,
  document,
  onSet,
}: {
  readonly words: OwnWords | undefined
  readonly document: PreviewDocument | null
  readonly onSet: (path: Path, text: string) => void
}) {
  const { say } = useSpeech()
  const headings = document?.blocks.filter(({ kind, part }) => kind === 'heading' && part) ?? []
  const captioned = document?.blocks.filter(({ caption, id }) => caption && id) ?? []
  return (
    <>
      <TextField
        label={say({ zh: '标题', en: 'Title' })}
        value={words?.title ?? ''}
        placeholder={document?.title}
        onSet={(text) => onSet(['title'], text)}
      />
      {headings.map(({ part = '', text }) => (
        <TextField
          key={part}
          label={`${say({ zh: '小标题', en: 'Heading' })} ${part}`}
          value={words?.headings?.[part] ?? ''}
          placeholder={text}
          onSet={(typed) => onSet(['headings', part], typed)}
        />
      ))}
      {captioned.map(({ id = '', caption }) => (
        <TextField
          key={id}
          label={`${say({ zh: '表题或图题', en: 'Caption' })} ${id}`}
          value={words?.captions?.[id] ?? ''}
          placeholder={caption}
          onSet={(typed) => onSet(['captions', id], typed)}
        />
      ))}
      <TextField
        label={say({ zh: '数据来源', en: 'Source' })}
        value={words?.source ?? ''}
        onSet={(text) => onSet(['source'], text)}
      />
    </>
  )
}
