import { useSpeech } from '../../say.tsx'
import { EditionFields, TextField } from '../fields.tsx'
import type { Path, Settings } from '../settings.ts'
import { CodesField } from './codes-field.tsx'
import type { FieldsetProps } from './fieldset-props.ts'

const nomenclatures = ['HS2022', 'HS2017', 'HS2012', 'HS2007', 'HS2002', 'HS1996'] as const

/** The classes of a product, each with its names and the codes of each nomenclature. */
export function ClassesFieldset({ settings: { classes, name }, onSet }: Omit<FieldsetProps, 'names'>) {
  const { say } = useSpeech()
  return (
    <fieldset class="part">
      <legend>{say({ zh: '分类和编码', en: 'Classes and codes' })}</legend>
      {classes.map((item, index) => (
        <ClassFieldset
          key={index}
          productClass={item}
          isOnly={classes.length === 1}
          onSet={(path, value) => onSet(['classes', index, ...path], value)}
        />
      ))}
      <button
        type="button"
        onClick={() => onSet(['classes', classes.length], { name, codes: classes[0]?.codes ?? {} })}
      >
        {say({ zh: '＋ 再加一类', en: '+ another class' })}
      </button>
    </fieldset>
  )
}

/** One class; paths are those within the class, an empty one is the class itself. */
function ClassFieldset({
  productClass: { id, name, codes },
  isOnly,
  onSet,
}: {
  readonly productClass: Settings['classes'][number]
  readonly isOnly: boolean
  readonly onSet: (path: Path, value: unknown) => void
}) {
  const { say } = useSpeech()
  const further = nomenclatures.filter((year) => !(year in codes))
  return (
    <fieldset class="class">
      <legend class="hidden">{say(name)}</legend>
      <EditionFields
        label={{ zh: '分类名称', en: 'Class' }}
        value={name}
        onSet={(language, text) => onSet(['name', language], text)}
      />
      {!isOnly && (
        <TextField
          label={say({ zh: '分类的代号', en: 'Id of the class' })}
          value={id ?? ''}
          placeholder="cells"
          onSet={(text) => onSet(['id'], text === '' ? null : text)}
        />
      )}
      {Object.entries(codes).map(([year, listed]) => (
        <CodesField
          key={year}
          nomenclature={year}
          codes={listed}
          onSet={(changed) => onSet(['codes', year], changed.length > 0 ? changed : null)}
        />
      ))}
      <div class="actions">
        <label>
          <span class="hidden">{say({ zh: '加上别的税则版本', en: 'Add another nomenclature' })}</span>
          <select
            value=""
            onChange={({ currentTarget }) => onSet(['codes', currentTarget.value], Object.values(codes)[0])}
          >
            <option value="">{say({ zh: '＋ 别的税则版本', en: '+ another nomenclature' })}</option>
            {further.map((year) => (
              <option key={year}>{year}</option>
            ))}
          </select>
        </label>
        {!isOnly && (
          <button type="button" onClick={() => onSet([], null)}>
            {say({ zh: '去掉这一类', en: 'Take this class out' })}
          </button>
        )}
      </div>
    </fieldset>
  )
}
