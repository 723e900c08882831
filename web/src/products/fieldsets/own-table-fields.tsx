import type { PickerFigure } from '../../brief/commentary/mention.ts'
import type { EditionLanguage, EditionWords } from '../../editions.ts'
import { FigureField } from '../../parts/figure-field.tsx'
import { useSpeech } from '../../say.tsx'
import { EditionFields } from '../fields.tsx'
import type { OwnTable } from '../settings.ts'

/** The table of an own section: its caption, its columns, and rows with a figure for each column. */
export function OwnTableFields({
  table,
  figures,
  onSet,
}: {
  readonly table: OwnTable
  readonly figures: readonly PickerFigure[]
  /** Null takes the table out. */
  readonly onSet: (table: Omit<OwnTable, 'notes'> | null) => void
}) {
  const { say } = useSpeech()
  const { caption, columns, rows, notes } = table
  const change = (changed: Partial<OwnTable>) =>
    onSet({ caption, columns, rows, ...(notes.length > 0 && { notes }), ...changed })
  const usual = figures[0]?.id ?? 'export.month.value'
  return (
    <fieldset class="several own-table">
      <legend>{say({ zh: '表', en: 'Table' })}</legend>
      <EditionFields
        label={{ zh: '表题', en: 'Caption' }}
        value={caption}
        onSet={(language, words) => change({ caption: { ...caption, [language]: words } })}
      />
      {columns.map((column, index) => (
        <EditionFields
          key={index}
          label={{ zh: `第 ${index + 1} 列`, en: `Column ${index + 1}` }}
          value={column}
          onSet={(language, words) => change({ columns: replaced(columns, index, language, words) })}
        />
      ))}
      {rows.map((row, index) => (
        <RowFields
          key={index}
          number={index + 1}
          row={row}
          columns={columns}
          figures={figures}
          onSet={(changed) => change({ rows: changedRow(rows, index, changed) })}
        />
      ))}
      {notes.map((note, index) => (
        <EditionFields
          key={index}
          label={{ zh: `表注 ${index + 1}`, en: `Note ${index + 1}` }}
          value={note}
          onSet={(language, words) => change({ notes: replaced(notes, index, language, words) })}
        />
      ))}
      <TableButtons table={table} usual={usual} onChange={change} onRemove={() => onSet(null)} />
    </fieldset>
  )
}

function TableButtons({
  table: { columns, rows, notes },
  usual,
  onChange,
  onRemove,
}: {
  readonly table: OwnTable
  /** The figure that a new cell has. */
  readonly usual: string
  readonly onChange: (changed: Partial<OwnTable>) => void
  readonly onRemove: () => void
}) {
  const { say } = useSpeech()
  const addColumn = () =>
    onChange({
      columns: [...columns, { zh: '新的列', en: 'New column' }],
      rows: rows.map((row) => ({ ...row, figures: [...row.figures, usual] })),
    })
  const removeColumn = () =>
    onChange({
      columns: columns.slice(0, -1),
      rows: rows.map((row) => ({ ...row, figures: row.figures.slice(0, -1) })),
    })
  const addRow = () =>
    onChange({
      rows: [...rows, { name: { zh: '新的行', en: 'New row' }, figures: columns.map(() => usual) }],
    })
  const note = { zh: '注：', en: 'Note:' }
  return (
    <div class="actions">
      <button type="button" onClick={addRow}>
        {say({ zh: '＋ 一行', en: '+ a row' })}
      </button>
      <button type="button" onClick={addColumn}>
        {say({ zh: '＋ 一列', en: '+ a column' })}
      </button>
      <button type="button" onClick={() => onChange({ notes: [...notes, note] })}>
        {say({ zh: '＋ 一条表注', en: '+ a note' })}
      </button>
      <button
        type="button"
        disabled={rows.length === 1}
        onClick={() => onChange({ rows: rows.slice(0, -1) })}
      >
        {say({ zh: '去掉末行', en: 'Take the last row out' })}
      </button>
      <button type="button" disabled={columns.length === 1} onClick={removeColumn}>
        {say({ zh: '去掉末列', en: 'Take the last column out' })}
      </button>
      {notes.length > 0 && (
        <button type="button" onClick={() => onChange({ notes: notes.slice(0, -1) })}>
          {say({ zh: '去掉末条表注', en: 'Take the last note out' })}
        </button>
      )}
      <button type="button" onClick={onRemove}>
        {say({ zh: '去掉这张表', en: 'Take the table out' })}
      </button>
    </div>
  )
}

const replaced = (
  list: readonly EditionWords[],
  index: number,
  language: EditionLanguage,
  words: string,
): readonly EditionWords[] =>
  list.map((item, place) => (place === index ? { ...item, [language]: words } : item))

const changedRow = (
  rows: OwnTable['rows'],
  index: number,
  changed: Partial<OwnTable['rows'][number]>,
): OwnTable['rows'] => rows.map((row, place) => (place === index ? { ...row, ...changed } : row))

function RowFields({
  number,
  row,
  columns,
  figures,
  onSet,
}: {
  readonly number: number
  readonly row: OwnTable['rows'][number]
  readonly columns: readonly EditionWords[]
  readonly figures: readonly PickerFigure[]
  readonly onSet: (changed: Partial<OwnTable['rows'][number]>) => void
}) {
  const { say } = useSpeech()
  return (
    <fieldset class="several own-row">
      <legend>{say({ zh: `第 ${number} 行`, en: `Row ${number}` })}</legend>
      <EditionFields
        label={{ zh: '名称', en: 'Name' }}
        value={row.name}
        onSet={(language, words) => onSet({ name: { ...row.name, [language]: words } })}
      />
      {row.figures.map((id, column) => (
        <FigureField
          key={column}
          label={say({
            zh: `数字：${columns[column]?.zh ?? column + 1}`,
            en: `Figure: ${columns[column]?.en ?? column + 1}`,
          })}
          id={id}
          figures={figures}
          onSet={(chosen) =>
            onSet({ figures: row.figures.map((other, place) => (place === column ? chosen : other)) })
          }
        />
      ))}
    </fieldset>
  )
}
