import type { PlaceKind } from '../../../codes/publications/publications.ts'
import type { Flow } from '../../../trade/trade.ts'

/** What an English brief calls trade by place. */
export interface EnPlaceWords {
  readonly by: string
  readonly singular: string
  readonly plural: string
  /** What they are, behind their first mention. */
  readonly meaning: string
  /** Before the name of one, by flow: no exports by traders registered in it. */
  readonly toward: Readonly<Record<Flow, string>>
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
    ...{ by: 'by province', singular: 'province', plural: 'provinces' },
    meaning: ' (including autonomous regions and municipalities, by the trader’s place of registration)',
    toward: { export: 'by traders registered in', import: 'by traders registered in' },
    basis: 'by the trader’s place of registration',
    statement:
      'Provinces are those where the exporter or importer is registered, not those where goods are made or used.',
    unranked: unranked('province'),
  },
  state: {
    ...{ by: 'by state', singular: 'state', plural: 'states' },
    meaning: '',
    toward: { export: 'from', import: 'by importers in' },
    basis: 'by where exports were produced and importers are domiciled',
    statement: 'States are those where exports were produced, and where importers are domiciled.',
    unranked: unranked('state'),
  },
}
