import type { PlaceKind } from '../../../codes/publications/publications.ts'

/** What an English brief calls trade by place. */
export interface EnPlaceWords {
  readonly by: string
  readonly singular: string
  readonly plural: string
  /** What they are, behind their first mention. */
  readonly meaning: string
  /** Before the name of one: no exports registered in it. */
  readonly toward: string
  /** Which places they are. */
  readonly basis: string
  readonly statement: string
  /** The note on what is counted but belongs to none. */
  unranked(names: readonly string[]): string
}

const unranked = (singular: string) => (names: readonly string[]) =>
  `Note: Part of the total but of no ${singular}, and not ranked: ${names.join('; ')}.`

export const enPlaceWords: Readonly<Record<PlaceKind, EnPlaceWords>> = {
  registration: {
    ...{ by: 'by place of registration', singular: 'place', plural: 'places' },
    meaning: ' (by where the trader is registered)',
    toward: 'registered in',
    basis: 'by where the trader is registered',
    statement: 'Places are where the exporter or importer is registered, not where goods are made or used.',
    unranked: unranked('place'),
  },
  state: {
    ...{ by: 'by state', singular: 'state', plural: 'states' },
    meaning: '',
    toward: 'of',
    basis: 'by where exports were produced and importers are domiciled',
    statement: 'States are those where exports were produced, and where importers are domiciled.',
    unranked: unranked('state'),
  },
}
