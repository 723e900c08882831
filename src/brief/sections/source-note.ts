import type { Block } from '../document.ts'
import { listOtherReporters, otherReporterSections } from '../product/product.ts'
import type { Writing } from '../section-context.ts'

/** A table by the data of another reporter, which says so itself. */
const isOfOther = (id: string): boolean =>
  otherReporterSections.some((section) => id.startsWith(`${section}.`))

/** The same blocks, whose first table by the brief's own data says whose they are, for the tables below too. */
export function withSourceNote(
  blocks: readonly Block[],
  { product, wording: { note } }: Writing,
): readonly Block[] {
  const first = blocks.find((block) => block.kind === 'table' && !isOfOther(block.id))
  const source = listOtherReporters(product).length > 0 ? note.sourceUnlessStated : note.source
  return blocks.map((block) =>
    block === first && block.kind === 'table' ? { ...block, notes: [source, ...block.notes] } : block,
  )
}
