import type { Flow } from '../../trade/trade.ts'
import type { Block, Inline } from '../document.ts'
import type { FlowSectionName } from '../product/product.ts'
import type { Writing } from '../section-context.ts'
import type { Section } from './section.ts'

/** What a section says of each flow. */
export interface FlowPart extends Pick<Section, 'needs' | 'optional' | 'further'> {
  readonly id: FlowSectionName
  /** Whether there is something to say of a flow; a section that has nothing to say of any is left out. */
  hasContent?(writing: Writing, flow: Flow): boolean
  words(writing: Writing): FlowHeadings
  /** The prose, a paragraph each: mostly one for each window. */
  paragraphs(writing: Writing, flow: Flow): readonly (readonly Inline[])[]
  /** Null where there is nothing to list, as the prose says. */
  table(writing: Writing, flow: Flow): Block | null
  /** Nothing where the product file does not want it, or there is too little to draw. */
  charts?(writing: Writing, flow: Flow): readonly Block[]
}

/** What a section and its parts are called, without their numbers. */
interface FlowHeadings {
  readonly heading: string
  /** The part of a flow. */
  flow(flow: Flow): string
  /** The section where the brief has one flow; as the part of that flow, if it has no words for this. */
  lone?(flow: Flow): string
}

/**
 * A section with a part for each flow of which there is something to say: its heading, its prose, a table, and a chart. Of
 * one flow alone, the section has one heading.
 */
export const byFlow = ({
  id,
  hasContent,
  words,
  paragraphs,
  table,
  charts,
  ...needs
}: FlowPart): Section => ({
  id,
  ...needs,
  write(writing, number) {
    const headings = words(writing)
    const { flows } = writing.product
    if (hasContent && !flows.some((flow) => hasContent(writing.forFlow(flow), flow))) return []
    const content = (flow: Flow): Block[] => {
      const part = writing.forFlow(flow)
      const listed = table(part, flow)
      return [
        ...paragraphs(part, flow).map((line): Block => ({ kind: 'paragraph', role: 'body', content: line })),
        ...(listed ? [listed] : []),
        ...(charts?.(part, flow) ?? []),
      ]
    }
    const [first, ...others] = flows
    if (first && others.length === 0)
      return [writing.loneHeading(number, id, first, headings), ...content(first)]
    const parts = flows
      .map((flow) => ({ flow, blocks: content(flow) }))
      .filter(({ blocks }) => blocks.length > 0)
    return [
      writing.heading(1, number, id, headings.heading),
      ...parts.flatMap(({ flow, blocks }, index): Block[] => [
        writing.heading(2, index + 1, `${flow}.${id}`, headings.flow(flow)),
        ...blocks,
      ]),
    ]
  },
})
