import type { AuditFinding, NamedFigure } from '../../../src/review/audit/finding.ts'
import type { Piece } from '../../../src/review/audit/reading/pieces.ts'
import { type AuditReport, audit } from '../../../src/review/audit/run-audit.ts'
import { violations } from './catalogue.ts'
import type { Mutant } from './mutants.ts'
import type { Occurrence } from './occurrences.ts'

/** What became of the mutants of one kind of figure. */
export interface Tally {
  mutants: number
  /** Those that break an identity of the independent catalogue. */
  breaking: number
  /** Those of them whose place a finding names: as the likeliest, and among the alternatives. */
  first: number
  /** … and among the first three. */
  three: number
  named: number
  /** Those that break nothing of the catalogue and are found all the same. */
  more: string[]
  /** Those of the breaking ones with a finding elsewhere only, and with none. */
  elsewhere: string[]
  missed: string[]
  /** Each figure, and whether any mutant of it breaks something. */
  readonly constrained: Map<string, boolean>
}

export interface Subject {
  readonly occurrences: readonly Occurrence[]
  /** Directions of trade of whose total the shares need not be. */
  readonly openDenominators: readonly string[]
  readonly print: (mutant: Mutant) => Piece[]
  /** What is found without any mutation. */
  readonly baseline: AuditReport
}

/** Audits each mutant, and counts by kind of figure. */
export function tallyMutants(subject: Subject, mutants: readonly Mutant[]): Map<string, Tally> {
  const { occurrences, openDenominators, baseline } = subject
  const before = violations(occurrences, openDenominators)
  const seen = new Set(baseline.findings.map(keyOf))
  const tallies = new Map<string, Tally>()
  for (const mutant of mutants) {
    const kind = kindOf(mutant.occurrence)
    const tally: Tally = tallies.get(kind) ?? {
      mutants: 0,
      breaking: 0,
      first: 0,
      three: 0,
      named: 0,
      more: [],
      elsewhere: [],
      missed: [],
      constrained: new Map(),
    }
    tallies.set(kind, tally)
    const changed = occurrences.map((occurrence, index) =>
      index === mutant.index ? { ...occurrence, text: mutant.text } : occurrence,
    )
    const broken = [...violations(changed, openDenominators)].filter((name) => !before.has(name))
    const report = audit(subject.print(mutant))
    const findings = report.findings.filter((finding) => !seen.has(keyOf(finding)))
    tally.mutants++
    const { id } = mutant.occurrence
    tally.constrained.set(id, tally.constrained.get(id) === true || broken.length > 0)
    const figures = findings.filter((finding) => finding.kind === 'figure')
    const first = figures.some((finding) => isAt(finding, mutant))
    const three =
      first ||
      figures.some(({ alternatives }) =>
        alternatives.slice(0, 2).some((alternative) => isAt(alternative, mutant)),
      )
    const named = first || figures.some(({ alternatives }) => alternatives.some((item) => isAt(item, mutant)))
    const place = `${mutant.occurrence.part} ${mutant.occurrence.id} ${mutant.occurrence.text} -> ${mutant.text}`
    if (broken.length === 0) {
      if (findings.length > 0) tally.more.push(`${place}: ${findings.map(kindsOf).join('; ')}`)
      continue
    }
    tally.breaking++
    if (first) tally.first++
    if (three) tally.three++
    const reported = `${place}: ${broken.slice(0, 3).join('; ')}`
    if (named) tally.named++
    else if (findings.length > 0)
      tally.elsewhere.push(
        `${reported} | ${figures.map(({ id, place }) => `${place.part} ${id}`).join(', ')}`,
      )
    else tally.missed.push(reported)
  }
  return tallies
}

/** The fault that a finding is about, whatever else a mutant changes in its telling. */
const keyOf = (finding: AuditFinding): string =>
  finding.kind === 'denominator'
    ? `denominator ${finding.flow}`
    : JSON.stringify([finding.kind, finding.place, finding.printed])

const kindsOf = (finding: AuditFinding): string =>
  finding.kind === 'figure'
    ? `${finding.id} ${finding.broken.map(({ kind }) => kind).join(', ')}`
    : finding.kind

const isAt = ({ id, place }: NamedFigure, { occurrence }: Mutant): boolean =>
  id === occurrence.id && (place.part === 'table') === (occurrence.part === 'table')

/** `表1 value`, `partner share`, `words`: the kinds that the table of results has. */
export function kindOf({ id, part }: Occurrence): string {
  if (part === 'words') return 'prose'
  const dimension = /\.(partner|group|place)\./.exec(id)?.[1] ?? 'overview'
  const measure = id.endsWith('.share')
    ? 'share'
    : id.endsWith('.yoy')
      ? 'growth'
      : id.endsWith('.difference')
        ? 'net change'
        : 'amount'
  return `${dimension} ${measure}`
}

/** The tallies as lines of a table. */
export function tableOf(tallies: ReadonlyMap<string, Tally>): string {
  const line = (name: string, numbers: readonly (number | string)[]) =>
    name.padEnd(20) + numbers.map((number) => String(number).padStart(11)).join('')
  const rows = [...tallies].map(([kind, { mutants, breaking, first, three, named, more }]) =>
    line(kind, [mutants, breaking, first, three, named, more.length]),
  )
  const total = totalsOf(tallies)
  return [
    line('figure', ['mutants', 'breaking', 'first', 'of three', 'named', 'more']),
    ...rows,
    line('all', [total.mutants, total.breaking, total.first, total.three, total.named, total.more]),
  ].join('\n')
}

/** The figures of which no mutant breaks anything, by kind. */
export const unconstrained = (tallies: ReadonlyMap<string, Tally>): string[] =>
  [...tallies].flatMap(([kind, { constrained }]) => {
    const free = [...constrained].filter(([, broken]) => !broken).map(([id]) => id)
    return free.length === 0 ? [] : [`${kind}, ${free.length} of ${constrained.size}: ${free.join(' ')}`]
  })

export function totalsOf(tallies: ReadonlyMap<string, Tally>) {
  const sum = (subject: (tally: Tally) => number) =>
    [...tallies.values()].reduce((total, tally) => total + subject(tally), 0)
  return {
    mutants: sum((tally) => tally.mutants),
    breaking: sum((tally) => tally.breaking),
    first: sum((tally) => tally.first),
    three: sum((tally) => tally.three),
    named: sum((tally) => tally.named),
    more: sum((tally) => tally.more.length),
  }
}
