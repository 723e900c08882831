import type { Localized, Problem } from '../../api.ts'
import type { PickerFigure } from '../../brief/commentary/mention.ts'
import {
  type EditionLanguage,
  type EditionWords,
  editionLanguages,
  editionName,
  isRequired,
  tagEdition,
} from '../../editions.ts'
import { useSpeech } from '../../say.tsx'
import { findProblemAt } from '../field-problem.ts'
import { EditionFields } from '../fields.tsx'
import type { OwnSection, Path, Setting, Settings } from '../settings.ts'
import { FigureText } from './figure-text.tsx'
import { OwnTableFields } from './own-table-fields.tsx'
import { PartnerTemplate } from './partner-template.tsx'

/** Sections of the issuer’s own: a heading, paragraphs that refer to figures, a table of figures. */
export function OwnSectionsFieldset({
  settings,
  figures,
  problem,
  onSet,
  onSetAll,
}: {
  readonly settings: Settings
  readonly figures: readonly PickerFigure[]
  /** What is wrong with the file; a paragraph shows what is its own. */
  readonly problem: Problem | null
  readonly onSet: (path: Path, value: unknown) => void
  readonly onSetAll: (settings: readonly Setting[]) => void
}) {
  const { say } = useSpeech()
  const { ownSections, sections } = settings
  const add = (section: object) => {
    const id = freeName(ownSections)
    onSetAll([
      { path: ['ownSections', id], value: section },
      { path: ['sections'], value: [...sections, id] },
    ])
  }
  const remove = (id: string) =>
    onSetAll([
      { path: ['sections'], value: sections.filter((section) => section !== id) },
      { path: Object.keys(ownSections).length > 1 ? ['ownSections', id] : ['ownSections'], value: null },
    ])
  return (
    <fieldset class="part">
      <legend>{say({ zh: '自拟的部分', en: 'Sections of your own' })}</legend>
      {Object.entries(ownSections).map(([id, section]) => (
        <OwnSectionFields
          key={id}
          section={section}
          figures={figures}
          problemAt={(path) => findProblemAt(problem, ['ownSections', id, ...path])}
          onSet={(path, value) => onSet(['ownSections', id, ...path], value)}
          onRemove={sections.length > 1 ? () => remove(id) : null}
        />
      ))}
      <div class="actions">
        <button type="button" onClick={() => add({ heading: {}, text: [{}] })}>
          {say({ zh: '＋ 加一个自拟的部分', en: '+ a section of your own' })}
        </button>
        {settings.flows.map(
          (flow) =>
            (flow === 'export' || (flow === 'import' && !settings.flows.includes('export'))) && (
              <PartnerTemplate key={flow} flow={flow} figures={figures} onAdd={add} />
            ),
        )}
      </div>
    </fieldset>
  )
}

function freeName(ownSections: Settings['ownSections']): string {
  let number = 1
  while (`own${number}` in ownSections) number++
  return `own${number}`
}

function OwnSectionFields({
  section,
  figures,
  problemAt,
  onSet,
  onRemove,
}: {
  readonly section: OwnSection
  readonly figures: readonly PickerFigure[]
  /** Paths are those within the section. */
  readonly problemAt: (path: Path) => Localized | null
  readonly onSet: (path: Path, value: unknown) => void
  readonly onRemove: (() => void) | null
}) {
  const { say } = useSpeech()
  const { heading, text, table } = section
  return (
    <fieldset class="class">
      <legend class="hidden">{say(heading) || say({ zh: '新的部分', en: 'New section' })}</legend>
      <EditionFields
        label={{ zh: '小标题', en: 'Heading' }}
        value={heading}
        onSet={(language, words) => onSet(['heading', language], words)}
      />
      {text.map((paragraph, index) => (
        <ParagraphFields
          key={index}
          number={index + 1}
          paragraph={paragraph}
          figures={figures}
          problemIn={(language) => problemAt(['text', index, language])}
          onSet={(language, words) => onSet(['text', index, language], words)}
          onRemove={() => onSet(['text'], text.filter((_, other) => other !== index).map(withoutEmpty))}
        />
      ))}
      {table && <OwnTableFields table={table} figures={figures} onSet={(value) => onSet(['table'], value)} />}
      <UnwrittenNotice section={section} />
      <div class="actions">
        <button type="button" onClick={() => onSet(['text'], [...text.map(withoutEmpty), {}])}>
          {say({ zh: '＋ 一段文字', en: '+ a paragraph' })}
        </button>
        {!table && (
          <button type="button" onClick={() => onSet(['table'], newTable(heading, figures))}>
            {say({ zh: '＋ 一张表', en: '+ a table' })}
          </button>
        )}
        {onRemove && (
          <button type="button" onClick={onRemove}>
            {say({ zh: '去掉这个部分', en: 'Take this section out' })}
          </button>
        )}
      </div>
    </fieldset>
  )
}

