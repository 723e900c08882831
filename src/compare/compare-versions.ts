import type { Document, Inline } from '../brief/brief.ts'
import type { CodeLists } from '../codes/codes.ts'
import type { FigureId, Localized } from '../trade/trade.ts'
import { type Cause, definitionCause, joinCauses, plainCause } from './causes/causes.ts'
import type { BlockChange, Comparison, TextChange } from './comparison.ts'
import { blockFigures, type CauseFacts, compareFigures, FigureCauses } from './figures/figures.ts'
import type { RevisedData } from './revised-cells.ts'
import {
  type BlockCauses,
  compareBlocks,
  compareLists,
  compareTexts,
  inlineWords,
  plainWords,
  type Word,
} from './texts/texts.ts'
import type { BriefVersion } from './versions/versions.ts'

/** Compares two versions that were made or read, with the cells that were revised between them. */
export function compareVersions(
  older: BriefVersion,
  newer: BriefVersion,
  { cells, gap }: RevisedData,
  codes: CodeLists,
): Comparison {
  const facts = collectFacts(
    older,
    newer,
    cells.map(({ cell }) => cell),
  )
  const figureCauses = new FigureCauses(facts)
  const { figures, same, unseen } = compareFigures(older.document, newer.document, figureCauses, codes)
  const texts = compareDocuments(older.document, newer.document, textCauses(figureCauses, facts))
  const isSame = figures.length === 0 && listTexts(texts).every(({ status }) => status === 'same')
  return {
    older: older.name,
    newer: newer.name,
    isSame: isSame && texts.blocks.every(isUnchanged),
    figures,
    sameFigures: same,
    unseen,
    ...texts,
    cells,
    gaps: [...(gap ? [gap] : []), ...listGaps(older, newer, facts)],
  }
}

function collectFacts(older: BriefVersion, newer: BriefVersion, cells: CauseFacts['cells']): CauseFacts {
  const [before, after] = [older.document, newer.document]
  const asked = (
    [
      ['product', older.name.product, newer.name.product],
      ['period', older.name.period, newer.name.period],
      ['language', older.name.language, newer.name.language],
      ['sections', older.sections?.join(), newer.sections?.join()],
    ] as const
  ).flatMap(([kind, was, now]) => (was === now ? [] : [kind]))
  const files = (document: Document, other: Document) =>
    document.about.files
      .filter(({ sha256 }) => !other.about.files.some((file) => file.sha256 === sha256))
      .map(({ file }) => file)
  const programs = [older.program, newer.program]
  const inCommentary = commentaryFigures([before, after])
  return {
    older: before,
    newer: after,
    asked,
    cells,
    files: [...files(after, before), ...files(before, after)],
    programChanged: programs.includes(null) ? null : older.program !== newer.program,
    isCommentaryOnly: (id) => inCommentary.has(id),
  }
}

/** Figures that commentary alone prints. */
function commentaryFigures(documents: readonly Document[]): ReadonlySet<FigureId> {
  const blocks = documents.flatMap((document) => document.blocks)
  const isCommentary = (role: string | null) => role === 'commentary'
  const listed = (isWanted: (role: string | null) => boolean) =>
    blocks.filter((block) => isWanted('role' in block ? block.role : null)).flatMap(blockFigures)
  const elsewhere = new Set(listed((role) => !isCommentary(role)))
  return new Set(listed(isCommentary).filter((id) => !elsewhere.has(id)))
}

/** The causes of a text are those of its figures that differ; without such, what else may have changed it. */
function textCauses(figureCauses: FigureCauses, facts: CauseFacts): BlockCauses {
  const { asked, programChanged } = facts
  const general = figureCauses.general ?? (asked.includes('language') ? [plainCause('language')] : null)
  const wording = (): readonly Cause[] => {
    if (asked.includes('sections')) return [plainCause('sections')]
    return [programChanged === false ? plainCause('definition') : definitionOrProgram(programChanged)]
  }
  const ofFigures = (words: readonly Word[]) =>
    joinCauses(
      [...new Set(words.flatMap(({ figure }) => figure ?? []))].flatMap((id) => figureCauses.find(id)),
    )
  return {
    text: (words) => {
      const found = ofFigures(words)
      return general ?? (found.length > 0 ? found : wording())
    },
    statement: () => general ?? [plainCause('statement')],
    commentary: (words) => general ?? joinCauses([plainCause('commentary'), ...ofFigures(words)]),
  }
}

const definitionOrProgram = (programChanged: boolean | null): Cause =>
  programChanged === null ? plainCause('unknown') : definitionCause(programChanged)

type Texts = Pick<Comparison, 'title' | 'subtitle' | 'blocks' | 'footnotes'>

function compareDocuments(older: Document, newer: Document, causes: BlockCauses): Texts {
  const notes = ({ footnotes }: Document): Word[][] =>
    footnotes.map(({ content }: { readonly content: readonly Inline[] }) => inlineWords(content))
  return {
    title: compareTexts(plainWords(older.title), plainWords(newer.title), causes.text),
    subtitle: compareTexts(plainWords(older.subtitle), plainWords(newer.subtitle), causes.statement),
    blocks: compareBlocks(older.blocks, newer.blocks, causes),
    footnotes: compareLists(notes(older), notes(newer), causes.text),
  }
}

/** Every text of a comparison but those of tables’ rows. */
export const listTexts = ({ title, subtitle, blocks, footnotes }: Texts): TextChange[] => [
  title,
  subtitle,
  ...blocks.flatMap(listBlockTexts),
  ...footnotes,
]

/** The texts of a block but those of tables’ rows. */
export function listBlockTexts(block: BlockChange): readonly TextChange[] {
  switch (block.kind) {
    case 'heading':
      return [block.text]
    case 'paragraph':
      return block.sentences
    case 'list':
      return block.items
    case 'table':
      return [block.caption, ...block.notes]
    case 'chart':
      return [block.caption, block.alternative]
  }
}

const isUnchanged = (block: BlockChange): boolean =>
  (block.kind !== 'table' && block.kind !== 'chart') || block.status === 'same'

/** What keeps causes from being known. */
function listGaps(older: BriefVersion, newer: BriefVersion, { asked }: CauseFacts): Localized[] {
  if (asked.includes('product') || asked.includes('period')) return []
  return [older, newer].flatMap(({ name, program }) =>
    program === null
      ? [
          {
            zh: `${name.file ?? ''} 旁边没有编制记录（_manifest.json），无从得知是哪个程序编制的；因此分不清程序改动与产品文件改动。`,
            en: `Beside ${name.file ?? ''} there is no record of its build (_manifest.json), which would say which program built it; so a changed program and a changed product file cannot be told apart.`,
          },
        ]
      : [],
  )
}
