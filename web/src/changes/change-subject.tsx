import { Link } from '../address.tsx'
import type { Localized } from '../api.ts'
import { nameEdition } from '../editions.ts'
import { periodName } from '../periods.ts'
import { useSpeech } from '../say.tsx'
import { commentedBrief, type LoggedChange } from './logged-change.ts'

/** What a change was about, with the way to it where it is still there. */
export function ChangeSubject({
  change: { about },
  names,
}: {
  readonly change: LoggedChange
  /** The names of the products that there are. */
  readonly names: ReadonlyMap<string, Localized>
}) {
  const { say, language } = useSpeech()
  const nameOf = (product: string) => {
    const name = names.get(product)
    return name ? say(name) : product
  }
  const brief = typeof about.file === 'string' ? commentedBrief(about.file) : null
  if (brief) {
    const { product, period } = brief
    const words = `${nameOf(product)} · ${periodName(period, language)}`
    const printed = nameEdition(brief.language, language)
    return (
      <>
        {names.has(product) ? (
          <Link href={`/briefs/${encodeURIComponent(product)}/${period}?language=${brief.language}`}>
            {words}
          </Link>
        ) : (
          words
        )}{' '}
        <span class="faint">{printed}</span>
      </>
    )
  }
  if (about.products !== undefined)
    return <>{say({ zh: `${about.products} 个产品`, en: `briefs of ${about.products} products` })}</>
  if (typeof about.product === 'string') {
    const { product, month } = about
    const isBrief = typeof month === 'string'
    const words = [nameOf(product), isBrief && periodName(month, language)].filter(Boolean).join(' · ')
    const id = encodeURIComponent(product)
    if (!names.has(product)) return <>{words}</>
    return <Link href={isBrief ? `/briefs/${id}/${month}` : `/products/${id}`}>{words}</Link>
  }
  return <>{about.file ?? about.name ?? ''}</>
}
