import { overview } from './overview.ts'
import { partners } from './partners.ts'
import { places } from './places.ts'
import type { Section } from './section.ts'

export type { Section } from './section.ts'

/** The sections that a product file can name. */
export const sections: Readonly<Record<'overview' | 'partners' | 'places', Section>> = {
  overview,
  partners,
  places,
}
