import type { FigureFlow, Window } from '../../trade/trade.ts'
import { changedClasses, classId, className, listClassCodes } from '../product/product.ts'
import type { Writing } from '../section-context.ts'
import { sectionWords } from '../wording/analysis/analysis.ts'
import { structureSection } from './structure.ts'

const now = { window: 'month', side: 'current' } as const

/** 分类构成: the classes of the product file, in its order. A code in two classes counts in each, and in the total once. */
export const classes = structureSection('classes', {
  by: 'class',
  needs: [],
  members: traded,
  name: ({ product, wording }, id) => className(product, id, wording),
  overlap: areOverlapping,
  notes: classNotes,
})

/** What is to be known of classes side by side: codes that several have, and codes that changed within the year. */
export function classNotes({ product, month, wording }: Writing): string[] {
  const words = sectionWords[wording.language].structure
  const { bridged, unbridged } = changedClasses(product, month)
  const names = (productClasses: typeof bridged) => productClasses.map(({ name }) => wording.translate(name))
  return [
    ...(areOverlapping({ product, month }) ? [words.overlapping] : []),
    ...(bridged.length > 0 ? [words.bridged(names(bridged))] : []),
    ...(unbridged.length > 0 ? [words.unbridged(names(unbridged))] : []),
  ]
}

/** Whether some codes are in several classes, so that shares add up to more than all. */
function areOverlapping({ product, month }: Pick<Writing, 'product' | 'month'>): boolean {
  const codes = product.classes.flatMap((productClass) =>
    listClassCodes(product, classId(product, productClass), month, now),
  )
  return new Set(codes).size < codes.length
}

/** Those with trade in the window or a year before, so that one that ended is still seen. */
export function traded({ product, book }: Writing, flow: FigureFlow, window: Window): string[] {
  return product.classes
    .map((productClass) => classId(product, productClass))
    .filter((code) =>
      ([undefined, 'base'] as const).some((operation) => {
        const { value } = book.get({
          flow,
          dimension: 'class',
          code,
          window,
          measure: 'value',
          ...(operation && { operation }),
        })
        return value !== null && value.sign() !== 0
      }),
    )
}
