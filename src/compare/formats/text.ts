import type { Language, Localized } from '../../trade/trade.ts'
import type { Cause } from '../causes/causes.ts'
import type { BlockChange, Comparison, FigureChange, RowChange, TextChange } from '../comparison.ts'
import {
  causeSummary,
  figureSummary,
  hasSingleCause,
  linesWords,
  printedTexts,
  words,
} from './comparison-words.ts'

/** How parts of a text look; a text without looks has none. */
export type TextStyle = (kind: 'strong' | 'removed' | 'added' | 'faint', text: string) => string

export interface TextOptions {
  readonly language: Language
  /** By default none. */
  readonly style?: TextStyle
  /** So many figures, sentences and cells are listed; by default all. */
  readonly most?: number
}

interface LineOptions extends TextOptions {
  /** Where everything differs for one reason, it is said once, in the summary. */
  readonly isCauseSaid: boolean
}

const plain: TextStyle = (_, text) => text

/** A comparison as lines for a terminal: figures with causes, sentences, rows of tables, revised cells. */
export function comparisonText(comparison: Comparison, textOptions: TextOptions): string {
  const { language, style = plain } = textOptions
  const options = { ...textOptions, isCauseSaid: hasSingleCause(comparison) }
  const say = (localized: Localized): string => localized[language]
  const { older, newer, isSame, gaps, cells } = comparison
  const heading = (localized: Localized) => ['', style('strong', say(localized))]
  const lines = [
    style('removed', `- ${say(older.words)}`),
    style('added', `+ ${say(newer.words)}`),
    ...(isSame ? [say(words.same)] : summaryLines(comparison, language)),
  ]
  if (comparison.figures.length > 0)
    lines.push(...heading(words.figures), ...figureLines(comparison.figures, options))
  const texts = textLines(comparison, options)
  if (texts.length > 0) lines.push(...heading(words.text), ...texts)
  if (cells.length > 0)
    lines.push(
      ...heading(words.cells),
      ...shorten(
        cells.map((cell) => `  ${say(cell.words)}  ${style('faint', say(linesWords(cell.lines)))}`),
        options,
      ),
    )
  if (gaps.length > 0) lines.push(...heading(words.gaps), ...gaps.map((gap) => `  ${say(gap)}`))
  return lines.join('\n')
}

/** So many figures are in a mail. */
const mostInMail = 12

/** A comparison as a short text for a mail: what differs most to the eye, and why. Lines end with a line feed. */
export function mailText(comparison: Comparison, language: Language): string {
  const say = (localized: Localized): string => localized[language]
  const { older, newer, isSame, gaps } = comparison
  const lines = [
    say(words.title),
    `${say(words.older)}: ${say(older.words)}`,
    `${say(words.newer)}: ${say(newer.words)}`,
    '',
    ...(isSame ? [say(words.same)] : summaryLines(comparison, language)),
    '',
    ...figureLines(
      comparison.figures,
      { language, most: mostInMail, isCauseSaid: hasSingleCause(comparison) },
      false,
    ),
    ...(gaps.length > 0 ? ['', ...gaps.map(say)] : []),
  ]
  return `${lines.join('\n').trim()}\n`
}

function summaryLines(comparison: Comparison, language: Language): string[] {
  const causes = causeSummary(comparison)
  return [figureSummary(comparison)[language], ...(causes ? [causes[language]] : [])]
}

function figureLines(figures: readonly FigureChange[], options: LineOptions, hasIds = true): string[] {
  const { language, style = plain } = options
  const lines = figures.map((figure) => {
    const { id, name, difference, differenceUnit, causes } = figure
    const { older, newer } = printedTexts(figure, language)
    const amounts = `${older} → ${newer}`
    const change = difference === null ? '' : ` (${`${difference} ${differenceUnit[language]}`.trim()})`
    const faint = [causeText(causes, options), ...(hasIds ? [id] : [])].filter(Boolean).join('  ')
    return `  ${name[language]}: ${amounts}${change}  ${style('faint', faint)}`
  })
  return shorten(lines, options)
}

const causeText = (causes: readonly Cause[], { language, isCauseSaid }: LineOptions): string =>
  causes.length === 0 || isCauseSaid
    ? ''
    : `[${causes.map((cause) => cause.words[language]).join(language === 'zh' ? '；' : '; ')}]`

function textLines({ title, subtitle, blocks, footnotes }: Comparison, options: LineOptions): string[] {
  const { language } = options
  const lines: string[] = []
  const add = (changes: readonly TextChange[]) => {
    for (const change of changes) if (change.status !== 'same') lines.push(...changeLines(change, options))
  }
  add([title, subtitle])
  for (const block of blocks) {
    if (block.kind === 'table') {
      add([block.caption])
      const rows = block.rows.filter(({ status }) => status !== 'same')
      if (rows.length > 0 && block.caption.status === 'same')
        lines.push(`  ${block.caption.newer ?? block.caption.older ?? ''}`)
      for (const row of rows) lines.push(`    ${rowLine(row, block.columns)}`)
      add(block.notes)
    } else if (block.kind === 'chart') {
      add([block.caption, block.alternative])
      if (block.status === 'changed' && block.alternative.status === 'same')
        lines.push(`  ${block.caption.newer}: ${words.otherChart[language]}`)
    } else add(blockTexts(block))
  }
  add(footnotes)
  return shorten(lines, options)
}

function blockTexts(
  block: Exclude<BlockChange, { readonly kind: 'table' | 'chart' }>,
): readonly TextChange[] {
  if (block.kind === 'heading') return [block.text]
  return block.kind === 'paragraph' ? block.sentences : block.items
}

/** What was removed and what was added, one below the other, with the words that differ set off. */
function changeLines({ older, newer, pieces, causes }: TextChange, options: LineOptions): string[] {
  const { style = plain } = options
  const side = (status: 'removed' | 'added') =>
    pieces
      .filter((piece) => piece.status === 'same' || piece.status === status)
      .map((piece) => (piece.status === 'same' ? piece.text : style(status, piece.text)))
      .join('')
      .trim()
  return [
    ...(older === null ? [] : [`  - ${side('removed')}`]),
    ...(newer === null ? [] : [`  + ${side('added')}`]),
    ...(causeText(causes, options) === '' ? [] : [`    ${style('faint', causeText(causes, options))}`]),
  ]
}

/** `美国: 出口额 12.3 → 12.4`; `+ 德国 | 3.2 | 1.0` of a row that came. */
function rowLine({ status, cells }: RowChange, columns: readonly string[]): string {
  if (status !== 'changed') {
    const sign = status === 'removed' ? '-' : '+'
    return `${sign} ${cells.map(({ older, newer }) => newer ?? older ?? '').join(' | ')}`
  }
  const name = cells.find(({ kind, newer }) => kind === 'name' && newer)?.newer ?? ''
  const changes = cells.flatMap(({ older, newer }, index) =>
    older === newer ? [] : [`${columns[index] ?? ''} ${older} → ${newer}`.trim()],
  )
  return `${name}: ${changes.join('; ')}`
}

function shorten(lines: readonly string[], { most = Number.POSITIVE_INFINITY }: TextOptions): string[] {
  return lines.length <= most ? [...lines] : [...lines.slice(0, most), `  … ${lines.length - most}`]
}
