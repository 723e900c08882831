import type { HalfSpace } from './half-spaces.ts'

const mostSweeps = 100_000
/** Moves go beyond what is aimed at, at most twice as far: the nearer to two, the fewer moves it takes. */
const overshoot = 1.9

/**
 * A point inside all half-spaces, near to `start`, by the relaxation method (Agmon, Motzkin and Schoenberg, 1954):
 * from half-space to half-space the point moves straight towards what each aims at, unless it is there already.
 * How far an unknown moves is counted in parts of its start. Nothing but the four operations is used, which every
 * engine rounds alike: the same figures give the same point everywhere.
 *
 * The result is a proposal in floating point; what it is rounded to is proved in whole numbers (`contains`).
 * Throws where none is found.
 */
export function pointInside(halfSpaces: readonly HalfSpace[], start: readonly number[]): number[] {
  const point = [...start]
  const rows = halfSpaces.map(({ sum, bound, aim }) => {
    const terms = [...sum].map(([unknown, coefficient]) => {
      const size = start[unknown] ?? Number.NaN
      return { unknown, coefficient, pull: coefficient * size * size }
    })
    const pulls = terms.reduce((total, { coefficient, pull }) => total + coefficient * pull, 0)
    // Rounding to whole numbers afterwards moves the sum by this much at most.
    const rounding = [...sum.values()].reduce((total, coefficient) => total + Math.abs(coefficient), 0) / 2
    return { terms, needed: (bound + aim) / 2 + rounding, wanted: aim + rounding, pulls }
  })
  for (let sweep = 0; sweep < mostSweeps; sweep++) {
    let isInside = true
    for (const { terms, needed, wanted, pulls } of rows) {
      const value = terms.reduce(
        (total, { unknown, coefficient }) => total + coefficient * (point[unknown] ?? Number.NaN),
        0,
      )
      if (value >= wanted) continue
      if (value <= needed) isInside = false
      const move = (overshoot * (wanted - value)) / pulls
      for (const { unknown, pull } of terms) point[unknown] = (point[unknown] ?? Number.NaN) + move * pull
    }
    if (isInside) return point
  }
  throw new Error('no point was found that satisfies all the printed figures')
}
