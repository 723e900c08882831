import type { Flow } from '../../trade/trade.ts'
import type { Block, Inline } from '../document.ts'
import type { FlowSectionName } from '../product/product.ts'
import type { Writing } from '../section-context.ts'
import type { Section } from './section.ts'

/** What a section says of each flow. */
export interface FlowPart extends Pick<Section, 'needs' | 'further'> {
  readonly id: FlowSectionName
  /** What the section and its part for a flow are called, without their numbers. */
  words(writing: Writing): { readonly heading: string; flow(flow: Flow): string }
  /** The prose, a paragraph each: mostly one for each window. */
  paragraphs(writing: Writing, flow: Flow): readonly (readonly Inline[])[]
  table(writing: Writing, flow: Flow): Block
  /** Nothing where the product file does not want it, or there is too little to draw. */
  charts?(writing: Writing, flow: Flow): readonly Block[]
}

/** A section with a part for each flow: its heading, its prose, a table, and a chart. */
export const byFlow = ({ id, words, paragraphs, table, charts, ...needs }: FlowPart): Section => ({
  id,
  ...needs,
  write(writing, number) {
    const { heading, flow: flowHeading } = words(writing)
    return [
      writing.heading(1, number, id, heading),
      ...writing.product.flows.flatMap((flow, index): Block[] => [
        writing.heading(2, index + 1, `${flow}.${id}`, flowHeading(flow)),
        ...paragraphs(writing, flow).map((content): Block => ({ kind: 'paragraph', role: 'body', content })),
        table(writing, flow),
        ...(charts?.(writing, flow) ?? []),
      ]),
    ]
  },
})
