import { Link } from '../address.tsx'
import { furtherPlaces, places } from '../places.ts'
import { useSpeech } from '../say.tsx'

/** An address that leads nowhere: it says so, and where one can go. */
export function NotFoundPage({ pathname }: { readonly pathname: string }) {
  const { say } = useSpeech()
  return (
    <>
      <h1>{say({ zh: '没有这个页面', en: 'There is no such page' })}</h1>
      <p>
        {say({
          zh: `“${pathname}”不是工作台的地址。可以去：`,
          en: `${pathname} is no address of the desk. You can go to:`,
        })}
      </p>
      <ul class="product-list">
        {[...places, ...furtherPlaces].map((place) => (
          <li key={place.path}>
            <Link href={place.path}>{say(place)}</Link>
          </li>
        ))}
      </ul>
    </>
  )
}
