export interface Move {
  readonly id: string
  /** Its place in the ranking a year before and now, from 1. */
  readonly from: number
  readonly to: number
}

export interface PartnerChanges {
  /** Traded now but not a year before, the largest first. */
  readonly entered: readonly string[]
  /** Traded a year before but not now, the largest first. */
  readonly left: readonly string[]
  /** Those of both years that changed their place in the ranking, in the order of today's. */
  readonly moved: readonly Move[]
}

/**
 * Who is new, who is gone and who changed places. Partners go by their ids, so that one whose customs code was changed is
 * neither new nor gone.
 *
 * @param now all that trade, in the order of the ranking, as the figures of ranks have it.
 * @param before the same a year before.
 */
export function partnerChanges(now: readonly string[], before: readonly string[]): PartnerChanges {
  const places = new Map(now.map((id, index) => [id, index + 1]))
  const placesBefore = new Map(before.map((id, index) => [id, index + 1]))
  return {
    entered: [...places.keys()].filter((id) => !placesBefore.has(id)),
    left: [...placesBefore.keys()].filter((id) => !places.has(id)),
    moved: [...places].flatMap(([id, to]) => {
      const from = placesBefore.get(id)
      return from === undefined || from === to ? [] : [{ id, from, to }]
    }),
  }
}
