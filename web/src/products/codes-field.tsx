import { useState } from 'preact/hooks'
import { useAnswer } from '../api.ts'
import { useSpeech } from '../say.tsx'

/** The codes of a class in a nomenclature: written, or found by name among what was loaded. */
export function CodesField({
  nomenclature,
  codes,
  onSet,
}: {
  readonly nomenclature: string
  readonly codes: readonly string[]
  readonly onSet: (codes: readonly string[]) => void
}) {
  const { say } = useSpeech()
  const [search, setSearch] = useState('')
  const found = useAnswer<readonly { code: string; name: string }[]>(
    search === '' ? '' : `/api/commodities?limit=12&search=${encodeURIComponent(search)}`,
  )
  const named = useAnswer<readonly { code: string; name: string }[]>('/api/commodities?limit=200')
  const offered = search === '' ? [] : (found.answer ?? []).filter(({ code }) => !codes.includes(code))
  const isCode = /^(?:\d{2}|\d{4}|\d{6}|\d{8}|\d{10})$/.test(search)
  const add = (code: string) => {
    setSearch('')
    if (!codes.includes(code)) onSet([...codes, code])
  }
  return (
    <fieldset class="codes">
      <legend>{nomenclature}</legend>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code> {named.answer?.find((item) => item.code === code)?.name}
            <button
              type="button"
              class="quiet"
              aria-label={say({ zh: `去掉 ${code}`, en: `Take ${code} out` })}
              onClick={() => onSet(codes.filter((other) => other !== code))}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <label>
        <span class="hidden">
          {say({
            zh: `${nomenclature} 加编码：编码或名称`,
            en: `Add a code of ${nomenclature}: code or name`,
          })}
        </span>
        <input
          type="search"
          value={search}
          placeholder={say({ zh: '编码，或已载入商品的名称', en: 'a code, or the name of what was loaded' })}
          onInput={({ currentTarget }) => setSearch(currentTarget.value.trim())}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            const [only] = offered
            if (isCode) add(search)
            else if (only && offered.length === 1) add(only.code)
          }}
        />
      </label>
      {search !== '' && (
        <ul class="offered" aria-live="polite">
          {offered.map(({ code, name }) => (
            <li key={code}>
              <button type="button" onClick={() => add(code)}>
                <code>{code}</code> {name}
              </button>
            </li>
          ))}
          {isCode && !offered.some(({ code }) => code === search) && (
            <li>
              <button type="button" onClick={() => add(search)}>
                {say({ zh: `加上 ${search}`, en: `Add ${search}` })}
              </button>
            </li>
          )}
          {offered.length === 0 && !isCode && found.answer && (
            <li class="faint">
              {say({ zh: '已载入的数据中没有这样的商品。', en: 'Nothing loaded has such a commodity.' })}
            </li>
          )}
        </ul>
      )}
    </fieldset>
  )
}
