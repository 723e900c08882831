import type { Block } from '../document.ts'
import { listOtherReporters } from '../product/product.ts'
import type { Writing } from '../section-context.ts'

/** Whose data the tables of a brief have, for the notes of its first. */
export const getSourceNote = ({ product, wording }: Writing): string =>
  wording.note[listOtherReporters(product).length > 0 ? 'sourceUnlessStated' : 'source']

/** A table by the data of another reporter, which says so itself. */
const isOfOther = (id: string): boolean => /^(?:market|mirror)\./.test(id)

/** The same blocks, whose first table says whose data it has where there is no overview, whose table does. */
export function withSourceNote(blocks: readonly Block[], writing: Writing): readonly Block[] {
  if (writing.product.sections.includes('overview')) return blocks
  const first = blocks.findIndex((block) => block.kind === 'table' && !isOfOther(block.id))
  return blocks.map((block, index) =>
    index === first && block.kind === 'table'
      ? { ...block, notes: [getSourceNote(writing), ...block.notes] }
      : block,
  )
}
