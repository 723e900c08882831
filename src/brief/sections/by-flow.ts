import type { Flow } from '../../trade/terms.ts'
import type { Window } from '../../trade/window.ts'
import type { Block } from '../document.ts'
import type { Writing } from '../writing.ts'
import type { Section } from './section.ts'

/** What a section says of one flow. */
export interface FlowPart {
  readonly id: 'partners' | 'places'
  readonly needs: Section['needs']
  paragraph(writing: Writing, flow: Flow, window: Window): Block
  table(writing: Writing, flow: Flow): Block
  /** Nothing where the product file does not want it, or there is too little to draw. */
  charts(writing: Writing, flow: Flow): readonly Block[]
}

/** A section with a part for each flow: its heading, a paragraph for each window, a table, and a chart. */
export const byFlow = ({ id, needs, paragraph, table, charts }: FlowPart): Section => ({
  id,
  needs,
  write(writing, number) {
    const { heading } = writing.wording
    return [
      { kind: 'heading', level: 1, text: heading[id](number), part: id },
      ...writing.product.flows.flatMap((flow, index): Block[] => [
        { kind: 'heading', level: 2, text: heading.flow(id, index + 1, flow), part: `${flow}.${id}` },
        ...writing.windows.map((window) => paragraph(writing, flow, window)),
        table(writing, flow),
        ...charts(writing, flow),
      ]),
    ]
  },
})
