import { useEffect, useRef, useState } from 'preact/hooks'
import { go } from '../address.tsx'
import {
  type CreatedProduct,
  type Localized,
  type Problem,
  send,
  toProblem,
  type UnassignedCodes,
} from '../api.ts'
import { rangeName } from '../months.ts'
import { flowWords } from '../parts/load-facts.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { briefAddress } from '../periods.ts'
import { useSpeech } from '../say.tsx'

export interface Unassigned {
  readonly total: number
  readonly groups: readonly UnassignedCodes[]
}

/** Commodities that were loaded and are of no product: each group becomes a product with one press. */
export function UnassignedList({
  unassigned: { total, groups },
  mayCreate,
  takesFocus = false,
  onCreated,
}: {
  readonly unassigned: Unassigned
  readonly mayCreate: boolean
  /** Whether the next step of whoever has just loaded files is here. */
  readonly takesFocus?: boolean
  readonly onCreated: () => void
}) {
  const { say } = useSpeech()
  // One group alone is what somebody has just loaded.
  const [open, setOpen] = useState(groups.length === 1 && groups[0] ? keyOf(groups[0]) : undefined)
  const isPressed = useRef(takesFocus)
  return (
    <>
      <ul class="unassigned">
        {groups.map((group) => (
          <li key={keyOf(group)}>
            <CodesWords group={group} />
            {mayCreate && open !== keyOf(group) && (
              <button
                type="button"
                onClick={() => {
                  isPressed.current = true
                  setOpen(keyOf(group))
                }}
              >
                {say({ zh: '建成产品', en: 'Create a product from this' })}
              </button>
            )}
            {mayCreate && open === keyOf(group) && (
              <CreateForm group={group} takesFocus={isPressed.current} onCreated={onCreated} />
            )}
          </li>
        ))}
      </ul>
      {total > groups.length && (
        <p class="faint">
          {say({
            zh: `另有 ${total - groups.length} 个品目没有列出。`,
            en: `${total - groups.length} more headings are not listed.`,
          })}
        </p>
      )}
    </>
  )
}

const keyOf = ({ heading, reported }: UnassignedCodes): string =>
  [heading, reported?.reporter, reported?.source].join(' ')

const shown = 4

function CodesWords({
  group: { codes, flows, first, latest, statistics },
}: {
  readonly group: UnassignedCodes
}) {
  const { say, language } = useSpeech()
  const named = codes
    .slice(0, shown)
    .map(({ code, name }) => (name ? say({ zh: `${name}（${code}）`, en: `${name} (${code})` }) : code))
  const more =
    codes.length > shown ? say({ zh: `等 ${codes.length} 个编码`, en: ` … (${codes.length})` }) : ''
  return (
    <p>
      <span class="strong">
        {named.join(say({ zh: '、', en: ', ' }))}
        {more}
      </span>{' '}
      <span class="faint">
        {flows.map((flow) => say(flowWords[flow])).join(say({ zh: '、', en: ' and ' }))} ·{' '}
        {rangeName(first, latest, language)}
        {statistics && ` · ${say(statistics)}`}
      </span>
    </p>
  )
}

/** Names the product; a name and its codes are proposed from the files. */
function CreateForm({
  group: { codes, name, reported },
  takesFocus,
  onCreated,
}: {
  readonly group: UnassignedCodes
  readonly takesFocus: boolean
  readonly onCreated: () => void
}) {
  const { say } = useSpeech()
  const [names, setNames] = useState(name)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(codes.map(({ code }) => code)))
  const { problem, created, isBusy, createTogether, createEach } = useCreation(reported, onCreated)
  const submit = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takesFocus && document.activeElement === document.body) submit.current?.focus()
  }, [])
  return (
    <form
      class="form-row create"
      onSubmit={(event) => {
        event.preventDefault()
        void createTogether([...chosen], names)
      }}
    >
      <NameField
        label={say({ zh: '产品名称（中文）', en: 'Name in Chinese' })}
        value={names.zh}
        onWrite={(zh) => setNames({ ...names, zh })}
      />
      <NameField
        label={say({ zh: '产品名称（英文）', en: 'Name in English' })}
        value={names.en}
        onWrite={(en) => setNames({ ...names, en })}
      />
      {codes.length > 1 && <CodeTicks codes={codes} chosen={chosen} onChoose={setChosen} />}
      <button type="submit" class="primary" ref={submit} disabled={isBusy || chosen.size === 0}>
        {say({ zh: '建立产品，看简报', en: 'Create it and read the brief' })}
      </button>
      {chosen.size > 1 && (
        <button type="button" disabled={isBusy} onClick={() => void createEach([...chosen])}>
          {say({
            zh: `${chosen.size} 个编码各建一个产品`,
            en: `Create a product of each of the ${chosen.size} codes`,
          })}
        </button>
      )}
      {created !== null && (
        <progress
          value={created}
          max={chosen.size}
          aria-label={say({ zh: '建立产品', en: 'Creating products' })}
        />
      )}
      {problem && <ProblemBox problem={problem} />}
    </form>
  )
}

/** Makes one product of several codes, or one of each, which is called as its file calls the commodity. */
function useCreation(reported: UnassignedCodes['reported'], onCreated: () => void) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [created, setCreated] = useState<number | null>(null)
  const [isBusy, setBusy] = useState(false)
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    await work().catch((error) => setProblem(toProblem(error)))
    setBusy(false)
  }
  const createTogether = (codes: readonly string[], name: Localized) =>
    attempt(async () => {
      const { id, month } = await send<CreatedProduct>('POST', '/api/products', {
        ...{ codes, name, reported },
      })
      if (month) go(briefAddress(id, month))
      else onCreated()
    })
  const createEach = (codes: readonly string[]) =>
    attempt(async () => {
      try {
        for (const [index, code] of codes.entries()) {
          setCreated(index)
          await send<CreatedProduct>('POST', '/api/products', { codes: [code], reported })
        }
      } finally {
        // Those before one that failed are there.
        setCreated(null)
        onCreated()
      }
    })
  return { problem, created, isBusy, createTogether, createEach }
}

function NameField({
  label,
  value,
  onWrite,
}: {
  readonly label: string
  readonly value: string
  readonly onWrite: (text: string) => void
}) {
  return (
    <label>
      {label}
      <input required value={value} maxLength={100} onInput={(event) => onWrite(event.currentTarget.value)} />
    </label>
  )
}

function CodeTicks({
  codes,
  chosen,
  onChoose,
}: {
  readonly codes: UnassignedCodes['codes']
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (chosen: ReadonlySet<string>) => void
}) {
  const { say } = useSpeech()
  return (
    <fieldset class="ticks">
      <legend>{say({ zh: '编码', en: 'Codes' })}</legend>
      {codes.map(({ code, name }) => (
        <label key={code}>
          <input
            type="checkbox"
            checked={chosen.has(code)}
            onChange={({ currentTarget }) => {
              const next = new Set(chosen)
              if (currentTarget.checked) next.add(code)
              else next.delete(code)
              onChoose(next)
            }}
          />{' '}
          {code} {name}
        </label>
      ))}
    </fieldset>
  )
}