/** Says of each language what the section lacks, since its brief is printed without that. */
function UnwrittenNotice({ section: { heading, text, table } }: { readonly section: OwnSection }) {
  const { say } = useSpeech()
  const lacking = editionLanguages.filter(isRequired).flatMap((language): Localized[] => {
    const { zh, en } = editionName(language)
    const isWhole = text.length > 0 && !table && text.every((words) => words[language] === '')
    if (heading[language] === '' || isWhole) {
      const what = heading[language] === '' ? { zh: '小标题', en: 'heading' } : { zh: '文字', en: 'text' }
      return [
        {
          zh: `没有${zh}${what.zh}：${zh}简报里不印这一部分。`,
          en: `No ${en} ${what.en}: the ${en} brief is without this section.`,
        },
      ]
    }
    return text.flatMap((words, index) =>
      words[language] === ''
        ? [
            {
              zh: `第 ${index + 1} 段没有${zh}：${zh}简报里不印这一段。`,
              en: `Paragraph ${index + 1} has no ${en} text: the ${en} brief is without it.`,
            },
          ]
        : [],
    )
  })
  return (
    <div class="unwritten" role="status">
      {lacking.map((words) => (
        <p key={words.en}>{say(words)}</p>
      ))}
    </div>
  )
}

/** What is not written in a language is not in the file. */
const withoutEmpty = (words: EditionWords): Partial<EditionWords> =>
  Object.fromEntries(Object.entries(words).filter(([, text]) => text !== ''))

const newTable = (heading: EditionWords, figures: readonly PickerFigure[]) => ({
  caption: { zh: heading.zh || '数据', en: heading.en || 'Figures' },
  columns: [{ zh: '当月', en: 'Month' }],
  rows: [{ name: { zh: '出口', en: 'Exports' }, figures: [figures[0]?.id ?? 'export.month.value'] }],
})

function ParagraphFields({
  number,
  paragraph,
  figures,
  problemIn,
  onSet,
  onRemove,
}: {
  readonly number: number
  readonly paragraph: EditionWords
  readonly figures: readonly PickerFigure[]
  readonly problemIn: (language: EditionLanguage) => Localized | null
  readonly onSet: (language: EditionLanguage, words: string) => void
  readonly onRemove: () => void
}) {
  const { say } = useSpeech()
  const label = (language: EditionLanguage): Localized => {
    const { zh, en } = editionName(language)
    return { zh: `第 ${number} 段，${zh}`, en: `Paragraph ${number} in ${en}` }
  }
  return (
    <fieldset class="several paragraph">
      <legend>{say({ zh: `第 ${number} 段`, en: `Paragraph ${number}` })}</legend>
      {editionLanguages.map((language) => (
        <FigureText
          key={language}
          label={say(label(language))}
          lang={tagEdition(language)}
          value={paragraph[language] ?? ''}
          figures={figures}
          problem={problemIn(language)}
          onSet={(words) => onSet(language, words)}
        />
      ))}
      <button type="button" onClick={onRemove}>
        {say({ zh: '去掉这一段', en: 'Take this paragraph out' })}
      </button>
    </fieldset>
  )
}
