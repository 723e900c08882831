import { element } from './element.ts'
import type { Sample } from './frame.ts'
import { barColour, type Palette } from './look.ts'

/** A patch of a bar's colour, for the legend. */
export const barSample = (palette: Palette): Sample => ({
  width: 14,
  draw: (index, x, y) =>
    element('rect', {
      class: `bar${index + 1}`,
      x,
      y: y - 6,
      width: 14,
      height: 12,
      fill: barColour(index, palette),
    }),
})
