import { type CodeEntry, type Localized, useAnswer } from '../api.ts'
import { currencyWords, flowWords } from '../parts/load-facts.tsx'
import { useSpeech } from '../say.tsx'
import { baseWords, chartWords, kindWords, multipleWords, placesWords, sectionWords } from './form-words.ts'
import { settingHelp } from './help-words.ts'
import { defaultAt, type Schema } from './settings.ts'

/** What the fields of a part of the form are for, and what holds where they are left as they are. */
export function SettingsHelp({
  schema,
  settings,
}: {
  readonly schema: Schema
  readonly settings: readonly string[]
}) {
  const { say, language } = useSpeech()
  const groups = useAnswer<readonly CodeEntry[]>(settings.includes('groups') ? '/api/codes/groups' : '')
  const reporters = useAnswer<readonly CodeEntry[]>(
    settings.includes('reporter') ? '/api/codes/reporters' : '',
  )
  const names: Readonly<Record<string, Localized>> = {
    ...words,
    ...Object.fromEntries(
      [...(groups.answer ?? []), ...(reporters.answer ?? [])].map(({ id, name }) => [id, name]),
    ),
  }
  const separator = language === 'zh' ? '、' : ', '
  const shown = (path: string, value: unknown): string => {
    if (Array.isArray(value))
      return value.length > 6 ? say(every) : value.map((item) => shown(path, item)).join(separator)
    const text = String(value)
    const name = path === 'places' ? placesWords[text] : names[text]
    return name ? say(name) : text
  }
  return (
    <details class="help">
      <summary>{say({ zh: '说明和默认值', en: 'Help and defaults' })}</summary>
      <dl>
        {settings.map((path) => {
          const entry = settingHelp[path]
          const usual = defaultAt(schema, path.split('.'))
          const isPlain = Array.isArray(usual)
            ? usual.length > 0
            : usual !== undefined && typeof usual !== 'object'
          return (
            entry && (
              <div key={path} data-setting={path}>
                <dt>{say(entry.label)}</dt>
                <dd>
                  {say(entry.help)}{' '}
                  {isPlain && (
                    <span class="faint">
                      {say({
                        zh: `默认：${shown(path, usual)}。`,
                        en: `Default: ${shown(path, usual)}.`,
                      })}
                    </span>
                  )}
                </dd>
              </div>
            )
          )
        })}
      </dl>
    </details>
  )
}

const every = { zh: '全部', en: 'all' }

const words: Readonly<Record<string, Localized>> = {
  ...kindWords,
  ...sectionWords,
  ...chartWords,
  ...flowWords,
  ...currencyWords,
  ...multipleWords,
  ...baseWords,
}
