import { UserError } from '../../trade/errors/errors.ts'
import { counted } from '../../trade/numbers/numbers.ts'
import type { Place } from '../printed-numbers/printed-numbers.ts'
import { type AuditedBrief, readBrief } from './brief/brief.ts'
import { conclude, type Reading } from './conclude.ts'
import type { AuditFinding } from './finding.ts'
import { listIdentities, mirrorIdentities, titleIdentities } from './identities/identities.ts'
import { type Identity, type IdentityKind, identityKinds } from './identity.ts'
import type { Piece } from './reading/reading.ts'
import { partReporterSections } from './reporter-sections.ts'
import { partBriefs } from './several-briefs.ts'
import type { Unread } from './tables/tables.ts'

export interface AuditReport {
  readonly findings: readonly AuditFinding[]
  /** How many findings there are beyond those that are listed. */
  readonly furtherFindings: number
  /** How many identities were looked at, and how many of them are broken, by kind. */
  readonly checked: readonly Checked[]
  /** What could not be read, so that nothing is said of it. */
  readonly unread: readonly Unread[]
  /** How much could not be read beyond what is listed. */
  readonly furtherUnread: number
  readonly tables: number
  readonly figures: number
}

export interface Checked {
  readonly kind: IdentityKind
  readonly count: number
  readonly broken: number
}

/** A brief has about a thousand figures. */
const mostFigures = 50_000

/** So many findings are listed, and as many places that could not be read; the others are counted. */
const mostListed = 1_000

/**
 * Checks the figures of a published brief against each other, rounding taken into account; of a file with several briefs,
 * those of each by themselves. Pure: it reads no file.
 *
 * @throws UserError where there are more figures than any brief has.
 */
export function audit(pieces: readonly Piece[]): AuditReport {
  const parts = partBriefs(pieces)
  const briefs = parts.map(readParts)
  const every = briefs.flatMap(({ main, markets, mirrors }) => [main, ...markets, ...mirrors])
  const figures = sum(every.map(({ keyed, prose }) => keyed.length + prose.joint.length))
  if (figures > mostFigures)
    throw new UserError({
      zh: `文件里有 ${figures} 个数字，超过 ${mostFigures} 个，不像一份简报。`,
      en: `The file has ${counted(figures, 'figure', 'figures')}, over ${mostFigures}: more than any brief.`,
    })
  const audited = briefs.flatMap((brief, index) =>
    auditParts(brief, briefs.length > 1 ? index + 1 : undefined),
  )
  const [findings, unread] = [
    audited.flatMap((part) => part.findings),
    audited.flatMap((part) => part.unread),
  ]
  return {
    findings: findings.slice(0, mostListed),
    furtherFindings: Math.max(0, findings.length - mostListed),
    checked: countByKind(audited.flatMap(({ identities }) => identities)),
    unread: unread.slice(0, mostListed),
    furtherUnread: Math.max(0, unread.length - mostListed),
    tables: sum(every.map(({ tables }) => tables)),
    figures,
  }
}

/** A brief, and its sections on the data of other reporters. */
interface ReadParts {
  readonly main: AuditedBrief
  readonly markets: readonly AuditedBrief[]
  readonly mirrors: readonly AuditedBrief[]
  /** All of it together, where it has such sections: its tables are numbered in turn. */
  readonly whole: AuditedBrief | null
}

function readParts(pieces: readonly Piece[]): ReadParts {
  const { main, markets, mirrors } = partReporterSections(pieces)
  const isWhole = main.length === pieces.length
  return {
    main: readBrief(main),
    markets: markets.map(readBrief),
    mirrors: mirrors.map(readBrief).map(withoutCourses),
    whole: isWhole ? null : readBrief(pieces),
  }
}

/** Months of both sides stand in one table, which is no course of a flow. */
const withoutCourses = (brief: AuditedBrief): AuditedBrief => ({ ...brief, courses: [] })

/** What is said of a brief as a whole: months in titles, the footnote, the numbers of tables. */
const ofWhole: ReadonlySet<IdentityKind> = new Set(['period', 'footnote', 'code', 'numbering'])

/** Each part by itself, but for what is said of the whole. */
function auditParts({ main, markets, mirrors, whole }: ReadParts, number: number | undefined) {
  if (whole === null) return [auditBrief(main, number)]
  const within = (brief: AuditedBrief) => listIdentities(brief).filter(({ kind }) => !ofWhole.has(kind))
  return [
    auditBrief(main, number, [
      ...within(main),
      ...titleIdentities(whole).filter(({ kind }) => ofWhole.has(kind)),
    ]),
    ...markets.map((market) => auditBrief(market, number, within(market))),
    ...mirrors.map((mirror) => auditBrief(mirror, number, [...within(mirror), ...mirrorIdentities(mirror)])),
  ]
}

/** @param number which brief of the file it is, where that holds several. */
function auditBrief(
  brief: AuditedBrief,
  number: number | undefined,
  identities: readonly Identity[] = listIdentities(brief),
) {
  const findings = conclude(identities, readingOf(brief))
  if (number === undefined) return { identities, findings, unread: brief.unread }
  return {
    identities,
    findings: findings.map((finding) => findingInBrief(finding, number)),
    unread: brief.unread.map((item) => inBrief(item, number)),
  }
}

const inBrief = <Item extends { readonly place: Place }>(item: Item, brief: number): Item => ({
  ...item,
  place: { ...item.place, brief },
})

function findingInBrief(finding: AuditFinding, number: number): AuditFinding {
  const current = inBrief(finding, number)
  if (current.kind !== 'figure') return current
  return { ...current, alternatives: current.alternatives.map((other) => inBrief(other, number)) }
}

const countByKind = (identities: readonly Identity[]): Checked[] =>
  identityKinds.flatMap((kind): Checked[] => {
    const current = identities.filter((identity) => identity.kind === kind)
    const broken = current.filter(({ holds }) => !holds).length
    return current.length === 0 ? [] : [{ kind, count: current.length, broken }]
  })

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

function readingOf({ partlyRead, isOwnGenre, prose: { figures, namings } }: AuditedBrief): Reading {
  const stated = [...figures, ...namings.flatMap((naming) => naming.figures)]
  return {
    ...{ partlyRead, isOwnGenre },
    words: new Map(stated.flatMap(({ figure, word }) => (word === null ? [] : [[figure, word] as const]))),
  }
}
