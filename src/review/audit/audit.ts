import type { AuditedBrief, Unread } from './brief/audited-brief.ts'
import { readBrief } from './brief/read-brief.ts'
import { conclude } from './conclude.ts'
import type { AuditFinding } from './finding.ts'
import { identitiesOf } from './identities/index.ts'
import { type IdentityKind, identityKinds } from './identity.ts'
import type { Piece } from './reading/pieces.ts'

export interface AuditReport {
  readonly findings: readonly AuditFinding[]
  /** How many identities were looked at, and how many of them are broken, by kind. */
  readonly checked: readonly Checked[]
  /** What could not be read, so that nothing is said of it. */
  readonly unread: readonly Unread[]
  readonly tables: number
  readonly figures: number
}

export interface Checked {
  readonly kind: IdentityKind
  readonly count: number
  readonly broken: number
}

/** Checks the figures of a published brief against each other, rounding taken into account. Pure: it reads no file. */
export function audit(pieces: readonly Piece[]): AuditReport {
  const brief = readBrief(pieces)
  const identities = identitiesOf(brief)
  const checked = identityKinds.flatMap((kind): Checked[] => {
    const own = identities.filter((identity) => identity.kind === kind)
    const broken = own.filter(({ holds }) => !holds).length
    return own.length === 0 ? [] : [{ kind, count: own.length, broken }]
  })
  return {
    findings: conclude(identities),
    checked,
    unread: brief.unread,
    tables: tablesOf(brief),
    figures: brief.figures.size + figuresOfProse(brief),
  }
}

const tablesOf = ({ overview, rankings, courses }: AuditedBrief): number =>
  rankings.length + courses.length + (overview ? 1 : 0)

const figuresOfProse = ({ prose: { figures, namings } }: AuditedBrief): number =>
  namings.reduce((count, naming) => count + naming.figures.length, figures.length)
