import { useEffect, useState } from 'preact/hooks'
import { Link } from '../address.tsx'
import type { BriefState, ListedProduct, Localized } from '../api.ts'
import { ConfirmForm } from '../brief/confirm-form.tsx'
import { useBriefStates } from '../home/use-brief-states.ts'
import { briefAddress, periodName } from '../periods.ts'
import { useSpeech } from '../say.tsx'

/** The checks of a product take about as long as its brief: of more products they are run when somebody asks for it. */
const checkedUnasked = 40

/** What waits to be confirmed, product by product, to be answered here; then what was confirmed, in words. */
export function Confirmations({
  products,
  given,
  mayConfirm,
  onConfirmed,
}: {
  readonly products: readonly ListedProduct[]
  readonly given: readonly { readonly words: Localized }[]
  readonly mayConfirm: boolean
  readonly onConfirmed: () => void
}) {
  const { say } = useSpeech()
  const { states, show, again } = useBriefStates()
  const withData = products.filter(({ latest }) => latest !== null)
  const ids = withData.map(({ id }) => id).join()
  const [isWanted, setWanted] = useState(withData.length <= checkedUnasked)
  useEffect(() => {
    if (isWanted) for (const id of ids.split(',').filter(Boolean)) show(id)
  }, [ids, isWanted])
  const open = withData.flatMap((product) => {
    const state = states.get(product.id)
    return state && state.open.length > 0 ? [{ product, state }] : []
  })
  return (
    <>
      {open.map(({ product, state }) => (
        <ToConfirm
          key={product.id}
          {...{ product, state, mayConfirm }}
          onConfirmed={() => {
            again([product.id])
            onConfirmed()
          }}
        />
      ))}
      {isWanted ? (
        <Progress done={states.size} total={withData.length} open={open.length} />
      ) : (
        <button type="button" onClick={() => setWanted(true)}>
          {say({
            zh: `检查全部 ${withData.length} 个产品最新的数据`,
            en: `Check the newest data of all ${withData.length} products`,
          })}
        </button>
      )}
      {given.length > 0 && (
        <ul class="findings">
          {given.map(({ words }) => (
            <li key={words.en} data-severity="note">
              ✓ {say(words)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Progress({
  done,
  total,
  open,
}: {
  readonly done: number
  readonly total: number
  readonly open: number
}) {
  const { say } = useSpeech()
  return (
    <p class="faint" role="status">
      {done < total
        ? say({
            zh: `正在检查各产品最新的数据（${done} / ${total}）…`,
            en: `Checking the newest data of each product (${done} of ${total})…`,
          })
        : open === 0 && say({ zh: '没有待确认的数据。', en: 'Nothing waits to be confirmed.' })}
    </p>
  )
}

/** What waits of one product, each with the form that confirms it. */
function ToConfirm({
  product,
  state,
  mayConfirm,
  onConfirmed,
}: {
  readonly product: ListedProduct
  readonly state: BriefState
  readonly mayConfirm: boolean
  readonly onConfirmed: () => void
}) {
  const { say, language } = useSpeech()
  const subject = `${encodeURIComponent(product.id)}/${state.month}`
  return (
    <div class="to-confirm">
      <h3>
        <Link href={briefAddress(product.id, state.month)}>
          {say(product.name)} {periodName(state.month, language)}
        </Link>
      </h3>
      <ul class="findings">
        {state.open.map(({ id, fingerprint, words }) => (
          <li key={id} data-severity="confirmation">
            {say(words)}
            {mayConfirm && (
              <ConfirmForm of={subject} request={{ id, fingerprint }} onConfirmed={onConfirmed} />
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
