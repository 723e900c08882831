import type { ShownFigure } from '../../brief/brief.ts'
import type { HeldFigure } from '../../review/audit/audit.ts'
import type { CellRow, Piece } from '../../review/audit/reading/reading.ts'
import { readNumber } from '../../review/printed-numbers/printed-numbers.ts'
import type { FigureId } from '../../trade/trade.ts'
import { classifyRun, listChangedRuns, type NameList } from './changed-words.ts'
import { isReferenceNumber } from './number-context.ts'
import { Readings } from './readings.ts'
import type { Reference, ReferenceCell } from './reference.ts'
import { SentenceFinder, type SentenceMatch } from './sentences.ts'
import { isSameCell, matchTable } from './tables.ts'
import {
  type CheckedNumber,
  type DraftReport,
  judgeNumber,
  toContext,
  type Verdict,
  type WordDifference,
} from './verdicts.ts'
import { type DraftWord, isSameNumber, listNumbers, readWords, splitSentences } from './words.ts'

export interface DraftInput {
  readonly pieces: readonly Piece[]
  readonly reference: Reference
  readonly figures: ReadonlyMap<FigureId, ShownFigure>
  /** What the readers of the audit understood, held against the ledger. */
  readonly held: readonly HeldFigure[]
  readonly names: NameList
}

/**
 * Checks every number of a draft. The steps: each sentence and row is looked for in the brief; what the readers of the audit
 * understood decides where the words are others; what is left is looked for among the printed texts of the brief. Pure.
 */
export function checkDraft(input: DraftInput): DraftReport {
  return new DraftCheck(input).run()
}

/** What is decided of a number. */
type Decision = Pick<CheckedNumber, 'verdict'> &
  Partial<Pick<CheckedNumber, 'figure' | 'expected' | 'vintage'>>

class DraftCheck {
  readonly #input: DraftInput
  readonly #finder: SentenceFinder
  readonly #readings: Readings
  readonly #byText = new Map<string, ShownFigure>()
  readonly #numbers: CheckedNumber[] = []
  readonly #words: WordDifference[] = []

  constructor(input: DraftInput) {
    this.#input = input
    this.#finder = new SentenceFinder(input.reference.sentences, input.names)
    this.#readings = new Readings(input.held)
    for (const figure of input.figures.values()) {
      const text = toDigits(figure.text)
      if (/\d/.test(text) && !this.#byText.has(text)) this.#byText.set(text, figure)
    }
  }

  run(): DraftReport {
    let caption = ''
    for (const piece of this.#input.pieces) {
      if (piece.kind === 'table') this.#checkTable(piece, caption)
      else {
        for (const { text } of splitSentences(piece.text)) this.#checkSentence(text.trim(), piece.line)
        caption = piece.text
      }
    }
    return { numbers: this.#numbers, words: this.#words }
  }

  #checkSentence(text: string, line: number | null): void {
    const words = readWords(text)
    const match = this.#finder.find(text, words)
    const expected = match ? listNumbers(match.sentence.words) : []
    const given = listNumbers(words)
    const readings = given.map((word) => this.#readings.take(line, word.text))
    const isOther = match !== null && this.#isOtherStatement(match, given, readings)
    const context = toContext(text)
    for (const [index, word] of given.entries()) {
      const [meant, reading] = [isOther ? undefined : expected[index], readings[index]]
      const decision = meant
        ? this.#decideByBrief(word, meant, reading, match)
        : this.#decideAlone(word, reading, isReferenceNumber(text, word))
      if (decision.verdict === 'wrong' && meant && !meant.figure)
        this.#words.push({
          line,
          kind: kindOfNumber(text, word),
          text: word.text,
          expected: meant.text,
          context,
        })
      this.#add(word, decision, { line, context })
    }
    if (match && !isOther)
      for (const changed of match.changed) this.#words.push({ line, ...changed, context })
  }

