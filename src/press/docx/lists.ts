import type { Document, List } from '../../brief/brief.ts'
import { valued } from './word-markup.ts'
import { declarations } from './word-namespaces.ts'

/** The lists of a brief as Word numbers them: each has a definition of its own, so that each begins anew. */
export interface WordLists {
  /** The part that defines them. */
  readonly numbering: string
  /** By which number items name their list. */
  numberOf(list: List): number
}

export function wordLists({ blocks }: Document): WordLists {
  const lists = blocks.filter((block) => block.kind === 'list')
  const numberOf = (list: List): number => lists.indexOf(list) + 2 // after Word's own
  const definitions = lists.map((list) =>
    definition(numberOf(list), [
      {
        format: list.start === null ? 'bullet' : 'decimal',
        sign: list.start === null ? '•' : '%1.',
        start: list.start ?? 1,
        left: indent,
      },
    ]),
  )
  const starts = lists.map((list) => numbered(numberOf(list), list.start ?? 1))
  return {
    numbering: `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering${declarations.numbering}>${bullets}${definitions.join('')}${numbered(1, 1)}${starts.join('')}</w:numbering>`,
    numberOf,
  }
}

interface Level {
  readonly format: 'bullet' | 'decimal'
  readonly sign: string
  readonly start: number
  /** Of the items' text, in twips. */
  readonly left: number
}

/** Of the items' text, in twips. */
const indent = 560

function definition(id: number, levels: readonly Level[]): string {
  const written = levels.map(
    ({ format, sign, start, left }, level) =>
      `<w:lvl w:ilvl="${level}" w:tentative="1">${valued('start', start)}${valued('numFmt', format)}${valued('lvlText', sign)}<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${left}" w:hanging="360"/></w:pPr></w:lvl>`,
  )
  return `<w:abstractNum w:abstractNumId="${id}" w15:restartNumberingAfterBreak="0"><w:multiLevelType w:val="hybridMultilevel"/>${written.join('')}</w:abstractNum>`
}

const numbered = (id: number, start: number): string =>
  `<w:num w:numId="${id}">${valued('abstractNumId', id)}<w:lvlOverride w:ilvl="0">${valued('startOverride', start)}</w:lvlOverride></w:num>`

/** The bullets that an editor who adds a list begins with. */
const bullets = definition(
  1,
  ['●', '○', '■', '●', '○', '■', '●', '●', '●'].map((sign, level) => ({
    format: 'bullet',
    sign,
    start: 1,
    left: 720 * (level + 1),
  })),
)
