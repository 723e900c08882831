import { Fraction } from '../../trade/numbers/numbers.ts'
import { type Interval, type PrintedFigure, printedRange } from '../printed-numbers/printed-numbers.ts'
import type {
  AuditFinding,
  BrokenIdentity,
  Confidence,
  DenominatorFinding,
  DenominatorWindow,
  Expected,
  FigureFinding,
  NamedFigure,
  WordFinding,
} from './finding.ts'
import type { FigureIdentity, Identity, WordIdentity } from './identity.ts'
import { type Attribution, attribute, type Fault, type Suspicion } from './suspects/suspects.ts'

/** What is known of how a text was read, which bounds how sure a finding can be. */
export interface Reading {
  /** Numbers of tables of which something could not be read. */
  readonly partlyRead: ReadonlySet<number>
  /** Whether the text is of a genre whose sentences are known; those of others may be understood wrongly. */
  readonly isOwnGenre: boolean
  /** Words that took the sign of figures in prose. */
  readonly words: ReadonlyMap<PrintedFigure, string>
}

/** What the broken identities amount to: one finding a fault, in the order of the brief's tables. */
export function conclude(identities: readonly Identity[], reading: Reading): AuditFinding[] {
  const { faults, unexplained } = attribute(identities.filter((identity) => identity.of === 'figures'))
  const findings: AuditFinding[] = [
    ...withoutRepeatedWords(faults.map((fault) => figureFinding(fault, reading))),
    ...denominators(unexplained, reading),
    ...unexplained.filter(({ denominator }) => !denominator).map(unexplainedFinding),
    ...wordFindings(
      identities.filter((item) => item.of === 'words'),
      reading,
    ),
  ]
  return findings.sort((a, b) => (a.place.table ?? 0) - (b.place.table ?? 0))
}

const bySureness: readonly Confidence[] = ['certain', 'likely', 'possible']

/** A word that contradicts the signs of several numbers is one finding, with the highest of their confidences. */
function withoutRepeatedWords(
  findings: readonly (FigureFinding | WordFinding)[],
): (FigureFinding | WordFinding)[] {
  const surest = new Map<string, WordFinding>()
  const keyOf = ({ printed, place }: WordFinding): string => JSON.stringify([printed, place])
  const sureness = ({ confidence }: WordFinding) => bySureness.indexOf(confidence)
  for (const finding of findings) {
    if (finding.kind !== 'words') continue
    const before = surest.get(keyOf(finding))
    if (!before || sureness(finding) < sureness(before)) surest.set(keyOf(finding), finding)
  }
  return findings.filter((finding) => finding.kind !== 'words' || surest.get(keyOf(finding)) === finding)
}

/** More alternatives than this help nobody. */
const mostAlternatives = 5

/** More figures than the longest tables of ours have are not named one by one. */
const mostNamed = 400

function figureFinding({ suspicion, alternatives }: Fault, reading: Reading): FigureFinding | WordFinding {
  const { figure, explains } = suspicion
  const confidence = bounded(confidenceOf(suspicion, alternatives), explains, reading)
  const turned = turnedWord(suspicion, reading)
  if (turned) return { kind: 'words', of: 'direction', place: figure.place, ...turned, confidence }
  return {
    kind: 'figure',
    ...named(figure),
    expected: expectedOf(suspicion),
    confidence,
    broken: explains.map(brokenIdentity),
    alternatives: alternatives
      .slice(0, mostAlternatives)
      .map((other) => ({ ...named(other.figure), expected: expectedOf(other) })),
  }
}

/** Nothing is certain that stands on a table which was read in part, or on sentences of a kind that is not ours. */
function bounded(
  confidence: Confidence,
  explains: readonly FigureIdentity[],
  { partlyRead, isOwnGenre }: Reading,
): Confidence {
  const figures = explains.flatMap((identity) => identity.figures)
  if (
    figures.some(
      ({ place: { table, part, isChart } }) =>
        part === 'table' && !isChart && table !== undefined && partlyRead.has(table),
    )
  )
    return 'possible'
  const isForeign = !isOwnGenre && figures.some(({ place: { part } }) => part === 'prose')
  return isForeign && confidence === 'certain' ? 'likely' : confidence
}

const opposite: ReadonlyMap<string, string> = new Map(
  [
    ...['', '按数量计，'].map((of) => `${of}进口数据比出口数据多|${of}进口数据比出口数据少`),
    ...['', 'by quantity, '].map((of) =>
      ['exceed', 'fall short of']
        .map((verb) => `${of}recorded imports ${verb} recorded exports by`)
        .join('|'),
    ),
    '上升|下降',
    '增长|下降',
    '增加|减少',
    '上涨|下跌',
    '提高|降低',
    '扩大|收窄',
    '净出口|净进口',
    '顺差|逆差',
    '增|减',
    'rose|fell',
    'up|down',
    'increased|decreased',
    'grew|shrank',
  ]
    .map((pair) => pair.split('|'))
    .flatMap(([a = '', b = '']) => [
      [a, b],
      [b, a],
    ]),
)