  /**
   * Whether a sentence with the words of one of the brief speaks of something else: all its figures are confirmed by what
   * the readers understood, or none of its numbers is the same.
   */
  #isOtherStatement(
    match: SentenceMatch,
    given: readonly DraftWord[],
    readings: readonly (HeldFigure | undefined)[],
  ): boolean {
    if (match.kind === 'exact' || match.kind === 'words') return false
    const meant = listNumbers(match.sentence.words)
    const differing = given.flatMap((word, index) => {
      const expected = meant[index]
      return expected && !isSameNumber(expected, word) ? [{ expected, reading: readings[index] }] : []
    })
    const figures = differing.filter(({ expected }) => expected.figure !== undefined)
    if (figures.length > 0 && figures.every(({ reading }) => reading && isConfirmed(reading))) return true
    return given.length > 2 && differing.length === given.length
  }

  #decideByBrief(
    word: DraftWord,
    meant: DraftWord,
    reading: HeldFigure | undefined,
    match: SentenceMatch | null,
  ): Decision {
    const { figure } = meant
    if (figure === undefined)
      return { verdict: isSameNumber(meant, word) ? 'reference' : 'wrong', expected: meant.text }
    if (isSameNumber(meant, word))
      return reading?.standing === 'different' && match?.alternatives.has(reading.id)
        ? fromReading(reading)
        : { verdict: 'same', figure, expected: meant.text }
    const isRead = match?.kind === 'near' || (reading !== undefined && match?.alternatives.has(reading.id))
    if (reading && (isConfirmed(reading) || isRead) && reading.standing !== 'unknown')
      return fromReading(reading)
    const isSignOther = (word.isNegative ?? false) !== (meant.isNegative ?? false)
    const verdict = isSignOther ? 'wrong' : judgeNumber(word.text, this.#input.figures.get(figure))
    return { verdict, figure, expected: `${meant.isNegative ? '-' : ''}${meant.text}` }
  }

  #decideAlone(word: DraftWord, reading: HeldFigure | undefined, isReference: boolean): Decision {
    // A reading that compares with nothing is of another unit, or of a figure that there is not.
    if (reading) return fromReading(reading)
    if (isReference) return { verdict: 'reference' }
    const figure = this.#byText.get(word.text)
    return figure
      ? { verdict: 'unread', figure: figure.id, expected: figure.text }
      : { verdict: 'unsupported' }
  }

  #checkTable(piece: Extract<Piece, { kind: 'table' }>, caption: string): void {
    const { columns = [], rows } = piece
    const match = matchTable({ columns, rows }, caption, this.#input.reference)
    // In Markdown the heading stands two lines above the first row.
    const line = rows[0]?.line ? rows[0].line - 2 : null
    if (match.table)
      for (const [index, column] of columns.entries())
        this.#compareTexts(match.table.columns[index] ?? '', column, {
          line,
          context: toContext(columns.join(' | ')),
        })
    for (const { row, expected } of match.rows) this.#checkRow(row, expected)
  }

  #checkRow({ cells, line }: CellRow, expected: readonly ReferenceCell[] | null): void {
    const context = toContext(cells.join(' | '))
    for (const [index, cell] of cells.entries()) {
      const meant = expected?.[index]
      const isFigure = readNumber(cell.trim().replace('−', '-')) !== null
      if (meant && !isFigure && !meant.figure) this.#compareTexts(meant.text, cell, { line, context })
      else if (isFigure || meant?.figure) this.#checkCell(cell.trim(), meant, { line, context })
    }
  }

  #checkCell(
    cell: string,
    meant: ReferenceCell | undefined,
    place: Pick<CheckedNumber, 'line' | 'context'>,
  ): void {
    const [word = { text: cell, isNumber: true }] = listNumbers(readWords(cell))
    const reading = this.#readings.take(place.line, word.text)
    if (!meant?.figure) {
      this.#add(word, this.#decideAlone(word, reading, false), place)
      return
    }
    const figure = this.#input.figures.get(meant.figure)
    const isSameSign = /^[-−]/.test(cell) === meant.text.startsWith('-')
    const verdict = isSameCell(cell, meant.text)
      ? 'same'
      : reading && isConfirmed(reading)
        ? fromReading(reading).verdict
        : isSameSign
          ? judgeNumber(word.text, figure, meant.scale)
          : 'wrong'
    this.#add(word, { verdict, figure: meant.figure, expected: meant.text }, place)
  }

  /** Compares a name, a heading or a label with that of the brief. */
  #compareTexts(expected: string, text: string, place: Pick<CheckedNumber, 'line' | 'context'>): void {
    if (isSameCell(expected, text)) return
    const { names } = this.#input
    for (const run of listChangedRuns(readWords(expected), readWords(text))) {
      const isName = names.find(expected) !== undefined || names.find(text) !== undefined
      const kind = /\d/.test(run.expected + run.text) ? 'period' : isName ? 'name' : classifyRun(run, names)
      if (isName && names.find(expected) === names.find(text)) return
      if (kind === null) continue
      this.#words.push({ ...place, kind, ...(isName ? { expected, text: text.trim() } : run) })
      if (isName) return
    }
  }

  #add(word: DraftWord, decision: Decision, place: Pick<CheckedNumber, 'line' | 'context'>): void {
    const { verdict, figure = null, expected = null, vintage = null } = decision
    const text = `${word.isNegative ? '-' : ''}${word.text}`
    // A date or a code that is another than the brief’s is reported as words.
    const isWordMatter = verdict === 'wrong' && figure === null
    this.#numbers.push({
      ...place,
      text,
      verdict: isWordMatter ? 'reference' : verdict,
      figure,
      expected,
      vintage,
    })
  }
}

const isConfirmed = ({ standing }: HeldFigure): boolean => standing === 'same' || standing === 'rounded'

const standings: Readonly<Record<HeldFigure['standing'], Verdict>> = {
  same: 'same',
  rounded: 'rounded',
  otherVintage: 'otherVintage',
  roundedOtherwise: 'roundedOtherwise',
  different: 'wrong',
  unknown: 'unsupported',
}

const fromReading = ({ id, standing, ours, vintage }: HeldFigure): Decision => ({
  verdict: standings[standing],
  figure: id,
  expected: ours,
  vintage,
})

const kindOfNumber = (text: string, { text: number }: DraftWord): 'period' | 'number' =>
  /年|月|季|日|January|February|March|April|May|June|July|August|September|October|November|December/.test(
    text,
  ) && /^\d{1,4}$/.test(number)
    ? 'period'
    : 'number'

const toDigits = (text: string): string => text.replaceAll(/[-−,]/g, '')
