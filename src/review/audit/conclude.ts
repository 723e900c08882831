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

/** What the broken identities amount to: one finding a fault, in the order of the brief's tables. */
export function conclude(identities: readonly Identity[]): AuditFinding[] {
  const { faults, unexplained } = attribute(identities.filter((identity) => identity.of === 'figures'))
  const findings: AuditFinding[] = [
    ...faults.map(figureFinding),
    ...denominators(unexplained),
    ...unexplained.filter(({ denominator }) => !denominator).map(unexplainedFinding),
    ...wordFindings(identities.filter((item) => item.of === 'words')),
  ]
  return findings.sort((a, b) => (a.place.table ?? 0) - (b.place.table ?? 0))
}

/** More alternatives than this help nobody. */
const mostAlternatives = 5

/** More figures than the longest tables of ours have are not named one by one. */
const mostNamed = 400

function figureFinding({ suspicion, alternatives }: Fault): FigureFinding {
  const { figure, explains } = suspicion
  return {
    kind: 'figure',
    ...named(figure),
    expected: expectedOf(suspicion),
    confidence: confidenceOf(suspicion, alternatives),
    broken: explains.map(brokenIdentity),
    alternatives: alternatives
      .slice(0, mostAlternatives)
      .map((other) => ({ ...named(other.figure), expected: expectedOf(other) })),
  }
}

function confidenceOf({ full, slip }: Suspicion, alternatives: readonly Suspicion[]): Confidence {
  if (!full) return 'possible'
  if (alternatives.length === 0) return 'certain'
  return alternatives.length <= 2 || slip ? 'likely' : 'possible'
}

const expectedOf = ({ figure, allowed }: Suspicion): Expected => {
  const [from, to] = printedRange(allowed, figure.decimals)
  return { from, to }
}

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
    alternatives: [],
  }
}

/** One finding for each direction of trade, whatever windows it shows in. */
function denominators(unexplained: Attribution['unexplained']): DenominatorFinding[] {
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
      fits: decimals(fits),
      leavesOut: decimals(left),
      fitted,
      shares,
      against,
    }
    found.set(flow, {
      kind: 'denominator',
      flow,
      place: before?.place ?? denominator.place,
      confidence: 'certain',
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
function wordFindings(identities: readonly WordIdentity[]): WordFinding[] {
  const found = new Map<string, WordFinding>()
  for (const { kind, holds, place, printed, expected } of identities) {
    if (holds) continue
    const key = JSON.stringify([kind, place])
    if (!found.has(key))
      found.set(key, { kind: 'words', of: kind, place, printed, expected, confidence: 'certain' })
  }
  return [...found.values()]
}
