import { useState } from 'preact/hooks'
import { useAnswer } from '../../api.ts'
import { useSpeech } from '../../say.tsx'

interface Commodity {
  readonly code: string
  readonly name: string
}

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
  const [search, setSearch] = useState('')
  const found = useAnswer<readonly Commodity[]>(
    search === '' ? '' : `/api/commodities?limit=12&search=${encodeURIComponent(search)}`,
  )
  const offered = search === '' ? [] : (found.answer ?? []).filter(({ code }) => !codes.includes(code))
  const add = (code: string) => {
    setSearch('')
    if (!codes.includes(code)) onSet([...codes, code])
  }
  const enter = () => {
    const [only] = offered
    if (isCode(search)) add(search)
    else if (only && offered.length === 1) add(only.code)
  }
  return (
    <fieldset class="codes">
      <legend>{nomenclature}</legend>
      <CodeList codes={codes} onRemove={(code) => onSet(codes.filter((other) => other !== code))} />
      <CodeSearch nomenclature={nomenclature} search={search} onSearch={setSearch} onEnter={enter} />
      {search !== '' && (
        <OfferedCodes search={search} offered={offered} isAnswered={found.answer !== null} onAdd={add} />
      )}
    </fieldset>
  )
}

const isCode = (search: string): boolean => /^(?:\d{2}|\d{4}|\d{6}|\d{8}|\d{10})$/.test(search)

function CodeList({
  codes,
  onRemove,
}: {
  readonly codes: readonly string[]
  readonly onRemove: (code: string) => void
}) {
  const { say } = useSpeech()
  const named = useAnswer<readonly Commodity[]>('/api/commodities?limit=200')
  return (
    <ul>
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code> {named.answer?.find((item) => item.code === code)?.name}
          <button
            type="button"
            class="quiet"
            aria-label={say({ zh: `去掉 ${code}`, en: `Take ${code} out` })}
            onClick={() => onRemove(code)}
          >
            ✕
          </button>
        </li>
      ))}
    </ul>
  )
}

function CodeSearch({
  nomenclature,
  search,
  onSearch,
  onEnter,
}: {
  readonly nomenclature: string
  readonly search: string
  readonly onSearch: (search: string) => void
  readonly onEnter: () => void
}) {
  const { say } = useSpeech()
  return (
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
        onInput={({ currentTarget }) => onSearch(currentTarget.value.trim())}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          onEnter()
        }}
      />
    </label>
  )
}

/** The commodities that a search found, and the code that was typed. */
function OfferedCodes({
  search,
  offered,
  isAnswered,
  onAdd,
}: {
  readonly search: string
  readonly offered: readonly Commodity[]
  readonly isAnswered: boolean
  readonly onAdd: (code: string) => void
}) {
  const { say } = useSpeech()
  return (
    <ul class="offered" aria-live="polite">
      {offered.map(({ code, name }) => (
        <li key={code}>
          <button type="button" onClick={() => onAdd(code)}>
            <code>{code}</code> {name}
          </button>
        </li>
      ))}
      {isCode(search) && !offered.some(({ code }) => code === search) && (
        <li>
          <button type="button" onClick={() => onAdd(search)}>
            {say({ zh: `加上 ${search}`, en: `Add ${search}` })}
          </button>
        </li>
      )}
      {offered.length === 0 && !isCode(search) && isAnswered && (
        <li class="faint">
          {say({ zh: '已载入的数据中没有这样的商品。', en: 'Nothing loaded has such a commodity.' })}
        </li>
      )}
    </ul>
  )
}
