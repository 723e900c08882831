import type { PlaceKind } from '../../../codes/publications/publications.ts'

/** What a Portuguese brief calls trade by place. */
export interface PtPlaceWords {
  readonly by: string
  readonly singular: string
  readonly plural: string
  readonly gender: 'm' | 'f'
  /** What they are, behind their first mention. */
  readonly meaning: string
  /** Which places they are. */
  readonly basis: string
  readonly statement: string
}

export const ptPlaceWords: Readonly<Record<PlaceKind, PtPlaceWords>> = {
  registration: {
    ...{ by: 'por província', singular: 'província', plural: 'províncias', gender: 'f' },
    meaning:
      ' (inclusive regiões autônomas e municípios de administração direta, segundo o local de registro do operador)',
    basis: 'segundo o local de registro do operador',
    statement:
      'Províncias: são as de registro do exportador ou importador, não as de produção ou uso das mercadorias.',
  },
  state: {
    ...{ by: 'por estado', singular: 'estado', plural: 'estados', gender: 'm' },
    meaning: '',
    basis: 'segundo o estado produtor, nas exportações, e o domicílio fiscal do importador, nas importações',
    statement:
      'Estados: são os de produção das mercadorias, nas exportações, e os do domicílio fiscal do importador, nas importações.',
  },
}