/** Where the size is right and only the word of rise or fall is wrong. */
function turnedWord(
  { figure, allowed }: Suspicion,
  { words }: Reading,
): { readonly printed: string; readonly expected: string } | null {
  const word = words.get(figure)
  if (word === undefined || !figure.interval.negated().meets(allowed) || figure.value.sign() === 0)
    return null
  const other = opposite.get(word.toLowerCase()) ?? (figure.value.sign() > 0 ? '下降' : '上升')
  return { printed: word, expected: other }
}

function confidenceOf(suspicion: Suspicion, alternatives: readonly Suspicion[]): Confidence {
  const { full, slip } = suspicion
  if (!full) return 'possible'
  if (alternatives.length === 0) return 'certain'
  if (isTied(suspicion, alternatives)) return 'possible'
  const isOnlySlip = slip && !alternatives.some((other) => other.slip)
  return alternatives.length <= 2 || isOnlySlip ? 'likely' : 'possible'
}

/** Two printings that contradict each other, and nothing else speaks for either: the order of the text decides nothing. */
function isTied({ explains, slip, held }: Suspicion, [other]: readonly Suspicion[]): boolean {
  const isOfPrintings = explains.every(({ kind }) => printings.has(kind))
  return isOfPrintings && other?.slip === slip && other.held === held
}

const printings: ReadonlySet<FigureIdentity['kind']> = new Set(['proseFigure', 'direction', 'repeated'])

/** As it would be printed: without a sign where a word takes it. */
const expectedOf = ({ figure, allowed }: Pick<Suspicion, 'figure' | 'allowed'>): Expected => {
  const isTurned = figure.value.sign() < 0 && !figure.text.includes('-')
  const [from, to] = printedRange(inUnit(isTurned ? allowed.negated() : allowed, figure), figure.decimals)
  return { from, to }
}

/** What is in the smallest unit, in the unit of a figure. */
const inUnit = (interval: Interval, { unit }: PrintedFigure): Interval =>
  unit ? interval.scaled(Fraction.of(1n).dividedBy(unit.factor)) : interval

const named = ({ id, place, text }: PrintedFigure): NamedFigure => ({ id, place, printed: text })

const brokenIdentity = ({ kind, window, before, figures }: FigureIdentity): BrokenIdentity => ({
  kind,
  window: window ?? null,
  before: before ?? false,
  figures: [...new Set(figures)].slice(0, mostNamed).map(named),
})

/** No single figure mends it: it is told of the figure that it is about. */
function unexplainedFinding(identity: FigureIdentity): FigureFinding {
  const [first] = identity.figures
  if (!first) throw new Error(`an identity without figures: ${identity.kind}`)
  return {
    kind: 'figure',
    ...named(first),
    expected: { from: null, to: null },
    confidence: 'possible',
    broken: [brokenIdentity(identity)],
    alternatives: (identity.readings ?? []).map((allowed) => ({
      ...named(first),
      expected: expectedOf({ figure: first, allowed }),
    })),
  }
}

/** One finding for each direction of trade, whatever windows it shows in. */
function denominators(
  unexplained: Attribution['unexplained'],
  { partlyRead }: Reading,
): DenominatorFinding[] {
  const found = new Map<string, DenominatorFinding>()
  for (const { denominator, figures, window } of unexplained) {
    const [stated] = figures
    if (!denominator || !stated || !window) continue
    const { flow, fits, fitted, shares, against } = denominator
    const before = found.get(flow)
    const left = stated.interval.minus(fits)
    const denominatorWindow: DenominatorWindow = {
      window,
      printed: stated.text,
      fits: decimals(inUnit(fits, stated)),
      leavesOut: decimals(inUnit(left, stated)),
      fitted,
      shares,
      against,
    }
    found.set(flow, {
      kind: 'denominator',
      flow,
      place: before?.place ?? denominator.place,
      confidence: partlyRead.has(denominator.place.table ?? 0) ? 'possible' : 'certain',
      windows: [...(before?.windows ?? []), denominatorWindow],
    })
  }
  return [...found.values()]
}

const shownDecimals = 3

const decimals = ({ low, high }: Interval): Expected => ({
  from: low?.at.toFixed(shownDecimals) ?? null,
  to: high?.at.toFixed(shownDecimals) ?? null,
})

/** The same place and kind is told once. */
function wordFindings(
  identities: readonly WordIdentity[],
  { partlyRead, isOwnGenre }: Reading,
): WordFinding[] {
  const found = new Map<string, WordFinding>()
  const sureOf = ({ table, part }: WordFinding['place'], confidence: Confidence | undefined): Confidence => {
    if (table !== undefined && partlyRead.has(table)) return 'possible'
    return confidence ?? (!isOwnGenre && part === 'prose' ? 'likely' : 'certain')
  }
  for (const { kind, holds, place, printed, expected, confidence } of identities) {
    if (holds) continue
    const key = JSON.stringify([kind, place])
    if (!found.has(key))
      found.set(key, {
        kind: 'words',
        of: kind,
        place,
        printed,
        expected,
        confidence: sureOf(place, confidence),
      })
  }
  return [...found.values()]
}
