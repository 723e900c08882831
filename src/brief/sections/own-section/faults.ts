import { editionLanguages, type Localized, parseFigureId } from '../../../trade/trade.ts'
import { takeMentions } from '../../commentary/commentary.ts'
import { findLack } from '../../mentioned-figure.ts'
import type { Product } from '../../product/product.ts'

/** A figure that a section of one's own refers to and that the brief cannot have: where in the product file, and why. */
export interface UnknownFigure {
  readonly path: readonly (string | number)[]
  readonly id: string
  readonly why: Localized
}

/** The figures of a product's own sections that no brief of it can have, in the order of the file. */
export function unknownFigures(product: Product): UnknownFigure[] {
  return Object.entries(product.ownSections).flatMap(([name, { text, table }]) => {
    const inText = text.flatMap((words, index) =>
      editionLanguages.flatMap((language) =>
        takeMentions(words[language] ?? '', '').mentions.map(({ id }) => ({
          path: ['text', index, language],
          id,
        })),
      ),
    )
    const inTable = (table?.rows ?? []).flatMap(({ figures }, row) =>
      figures.map((id, column) => ({ path: ['table', 'rows', row, 'figures', column], id })),
    )
    return [...inText, ...inTable].flatMap(({ path, id }) => {
      const figure = parseFigureId(id)
      const why = figure && findLack(figure, product)
      return why ? [{ path: ['ownSections', name, ...path], id, why }] : []
    })
  })
}
