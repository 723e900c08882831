import { AlignmentType, LevelFormat, type NumberingDefinition } from 'docx'
import type { Document, List } from '../brief/document.ts'

/** The lists of a brief as Word numbers them: each has a definition of its own, so that each begins anew. */
export interface WordLists {
  readonly definitions: readonly NumberingDefinition[]
  referenceOf(list: List): string
}

export function wordLists({ blocks }: Document): WordLists {
  const lists = blocks.filter((block) => block.kind === 'list')
  const references = new Map(lists.map((list, index) => [list, `list-${index + 1}`]))
  return {
    definitions: lists.map((list) => ({
      reference: references.get(list) ?? '',
      levels: [
        {
          level: 0,
          format: list.start === null ? LevelFormat.BULLET : LevelFormat.DECIMAL,
          text: list.start === null ? '•' : '%1.',
          alignment: AlignmentType.LEFT,
          start: list.start ?? 1,
          style: { paragraph: { indent: { left: indent, hanging: 360 } } },
        },
      ],
    })),
    referenceOf: (list) => references.get(list) ?? '',
  }
}

/** Of the items' text, in twips. */
const indent = 560
