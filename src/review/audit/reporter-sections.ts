import { tokenize } from './lexicon/lexicon.ts'
import { captionStart, type Piece } from './reading/reading.ts'

/** The parts of a brief that are read by themselves. */
export interface ReporterSections {
  /** The brief without its sections on the data of other reporters. */
  readonly main: readonly Piece[]
  /** Each market as a brief of the reporter whose imports it shows. */
  readonly markets: readonly (readonly Piece[])[]
  /** The data of both sides, with one other reporter each. */
  readonly mirrors: readonly (readonly Piece[])[]
}

type Kind = 'main' | 'market' | 'mirror'

const numbered = /^(?:[一二三四五六七八九十]+、|\d{1,2}\.\s)/
const subheading = /^[（(](?:[一二三四五六七八九十]+|\d{1,2})[）)]\s?/
const statements = /^(?:编制说明|Notes on this brief|About this brief)$/
const footnoteForm = /本报告定义的|In this (?:brief|report), “/

/** Whose market a lone heading of ours names. */
const marketHeading = /^(?:(.{1,20})市场进口来源|Imports of (.{1,40}) by origin)$/

/**
 * What stands in such sections whatever their headings say: the notes under their tables. A product file may word headings, but
 * notes say how figures are made.
 */
const marks: Readonly<Record<Exclude<Kind, 'main'>, RegExp>> = {
  market: /也不与其他报告方的金额相加|nor added to those of another reporter/,
  mirror: /两方数据并列对照，不相加|The data of both sides stand side by side and are not added up/,
}

/**
 * Sets apart what a brief prints by the data of other reporters: imports of a partner market are no figures of the brief's
 * own trade. A market is read as a brief of its own, under a title of its reporter; the data of both sides are read by
 * themselves, each pair apart. Both have the footnote of the whole.
 */
export function partReporterSections(pieces: readonly Piece[]): ReporterSections {
  const sections = partAtHeadings(pieces)
  const footnote = pieces.filter((piece) => piece.kind === 'text' && footnoteForm.test(piece.text))
  const [title] = pieces
  const sectionsOf = (kind: Kind) => sections.filter((section) => kindOf(section) === kind)
  return {
    main: sectionsOf('main').flat(),
    markets: sectionsOf('market')
      .flatMap(partAtSubheadings)
      .map((market) => [titleOf(nameOf(market), pieces), ...market, ...footnote]),
    mirrors: sectionsOf('mirror')
      .flatMap(partAtSubheadings)
      .flatMap(partByDirection)
      .map((mirror) => [...(title ? [title] : []), ...mirror, ...footnote]),
  }
}

const textOf = (piece: Piece): string => (piece.kind === 'text' ? piece.text.trim() : '')

/** What stands before the first section, each section, and the statements that close the brief. */
function partAtHeadings(pieces: readonly Piece[]): (readonly Piece[])[] {
  const sections: Piece[][] = [[]]
  for (const piece of pieces) {
    const text = textOf(piece)
    if ((numbered.test(text) && text.length < 80) || statements.test(text)) sections.push([])
    sections.at(-1)?.push(piece)
  }
  return sections
}

function kindOf(section: readonly Piece[]): Kind {
  const texts = section.map(textOf)
  if (texts.some((text) => marks.market.test(text))) return 'market'
  return texts.some((text) => marks.mirror.test(text)) ? 'mirror' : 'main'
}

/** A part for each reporter, where a section has several; its heading says nothing of any of them. */
function partAtSubheadings(section: readonly Piece[]): (readonly Piece[])[] {
  const starts = section.flatMap((piece, index) => (subheading.test(textOf(piece)) ? [index] : []))
  return starts.length === 0
    ? [section]
    : starts.map((start, among) => section.slice(start, starts[among + 1]))
}

/** Of a table, not of the chart below it. */
const isTableCaption = (text: string): boolean => captionStart.test(text) && !/^(?:附?图|Figure)/.test(text)

const ofBothSides =
  /按.{1,40}数据，|.{1,40}和.{1,40}的数据均没有|recorded (?:no )?(?:exports|imports)|neither .{1,60} recorded/

/**
 * A part for each table, where the data of both sides are of both directions of trade: the sentences of one direction stand before those
 * of the other, and as many of each.
 */
function partByDirection(section: readonly Piece[]): (readonly Piece[])[] {
  const starts = section.flatMap((piece, index) => (isTableCaption(textOf(piece)) ? [index] : []))
  const sentences = section.filter((piece) => ofBothSides.test(textOf(piece)))
  const perTable = sentences.length / starts.length
  if (starts.length < 2 || !Number.isInteger(perTable)) return [section]
  return starts.map((start, among) => [
    ...sentences.slice(among * perTable, (among + 1) * perTable),
    ...section.slice(start, starts[among + 1]),
  ])
}

/** The name over a market: that of its own heading, or of whom the caption of its first table begins with. */
function nameOf([heading, ...pieces]: readonly Piece[]): string {
  const text = heading ? textOf(heading) : ''
  if (subheading.test(text)) return text.replace(subheading, '')
  const [, zh, en] = marketHeading.exec(text.replace(numbered, '')) ?? []
  const caption = pieces.map(textOf).find((line) => captionStart.test(line)) ?? ''
  return zh ?? en ?? tokenize(caption).find(({ kind }) => kind === 'name')?.text ?? ''
}

/** The title that a brief of a reporter's imports would have: 巴西锂离子蓄电池进口简报（2023年2月）. */
function titleOf(name: string, pieces: readonly Piece[]): Piece {
  const first = pieces.find((piece) => piece.kind === 'text')
  const title = first?.kind === 'text' ? first.text : ''
  const text = /[\u4e00-\u9fff]/.test(name)
    ? `${name}${title.replace(/^中国/, '').replace(/(?:进出口|出口|进口|贸易)(?=简报)/, '进口')}`
    : title.replace(/^.*?’s? (?:trade in|exports of|imports of)/, `${name}: imports of`)
  return { kind: 'text', text, line: null }
}
