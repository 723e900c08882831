import type { Deck } from './deck-library.ts'
import { colour, place, size } from './slide-look.ts'

/** The masters of the first slide and of all others. */
export const masters = { cover: 'COVER', usual: 'BRIEF' } as const

/** The masters of a deck: a place for the title, and the number of the slide. */
export function defineMasters(
  deck: Deck,
  { fontFace, accent }: { readonly fontFace: string; readonly accent: string },
): void {
  for (const kind of ['cover', 'usual'] as const) {
    const options = {
      name: 'title',
      type: 'title',
      ...place[kind === 'cover' ? 'cover' : 'title'],
      fontFace,
      fontSize: size[kind === 'cover' ? 'cover' : 'title'],
      bold: true,
      color: accent,
      align: 'left',
      valign: kind === 'cover' ? 'bottom' : 'middle',
      margin: 0,
    } as const
    deck.defineSlideMaster({
      title: masters[kind],
      background: { color: 'FFFFFF' },
      objects: [{ placeholder: { options, text: '' } }],
      slideNumber: { ...place.number, fontFace, fontSize: size.note, color: colour.faint },
    })
  }
}
