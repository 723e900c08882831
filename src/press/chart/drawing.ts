import type { Markup } from './element.ts'
import type { Box } from './frame.ts'

/** What a form of chart draws, in a space of 600 by its height. */
export interface Drawing {
  readonly height: number
  /** Where the values are drawn. */
  readonly box: Box
  /** What belongs to each category: from where, how wide or how high. */
  readonly places: readonly (
    | { readonly x: number; readonly width: number }
    | { readonly y: number; readonly height: number }
  )[]
  readonly parts: readonly Markup[]
}
