import type { Block, Chart } from '../../brief/brief.ts'
import { type Aligned, alignSequences, createTextSimilarity } from '../alignment/alignment.ts'
import type { BlockChange } from '../comparison.ts'
import { compareTables, hasSameColumns, tableOfOne } from './table-changes.ts'
import { compareLists, compareSentences, compareTexts, type TextCauses } from './text-changes.ts'
import { inlineWords, plainWords, type Word, wordsText } from './words.ts'

/** Why texts differ, by what part of a brief they are. */
export interface BlockCauses {
  readonly text: TextCauses
  readonly statement: TextCauses
  readonly commentary: TextCauses
}

/** The blocks of both versions in one sequence, with their changes. */
export function compareBlocks(
  older: readonly Block[],
  newer: readonly Block[],
  causes: BlockCauses,
): BlockChange[] {
  const textSimilarity = createTextSimilarity()
  const similarity = (block: Block, other: Block) => blockSimilarity(block, other, textSimilarity)
  return alignSequences(older, newer, similarity).flatMap((pair) => compareBlock(pair, causes))
}

/** Paragraphs with less in common are others. */
const leastSimilar = 0.3

function blockSimilarity(
  block: Block,
  other: Block,
  textSimilarity: (a: string, b: string) => number,
): number {
  if (block.kind === 'heading' && other.kind === 'heading' && block.level === other.level) {
    if (block.part !== undefined && block.part === other.part) return 2
    return block.part === other.part ? textSimilarity(block.text, other.text) : 0
  }
  if (block.kind === 'table' && other.kind === 'table')
    return block.id === other.id && hasSameColumns(block, other) ? 2 : 0
  if (block.kind === 'chart' && other.kind === 'chart') return block.id === other.id ? 2 : 0
  if (block.kind === 'paragraph' && other.kind === 'paragraph' && block.role === other.role) {
    const similar = textSimilarity(
      wordsText(inlineWords(block.content)),
      wordsText(inlineWords(other.content)),
    )
    return similar >= leastSimilar ? similar : 0
  }
  return block.kind === 'list' && other.kind === 'list' && block.role === other.role ? 0.5 : 0
}

function compareBlock({ older, newer }: Aligned<Block>, causes: BlockCauses): BlockChange[] {
  const block = newer ?? older
  switch (block.kind) {
    case 'heading': {
      const [before, after] = [older, newer].map((item) =>
        item?.kind === 'heading' ? plainWords(item.text) : null,
      )
      return [
        {
          kind: 'heading',
          level: block.level,
          text: compareTexts(before ?? null, after ?? null, causes.text),
        },
      ]
    }
    case 'paragraph': {
      const [before, after] = [older, newer].map((item) =>
        item?.kind === 'paragraph' ? inlineWords(item.content) : null,
      )
      const role = causes[roleCauses[block.role]]
      return [
        {
          kind: 'paragraph',
          role: block.role,
          sentences: compareSentences(before ?? null, after ?? null, role),
        },
      ]
    }
    case 'list': {
      const [before, after] = [older, newer].map((item): Word[][] =>
        item?.kind === 'list' ? item.items.map(inlineWords) : [],
      )
      const role = causes[roleCauses[block.role]]
      return [{ kind: 'list', role: block.role, items: compareLists(before ?? [], after ?? [], role) }]
    }
    case 'table':
      if (older?.kind === 'table' && newer?.kind === 'table')
        return [compareTables(older, newer, causes.text)]
      return [tableOfOne(block, newer ? 'added' : 'removed', causes.text)]
    case 'chart':
      return [
        compareCharts(
          older?.kind === 'chart' ? older : null,
          newer?.kind === 'chart' ? newer : null,
          causes.text,
        ),
      ]
  }
}

const roleCauses = { body: 'text', statement: 'statement', commentary: 'commentary' } as const

function compareCharts(older: Chart | null, newer: Chart | null, causes: TextCauses): BlockChange {
  const words = (chart: Chart | null, field: 'caption' | 'alternative') => chart && plainWords(chart[field])
  const caption = compareTexts(words(older, 'caption'), words(newer, 'caption'), causes)
  const alternative = compareTexts(words(older, 'alternative'), words(newer, 'alternative'), causes)
  // A stored brief does not have the scales of single points.
  const points = (chart: Chart | null) =>
    JSON.stringify([chart?.categories, chart?.series], (name, value) =>
      name === 'scale' ? undefined : value,
    )
  const isSame = caption.status === 'same' && alternative.status === 'same' && points(older) === points(newer)
  const status = older === null ? 'added' : newer === null ? 'removed' : isSame ? 'same' : 'changed'
  return { kind: 'chart', id: (newer ?? older)?.id ?? '', status, caption, alternative }
}
