import {
  type Breakdown,
  type FigureName,
  type Flow,
  type Month,
  parseFigureId,
  type Reported,
} from '../../trade/trade.ts'
import type { Block } from '../document.ts'
import { nameReporter, type Product } from '../product/product.ts'
import type { Writing } from '../section-context.ts'
import type { Section } from './section.ts'

/** A section with a part for each of some other reporters, whose data it shows. */
interface ReporterPart<Item extends Reported> {
  readonly id: string
  readonly needs: readonly Breakdown[]
  listReporters(product: Product): readonly Item[]
  further?(product: Product, month: Month): readonly FigureName[]
  words(writing: Writing): { readonly heading: string; lone(reporter: string): string }
  write(writing: Writing, reported: Item): readonly Block[]
}

/** The section: of one reporter alone, it has one heading. */
export const sectionOfReporters = <Item extends Reported>({
  listReporters,
  words,
  write,
  ...part
}: ReporterPart<Item>): Section => ({
  ...part,
  write(writing, number) {
    const { product, wording } = writing
    const { heading, lone } = words(writing)
    const others = listReporters(product)
    const name = ({ reporter }: Reported) => wording.translate(nameReporter(reporter, product))
    const [first, ...more] = others
    const content = (reported: Item) => write(writing.forReporter(reported.reporter), reported)
    if (first && more.length === 0)
      return [writing.heading(1, number, part.id, lone(name(first))), ...content(first)]
    return [
      writing.heading(1, number, part.id, heading),
      ...others.flatMap((reported, index): Block[] => [
        writing.heading(2, index + 1, `${part.id}.${reported.reporter}`, name(reported)),
        ...content(reported),
      ]),
    ]
  },
})

/** The codes of a reporter's data that figures of a flow were added up from, by subheading, in order. */
export function listSubheadingCodes(
  { book }: Writing,
  { reporter }: Reported,
  flow: Flow,
): readonly { readonly subheading: string; readonly codes: readonly string[] }[] {
  const groups = new Map<string, Set<string>>()
  const isOf = (name: FigureName | null) => name?.reporter === reporter && name.flow === flow
  for (const [id, { derivation }] of book.figures)
    if (derivation.operation === 'sum' && isOf(parseFigureId(id)))
      for (const code of derivation.cells.commodities) {
        const subheading = code.slice(0, 6)
        groups.set(subheading, (groups.get(subheading) ?? new Set()).add(code))
      }
  return [...groups].sort().map(([subheading, codes]) => ({ subheading, codes: [...codes].sort() }))
}
