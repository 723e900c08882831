/**
 * Measures the audit: faults by kind in briefs of our own, harmless rewordings of these, and texts of other styles with
 * planted errors. Prints what is found, and how often findings of each confidence are right: what they state is true, and
 * where they name one place as wrong, that is the place of the fault (`test/review/support/right-finding.ts`). Every
 * finding on a text without a fault is wrong. A fault is `found` where there is any finding, and `named` where one of
 * them is right; those that are not found are listed.
 *
 * usage: node scripts/run.js tools/audit/measure-audit.ts [FAULTS_PER_KIND]
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { AuditFinding } from '../../src/review/audit/finding.ts'
import { readMarkdown } from '../../src/review/audit/reading/read-markdown.ts'
import { audit } from '../../src/review/audit/run-audit.ts'
import { foreignCases } from '../../test/review/support/foreign-cases.ts'
import { isRightFinding } from '../../test/review/support/right-finding.ts'
import { listFaults, rewordings } from '../../test/review/support/typist-faults.ts'

const perKind = Number(process.argv[2] ?? 5)
const folder = resolve('test/cases')
// Some cases are of a brief in one language alone, or of one that is refused.
const briefs = readdirSync(join(folder, 'brief')).flatMap((name) => {
  const file = join(folder, 'brief', name, 'expected.zh.md')
  return existsSync(file) ? [{ name, text: readFileSync(file, 'utf8') }] : []
})

const confidences = new Map<string, { right: number; total: number }>()

function count(
  kind: string,
  findings: readonly AuditFinding[],
  isRight: (finding: AuditFinding) => boolean,
): void {
  for (const finding of findings)
    for (const group of [kind, 'all']) {
      const key = `${group.padEnd(26)}  ${finding.confidence}`
      const counts = confidences.get(key) ?? { right: 0, total: 0 }
      counts.total += 1
      if (isRight(finding)) counts.right += 1
      confidences.set(key, counts)
    }
}

measureFaults()
measureRewordings()
measureForeignTexts()
console.log(`\n${'of texts with'.padEnd(26)}  confidence  findings  right`)
for (const [key, { right, total }] of [...confidences].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${key.padEnd(38)}  ${String(total).padStart(8)}  ${((100 * right) / total).toFixed(1)} %`)

function measureFaults(): void {
  const kinds = new Map<string, { total: number; found: number; named: number }>()
  const missed: string[] = []
  for (const { name, text } of briefs)
    for (const fault of listFaults(text, perKind)) {
      const { kind } = fault
      const { findings } = audit(readMarkdown(fault.text))
      const counts = kinds.get(kind) ?? { total: 0, found: 0, named: 0 }
      const isRight = (finding: AuditFinding) => isRightFinding(fault, finding)
      counts.total += 1
      if (findings.length > 0) counts.found += 1
      else missed.push(`${kind.padEnd(20)}  ${name}: ${changedLines(text, fault.text)}`)
      if (findings.some(isRight)) counts.named += 1
      kinds.set(kind, counts)
      count(kind, findings, isRight)
    }
  console.log('faults in our own briefs'.padEnd(28), 'made  found  named')
  for (const [kind, { total, found, named }] of kinds)
    console.log(kind.padEnd(28), [total, found, named].map((number) => String(number).padStart(5)).join(' '))
  console.log(['\nnot found', ...missed].join('\n  '))
}

/** The lines in which a text with a fault differs from the text. */
function changedLines(text: string, faulty: string): string {
  const [before, after] = [text.split('\n'), faulty.split('\n')]
  const [gone, come] = [
    before.filter((line) => !after.includes(line)),
    after.filter((line) => !before.includes(line)),
  ]
  return `${gone.join(' / ') || 'nothing'} -> ${come.join(' / ') || 'nothing'}`
}

function measureRewordings(): void {
  let texts = 0
  const odd: string[] = []
  for (const { name, text } of briefs)
    for (const [from, to] of rewordings) {
      const { findings, unread } = audit(readMarkdown(text.replace(from, to)))
      texts += 1
      if (findings.length + unread.length > 0) odd.push(`  ${name}: ${String(from)} -> ${to}`)
      count('harmless rewording', findings, () => false)
    }
  console.log(`\nharmless rewordings: ${texts} texts, ${odd.length} with a finding or something unread`)
  for (const line of odd) console.log(line)
}

function measureForeignTexts(): void {
  console.log('\ntexts of other styles'.padEnd(29), 'claims  read  errors  found  invented')
  for (const { name, text, claims, errors, read } of foreignCases()) {
    const plain = audit(read(text))
    count('text of another style', plain.findings, () => false)
    const found = errors.filter(({ from, to }) => {
      const { findings } = audit(read(text.replace(from, to)))
      count('text of another style', findings, () => true)
      return findings.length > 0
    }).length
    const numbers = [claims, plain.figures, errors.length, found, plain.findings.length]
    console.log(name.padEnd(28), numbers.map((number) => String(number).padStart(6)).join(' '))
  }
}
