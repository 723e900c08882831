import type { NumberForm } from '../../trade/numbers/numbers.ts'
import type { Markup } from './element.ts'
import type { Box } from './frame.ts'
import type { Palette } from './look.ts'

/** How a chart is drawn. */
export interface DrawingSetting {
  readonly numbers: NumberForm
  readonly palette: Palette
  /** How wide it is; letters have their sizes on any width. */
  readonly width: number
  /** Of lines and columns, which part of its usual height the drawing has: the plot is flatter, letters keep their sizes. */
  readonly flatness: number
}

/** What a form of chart draws, in a space of its width by its height. */
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
