import { UserError } from '../../trade/errors/errors.ts'
import { counted } from '../../trade/numbers/numbers.ts'
import { type AuditedBrief, readBrief } from './brief/brief.ts'
import { conclude, type Reading } from './conclude.ts'
import type { AuditFinding } from './finding.ts'
import { listIdentities } from './identities/identities.ts'
import { type IdentityKind, identityKinds } from './identity.ts'
import type { Piece } from './reading/reading.ts'
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
 * Checks the figures of a published brief against each other, rounding taken into account. Pure: it reads no file.
 *
 * @throws UserError where there are more figures than any brief has.
 */
export function audit(pieces: readonly Piece[]): AuditReport {
  const brief = readBrief(pieces)
  const figures = brief.keyed.length + brief.prose.joint.length
  if (figures > mostFigures)
    throw new UserError({
      zh: `文件里有 ${figures} 个数字，超过 ${mostFigures} 个，不像一份简报。`,
      en: `The file has ${counted(figures, 'figure', 'figures')}, over ${mostFigures}: more than any brief.`,
    })
  const identities = listIdentities(brief)
  const checked = identityKinds.flatMap((kind): Checked[] => {
    const current = identities.filter((identity) => identity.kind === kind)
    const broken = current.filter(({ holds }) => !holds).length
    return current.length === 0 ? [] : [{ kind, count: current.length, broken }]
  })
  const findings = conclude(identities, readingOf(brief))
  return {
    findings: findings.slice(0, mostListed),
    furtherFindings: Math.max(0, findings.length - mostListed),
    checked,
    unread: brief.unread.slice(0, mostListed),
    furtherUnread: Math.max(0, brief.unread.length - mostListed),
    tables: brief.tables,
    figures,
  }
}

function readingOf({ partlyRead, isOwnGenre, prose: { figures, namings } }: AuditedBrief): Reading {
  const stated = [...figures, ...namings.flatMap((naming) => naming.figures)]
  return {
    ...{ partlyRead, isOwnGenre },
    words: new Map(stated.flatMap(({ figure, word }) => (word === null ? [] : [[figure, word] as const]))),
  }
}
