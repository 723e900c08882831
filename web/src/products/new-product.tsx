import { useState } from 'preact/hooks'
import { go } from '../address.tsx'
import {
  type CodeEntry,
  type CreatedProduct,
  type Localized,
  type Problem,
  send,
  toProblem,
  useAnswer,
} from '../api.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { useSpeech } from '../say.tsx'

interface Commodity {
  readonly code: string
  readonly name: string
}

/** What a product is begun with. */
interface Start {
  readonly codes: readonly string[]
  readonly name: Localized
}

const nothing: Start = { codes: [], name: { zh: '', en: '' } }

/** A product that is begun by what it is called: a common one, a commodity that was loaded, or a code. */
export function NewProduct({ onCreated }: { readonly onCreated: () => void }) {
  const { say } = useSpeech()
  const [search, setSearch] = useState('')
  const [start, setStart] = useState<Start | null>(null)
  const begin = (chosen: Start) => {
    setStart(chosen)
    setSearch('')
  }
  return (
    <section aria-labelledby="new-product">
      <h2 id="new-product">{say({ zh: '新产品', en: 'New product' })}</h2>
      {start ? (
        <StartForm start={start} onCancel={() => setStart(null)} onCreated={onCreated} />
      ) : (
        <>
          <div class="form-row">
            <label>
              {say({ zh: '是什么产品？', en: 'Which product?' })}
              <input
                type="search"
                size={28}
                value={search}
                placeholder={say({ zh: '名称或商品编码', en: 'a name or a commodity code' })}
                onInput={({ currentTarget }) => setSearch(currentTarget.value.trim())}
              />
            </label>
          </div>
          {search !== '' && <Offers search={search} onChoose={begin} />}
        </>
      )}
    </section>
  )
}

const mostOffers = 8

/** What is offered to begin with: its words, and what more is said of it. */
interface Offer {
  readonly key: string
  readonly label: Localized
  readonly detail: Localized
  readonly start: Start
}

/** What a search may mean: commodities that were loaded, common products, and the code itself. */
function Offers({
  search,
  onChoose,
}: {
  readonly search: string
  readonly onChoose: (start: Start) => void
}) {
  const { say } = useSpeech()
  const loaded = useAnswer<readonly Commodity[]>(
    `/api/commodities?limit=${mostOffers}&search=${encodeURIComponent(search)}`,
  )
  const common = useAnswer<readonly CodeEntry[]>('/api/codes/common-products')
  if (!loaded.answer || !common.answer) return null
  return (
    <ul class="offers" aria-live="polite">
      {listOffers(search, loaded.answer, common.answer).map(({ key, label, detail, start }) => (
        <li key={key}>
          <button type="button" class="offer" onClick={() => onChoose(start)}>
            {say(label)} <span class="faint">{say(detail)}</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Whether one of two codes begins with the other. */
const isPrefix = (search: string, code: string): boolean =>
  /^\d{2,}$/.test(search) && (code.startsWith(search) || search.startsWith(code))

function listOffers(
  search: string,
  loaded: readonly Commodity[],
  common: readonly CodeEntry[],
): readonly Offer[] {
  const words = search.toLowerCase()
  const isCode = /^(?:\d{4}|\d{6}|\d{8}|\d{10})$/.test(search)
  const nameOf = (code: string) => common.find((entry) => code.startsWith(entry.code))?.name
  const offers: Offer[] = loaded.map(({ code, name }) => ({
    key: code,
    label: { zh: name || code, en: name || code },
    detail: { zh: `${code}，已载入`, en: `${code}, loaded` },
    start: { codes: [code], name: nameOf(code) ?? { zh: name, en: '' } },
  }))
  for (const { code, name } of common)
    if (isPrefix(search, code) || `${name.zh}\n${name.en}`.toLowerCase().includes(words))
      offers.push({
        key: name.en,
        label: name,
        detail: { zh: `编码以 ${code} 开头`, en: `codes that begin with ${code}` },
        start: { codes: isCode ? [search] : [code], name },
      })
  if (isCode && !loaded.some(({ code }) => code === search))
    offers.push({
      key: 'code',
      label: { zh: `商品编码 ${search}`, en: `Commodity code ${search}` },
      detail: { zh: '还没有载入', en: 'not loaded yet' },
      start: { ...nothing, codes: [search] },
    })
  if (offers.length > 0) return offers.slice(0, 2 * mostOffers)
  return [
    {
      key: 'name',
      label: { zh: `新产品“${search}”`, en: `A new product “${search}”` },
      detail: { zh: '', en: '' },
      start: { ...nothing, name: { zh: search, en: '' } },
    },
  ]
}

/** Names and codes of the new product; its data can come later. */
function StartForm({
  start,
  onCancel,
  onCreated,
}: {
  readonly start: Start
  readonly onCancel: () => void
  readonly onCreated: () => void
}) {
  const { say } = useSpeech()
  const [name, setName] = useState(start.name)
  const [codes, setCodes] = useState(start.codes.join(', '))
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isBusy, setBusy] = useState(false)
  const create = async (event: Event) => {
    event.preventDefault()
    setBusy(true)
    try {
      const body = { name, codes: codes.split(/[^\d]+/).filter(Boolean) }
      const { id } = await send<CreatedProduct>('POST', '/api/products', body)
      onCreated()
      go(`/products/${encodeURIComponent(id)}`)
    } catch (error) {
      setProblem(toProblem(error))
      setBusy(false)
    }
  }
  return (
    <form class="form-row create" onSubmit={create}>
      <TextField
        label={{ zh: '产品名称（中文）', en: 'Name in Chinese' }}
        value={name.zh}
        onWrite={(zh) => setName({ ...name, zh })}
      />
      <TextField
        label={{ zh: '产品名称（英文）', en: 'Name in English' }}
        value={name.en}
        onWrite={(en) => setName({ ...name, en })}
      />
      <TextField
        label={{ zh: '商品编码（8位，可写几个）', en: 'Commodity codes (eight digits, one or several)' }}
        value={codes}
        pattern={codesPattern}
        onWrite={setCodes}
      />
      <button type="submit" class="primary" disabled={isBusy}>
        {say({ zh: '建立产品', en: 'Create the product' })}
      </button>
      <button type="button" class="quiet" onClick={onCancel}>
        {say({ zh: '取消', en: 'Cancel' })}
      </button>
      <DataHint />
      {problem && <ProblemBox problem={problem} />}
    </form>
  )
}

/** How codes are found that are not at hand. */
function DataHint() {
  const { say } = useSpeech()
  return (
    <p class="faint">
      {say({
        zh: '不知道全部 8 位？先到“数据”页载入文件，编码和名称会从文件里填好。',
        en: 'Not all eight digits at hand? Load a file on the Data page first: codes and names are filled in from it.',
      })}
    </p>
  )
}

/** Codes of eight or ten digits, with commas or spaces between them. */
const codesPattern = '\\s*\\d{8}(\\d\\d)?([,，、\\s]+\\d{8}(\\d\\d)?)*\\s*'

function TextField({
  label,
  value,
  pattern,
  onWrite,
}: {
  readonly label: Localized
  readonly value: string
  readonly pattern?: string
  readonly onWrite: (text: string) => void
}) {
  const { say } = useSpeech()
  return (
    <label>
      {say(label)}
      <input
        required
        value={value}
        maxLength={pattern ? 2000 : 100}
        pattern={pattern}
        title={say(label)}
        onInput={({ currentTarget }) => onWrite(currentTarget.value)}
      />
    </label>
  )
}
