import type { Finding } from '../../trade/trade.ts'
import { isComplementary, type LoadRelation, replaces, type StatedRelation } from '../relation.ts'

/** Another load that a new one is related to. */
export interface RelatedLoad {
  readonly file: string
  readonly relation: StatedRelation | undefined
  /** Whether its data are of the same date. */
  readonly isOfSameDate: boolean
  /** Whether a third load has taken its place in what it shares with the new one. */
  readonly isSuperseded: boolean
  /** Cells of which it gives a quantity and the new one, where that is the later, gives the value alone. */
  readonly quantitiesGone: number
}

/** What a new load's relations are worth telling, ordered by kind and, within one, as they are given. */
export function relationFindings(
  stated: StatedRelation | undefined,
  related: readonly { readonly relation: LoadRelation; readonly load: RelatedLoad }[],
): Finding[] {
  const found = related.flatMap(({ relation, load }) => findingsOfPair(stated, relation, load))
  return found.sort((a, b) => (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0))
}

function findingsOfPair(
  stated: StatedRelation | undefined,
  { kind, isLater, cells }: LoadRelation,
  load: RelatedLoad,
): Finding[] {
  const subject = load.file
  if (kind === 'pages') return [{ kind: 'pages', severity: 'note', count: 1, subject }]
  if (isComplementary(kind)) {
    const count = cells.equal + cells.differing + (isLater ? cells.added : cells.gone)
    return stated === 'part' || load.relation === 'part'
      ? [{ kind: 'united', severity: 'note', count, subject }]
      : [{ kind: 'partial', severity: 'warning', count, subject }]
  }
  if (load.isSuperseded) return []
  if (kind === 'unresolved')
    return [{ kind: 'unresolvedRelation', severity: 'confirmation', count: cells.gone, subject }]
  if (!isLater) return olderData(kind, cells.differing + cells.gone, load)
  return [
    ...(kind === 'excerpt' ? [{ kind, severity: 'note', count: cells.gone, subject } as const] : []),
    ...differences(cells.differing, load),
    ...(load.quantitiesGone > 0
      ? [{ kind: 'quantitiesGone', severity: 'warning', count: load.quantitiesGone, subject } as const]
      : []),
    ...(replaces(kind) && cells.gone > 0
      ? [{ kind: 'removed', severity: 'warning', count: cells.gone, subject } as const]
      : []),
  ]
}

/** A file that is loaded after a newer one replaces nothing of it. */
const olderData = (
  kind: LoadRelation['kind'],
  count: number,
  { file: subject, isOfSameDate }: RelatedLoad,
): Finding[] =>
  replaces(kind) && count > 0 && !isOfSameDate
    ? [{ kind: 'olderData', severity: 'note', count, subject }]
    : []

function differences(count: number, { file: subject, isOfSameDate }: RelatedLoad): Finding[] {
  if (count === 0) return []
  return isOfSameDate
    ? [{ kind: 'sameDate', severity: 'warning', count, subject }]
    : [{ kind: 'revised', severity: 'note', count, subject }]
}

/** The loads whose place a third one has taken, later than they and earlier than the new load, in what they share with it. */
export function supersededAmong(
  relations: readonly LoadRelation[],
  relationsOf: (load: number) => readonly LoadRelation[],
): ReadonlySet<number> {
  const months = new Map(relations.map((relation) => [relation.other, relation.months]))
  const isSuperseded = (load: number) => {
    const shared = months.get(load)
    return relationsOf(load).some(({ other, kind, isLater }) => {
      const around = months.get(other)
      return (
        replaces(kind) &&
        !isLater &&
        shared !== undefined &&
        around !== undefined &&
        around.from <= shared.from &&
        shared.to <= around.to
      )
    })
  }
  return new Set(relations.map(({ other }) => other).filter(isSuperseded))
}
