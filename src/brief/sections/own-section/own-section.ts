import { parseFigureId } from '../../../trade/trade.ts'
import { standIn, takeMentions } from '../../commentary/commentary.ts'
import type { Block, Inline } from '../../document.ts'
import { mentionedFigure } from '../../mentioned-figure.ts'
import { isWrittenIn, listFigures, type OwnSectionFile } from '../../product/product.ts'
import type { Writing } from '../../section-context.ts'
import { concat } from '../../wording/wording.ts'
import type { Section } from '../section.ts'
import { ownTable, shown } from './own-table.ts'

export { unknownFigures } from './faults.ts'
export { type Plugin, pluginSection } from './plugin-section.ts'

/** A section of an issuer's own: it shows what its file says, and needs what its figures are made of. */
export const ownSection = (id: string, file: OwnSectionFile): Section => ({
  id,
  needs: [],
  further: () => listFigures(file).flatMap((figure) => parseFigureId(figure) ?? []),
  write(writing, number) {
    const { wording } = writing
    for (const figure of listFigures(file)) shown(figure, writing) // every language holds the same figures
    if (!isWrittenIn(file, wording.language)) return []
    return [
      writing.heading(1, number, id, wording.translate(file.heading)),
      ...file.text.flatMap((text): Block[] => {
        const words = text[wording.language]
        return words ? [{ kind: 'paragraph', role: 'body', content: sentence(words, writing) }] : []
      }),
      ...(file.table ? [ownTable(id, file.table, writing)] : []),
    ]
  },
})

function sentence(words: string, writing: Writing): Inline[] {
  const { text, mentions } = takeMentions(words, `products/${writing.product.id}.yaml`)
  const pieces = text.replaceAll('\\{{', '{{').split(standIn)
  return concat(
    pieces.flatMap((piece, index) => {
      const mention = mentions[index]
      if (!mention) return [piece]
      const where = { file: `products/${writing.product.id}.yaml` } // columns are those of the paragraph
      return [piece, writing.wording.mention(mentionedFigure({ ...mention, where }, writing), mention.form)]
    }),
  )
}
