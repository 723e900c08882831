import { useSpeech } from '../say.tsx'
import { CodesField } from './codes-field.tsx'
import { PairField } from './fields.tsx'
import type { Path, Settings } from './settings.ts'

const nomenclatures = ['HS2022', 'HS2017', 'HS2012', 'HS2007', 'HS2002', 'HS1996'] as const

/** The classes of a product, each with its names and the codes of each nomenclature. */
export function ClassesFieldset({
  settings: { classes, name },
  onSet,
}: {
  readonly settings: Settings
  readonly onSet: (path: Path, value: unknown) => void
}) {
  const { say } = useSpeech()
  return (
    <fieldset class="part">
      <legend>{say({ zh: '分类和编码', en: 'Classes and codes' })}</legend>
      {classes.map((item, index) => {
        const further = nomenclatures.filter((year) => !(year in item.codes))
        return (
          <fieldset key={index} class="class">
            <legend class="hidden">{say(item.name)}</legend>
            <PairField
              label={{ zh: '分类名称', en: 'Class' }}
              value={item.name}
              onSet={(language, text) => onSet(['classes', index, 'name', language], text)}
            />
            {Object.entries(item.codes).map(([year, codes]) => (
              <CodesField
                key={year}
                nomenclature={year}
                codes={codes}
                onSet={(changed) =>
                  onSet(['classes', index, 'codes', year], changed.length > 0 ? changed : null)
                }
              />
            ))}
            <div class="actions">
              <label>
                <span class="hidden">{say({ zh: '加上别的税则版本', en: 'Add another nomenclature' })}</span>
                <select
                  value=""
                  onChange={({ currentTarget }) =>
                    onSet(['classes', index, 'codes', currentTarget.value], Object.values(item.codes)[0])
                  }
                >
                  <option value="">{say({ zh: '＋ 别的税则版本', en: '+ another nomenclature' })}</option>
                  {further.map((year) => (
                    <option key={year}>{year}</option>
                  ))}
                </select>
              </label>
              {classes.length > 1 && (
                <button type="button" onClick={() => onSet(['classes', index], null)}>
                  {say({ zh: '去掉这一类', en: 'Take this class out' })}
                </button>
              )}
            </div>
          </fieldset>
        )
      })}
      <button
        type="button"
        onClick={() => onSet(['classes', classes.length], { name, codes: classes[0]?.codes ?? {} })}
      >
        {say({ zh: '＋ 再加一类', en: '+ another class' })}
      </button>
    </fieldset>
  )
}
