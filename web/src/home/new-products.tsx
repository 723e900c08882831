import { Link } from '../address.tsx'
import { type Unassigned, UnassignedList } from '../data/unassigned-codes.tsx'
import { useSpeech } from '../say.tsx'

/** The commodities that files were just loaded for and that no product has, each to be named. */
export function NameProducts({
  unassigned,
  onCreated,
}: {
  readonly unassigned: Unassigned
  readonly onCreated: () => void
}) {
  const { say } = useSpeech()
  const { groups } = unassigned
  if (groups.length === 0) return null
  return (
    <section class="name-products" aria-labelledby="name-product">
      <h2 id="name-product">{say({ zh: '给产品起个名字', en: 'Name the product' })}</h2>
      <UnassignedList
        key={groups.map(({ heading }) => heading).join()}
        unassigned={unassigned}
        mayCreate
        takesFocus
        onCreated={onCreated}
      />
    </section>
  )
}

/** Says in one line that loaded commodities are of no product, on a later visit. */
export function UnassignedNote({ unassigned: { total } }: { readonly unassigned: Unassigned }) {
  const { say } = useSpeech()
  if (total === 0) return null
  return (
    <p class="faint">
      {say({
        zh: `已载入的数据中有 ${total} 个品目还不属于任何产品。`,
        en: `${total === 1 ? '1 heading' : `${total} headings`} of the loaded data ${total === 1 ? 'is' : 'are'} of no product yet. `,
      })}
      <Link href="/products">{say({ zh: '建成产品', en: 'Create products' })}</Link>
    </p>
  )
}
