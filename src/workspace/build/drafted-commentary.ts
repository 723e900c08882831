import { type Brief, type Heading, meantHeading } from '../../brief/brief.ts'
import {
  type Commentary,
  type TextSection,
  type TextSpan,
  withSpan,
} from '../../brief/commentary/commentary.ts'
import type { Product } from '../../brief/product/product.ts'
import type { Ledger } from '../../ledger/ledger.ts'
import { UserError } from '../../trade/errors/errors.ts'
import type { EditionLanguage, Month } from '../../trade/trade.ts'
import type { Requester } from '../process/process.ts'
import { commentaryFile, parseTextSpans, readCommentaryFile } from '../project/commentary/commentary.ts'
import { readHouseStyle } from '../project/house-style/house-style.ts'
import type { Workspace } from '../project/project.ts'
import { composeBriefs, queryBriefs } from './compose-briefs.ts'
import { queryBriefData } from './query-totals.ts'

/** For which brief a commentary is. */
export interface CommentaryPlace {
  readonly product: Product
  readonly month: Month
  readonly language: EditionLanguage
}

/** A commentary that is being written, as the brief would have it. Nothing of it is stored. */
export interface CommentaryDraft {
  readonly text: string
  /** Part by part as the brief has them, with what the text says under each; then what belongs to no part. */
  readonly sections: readonly DraftedSection[]
  /** The brief with the commentary in it; null where either cannot be. */
  readonly brief: Brief | null
  /** What is wrong with the text. */
  readonly problem: UserError | null
  /** Why the brief cannot be made, whatever the text says: its figures are not looked up then. */
  readonly incomplete: UserError | null
}

export interface DraftedSection {
  /** The part’s name (`export.partners`); null for the beginning, and for headings that the brief does not have. */
  readonly part: string | null
  /** As the brief prints it, or as the text has it where the brief has no such heading; null for the beginning. */
  readonly title: string | null
  readonly text: string
}

/** What a text would be as the commentary of a brief. Only mistakes that a person can mend are told, none is thrown. */
export async function draftCommentary(
  { workspace, ledger, requester }: DraftSetting,
  place: CommentaryPlace,
  text: string,
): Promise<CommentaryDraft> {
  const make = briefMaker(workspace, ledger, place)
  const { made: plain, refused: incomplete } = await reported(() => make(null))
  requester?.signal?.throwIfAborted()
  const { made: spans, refused: unreadable } = await reported(() => spansOf(place, text, requester))
  const sections = sectionsOf(spans ?? [{ heading: null, text }], headingsOf(plain))
  if (unreadable) return { text, sections, brief: null, problem: unreadable, incomplete }
  const { made: brief, refused: problem } = await reported(async () => {
    const commentary = await readDraft(place, text, requester)
    requester?.signal?.throwIfAborted()
    return plain && make(commentary)
  })
  return { text, sections, brief, problem, incomplete }
}

/** Where a commentary is drafted, and who may cancel that. */
export interface DraftSetting {
  readonly workspace: Workspace
  readonly ledger: Ledger
  readonly requester?: Requester
}

/**
 * What texts say under each heading of a brief, as `draftCommentary` gives it, without a brief being made of them. A
 * text that cannot be read has all of it at the beginning.
 */
export async function readDraftedSections(
  { workspace, ledger, requester }: DraftSetting,
  place: CommentaryPlace,
  texts: readonly string[],
): Promise<(readonly DraftedSection[])[]> {
  const { made: plain } = await reported(() => briefMaker(workspace, ledger, place)(null))
  const headings = headingsOf(plain)
  const found: (readonly DraftedSection[])[] = []
  for (const text of texts) {
    const { made: spans } = await reported(() => spansOf(place, text, requester))
    found.push(sectionsOf(spans ?? [{ heading: null, text }], headings))
  }
  return found
}

/**
 * A text with what stands under one part’s heading written anew.
 *
 * @param written the part’s name, null for the beginning of the brief, and what stands there.
 * @throws UserError where the brief has no such part, or cannot be made.
 */
export async function withDraftedSection(
  { workspace, ledger, requester }: DraftSetting,
  place: CommentaryPlace,
  source: string,
  written: { readonly part: string | null; readonly text: string },
): Promise<string> {
  const { part, text } = written
  const current = { source, spans: await spansOf(place, source, requester) }
  if (part === null) return withSpan(current, (heading) => heading === null, null, text)
  const headings = headingsOf(await briefMaker(workspace, ledger, place)(null))
  const meant = headings.find((heading) => heading.part === part)
  if (!meant)
    throw new UserError(
      { zh: `这份简报没有“${part}”这一部分。`, en: `This brief has no part “${part}”.` },
      { hint: knownParts(headings) },
    )
  const isMeant = (heading: string | null) => heading !== null && meantHeading(heading, headings) === meant
  return withSpan(current, isMeant, meant.text, text)
}

const knownParts = (headings: readonly Heading[]) => {
  const parts = headings.flatMap((heading) => heading.part ?? [])
  return { zh: `有：${parts.join('、')}`, en: `There are: ${parts.join(', ')}` }
}

function briefMaker(workspace: Workspace, ledger: Ledger, { product, month, language }: CommentaryPlace) {
  return async (commentary: Commentary | null): Promise<Brief> => {
    const draft = commentary ? { [language]: commentary } : {}
    const briefData = await queryBriefs(workspace, ledger, product, month, {}, queryBriefData, draft)
    const houseStyle = await readHouseStyle(workspace)
    const [brief] = composeBriefs(workspace, product, month, [language], {}, briefData, houseStyle)
    if (!brief) throw new Error('a brief was made in its language')
    return brief
  }
}

function readDraft(
  { product, month, language }: CommentaryPlace,
  text: string,
  requester: Requester | undefined,
): Promise<Commentary | null> {
  const file = commentaryFile(product, month, language)
  return readCommentaryFile(new TextEncoder().encode(text), file, language, requester)
}

const spansOf = (
  { product, month, language }: CommentaryPlace,
  source: string,
  requester: Requester | undefined,
): Promise<readonly TextSpan[]> =>
  parseTextSpans({ source, file: commentaryFile(product, month, language) }, requester)

const headingsOf = (brief: Brief | null): Heading[] =>
  (brief?.document.blocks ?? []).filter((block) => block.kind === 'heading')

function sectionsOf(pieces: readonly TextSection[], headings: readonly Heading[]): DraftedSection[] {
  const written = pieces.map((section) => ({
    ...section,
    under: section.heading === null ? null : meantHeading(section.heading, headings),
  }))
  const textUnder = (heading: Heading | null) =>
    written
      .filter(({ under }) => under === heading)
      .map((section) => section.text)
      .join('\n\n')
  return [
    { part: null, title: null, text: textUnder(null) },
    ...headings.map((heading) => ({
      part: heading.part ?? null,
      title: heading.text,
      text: textUnder(heading),
    })),
    ...written
      .filter(({ under }) => under === undefined)
      .map(({ heading, text: current }) => ({ part: null, title: heading, text: current })),
  ]
}

/** What was made, or what was refused that a person can mend. */
async function reported<Made>(
  work: () => Promise<Made>,
): Promise<{ readonly made: Made | null; readonly refused: UserError | null }> {
  try {
    return { made: await work(), refused: null }
  } catch (error) {
    if (error instanceof UserError) return { made: null, refused: error }
    throw error
  }
}
