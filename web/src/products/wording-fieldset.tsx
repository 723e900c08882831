import { useSpeech } from '../say.tsx'
import { TextField } from './fields.tsx'
import type { Path, Settings } from './settings.ts'
import type { PreviewDocument } from './use-product-draft.ts'

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
  readonly language: 'zh' | 'en'
  readonly onSet: (path: Path, value: unknown) => void
}) {
  const { say } = useSpeech()
  const ownWords = settings.wording[language]
  const headings = document?.blocks.filter(({ kind, part }) => kind === 'heading' && part) ?? []
  const captioned = document?.blocks.filter(({ caption, id }) => caption && id) ?? []
  const place = (...path: string[]) => ['wording', language, ...path]
  return (
    <details>
      <summary>
        {say(
          language === 'zh'
            ? { zh: '中文简报的措辞', en: 'Words of the Chinese brief' }
            : { zh: '英文简报的措辞', en: 'Words of the English brief' },
        )}
      </summary>
      <p class="faint">
        {say({
          zh: '空着的由程序来写。可以用 {year} {month} {product}，排名的标题还可用 {top}；编号和单位由程序加上。',
          en: 'What is empty the program words. {year} {month} {product} may be used, and {top} for rankings; numbers and units are added.',
        })}
      </p>
      <TextField
        label={say({ zh: '标题', en: 'Title' })}
        value={ownWords?.title ?? ''}
        placeholder={document?.title}
        onSet={(text) => onSet(place('title'), text)}
      />
      {headings.map(({ part = '', text }) => (
        <TextField
          key={part}
          label={`${say({ zh: '小标题', en: 'Heading' })} ${part}`}
          value={ownWords?.headings?.[part] ?? ''}
          placeholder={text}
          onSet={(words) => onSet(place('headings', part), words)}
        />
      ))}
      {captioned.map(({ id = '', caption }) => (
        <TextField
          key={id}
          label={`${say({ zh: '表题或图题', en: 'Caption' })} ${id}`}
          value={ownWords?.captions?.[id] ?? ''}
          placeholder={caption}
          onSet={(words) => onSet(place('captions', id), words)}
        />
      ))}
      <TextField
        label={say({ zh: '数据来源', en: 'Source' })}
        value={ownWords?.source ?? ''}
        onSet={(text) => onSet(place('source'), text)}
      />
    </details>
  )
}
