import type { Language, Localized } from '../../trade/trade.ts'
import type { PublishedRelease } from './published.ts'

/** A release as its pages need it: with names, the periods before and after, and the pictures that are there. */
export interface ReleaseView {
  readonly release: PublishedRelease
  readonly name: Localized
  readonly periodName: Localized
  /** The period before, in the same language; null where there is none. */
  readonly earlier: Readonly<Record<Language, string | null>>
  readonly later: Readonly<Record<Language, string | null>>
  /** The paths of pictures of the first chart, by version and language. */
  readonly pictures: ReadonlyMap<number, Partial<Readonly<Record<Language, string>>>>
}
