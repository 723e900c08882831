import { getYear, listMonths, type Month } from '../../../src/trade/month.ts'
import type { Flow } from '../../../src/trade/terms.ts'
import { apportion, scatter } from './apportion.ts'
import { dollarsPerPiece } from './assumed-sizes.ts'
import { type Cell, fillCells } from './cells.ts'
import { habits } from './habits.ts'
import { type Margins, total } from './margins.ts'
import { type Stretch, stretches, stretchMonths, year } from './stretches.ts'

/** What a partner and a place trade in one month. */
interface MonthCell extends Cell {
  readonly month: Month
}

/** A row of the files: value in US dollars, first quantity in 个, second in 千克. */
export interface Row extends MonthCell {
  readonly pieces: number
  readonly kilograms: number
}

/** All rows of a flow, whose sums are exactly the margins. */
export function flowRows(flow: Flow, margins: Margins): Row[] {
  return stretches.flatMap((stretch) => {
    const cells = monthCells(flow, margins, stretch)
    const pieces = sharePieces(flow, cells, margins.pieces[stretch])
    return cells.map((cell, index) => ({
      ...cell,
      pieces: pieces[index] ?? Number.NaN,
      kilograms: kilogramsOf(flow, cell),
    }))
  })
}

/** Who trades what with whom in the months of a stretch. */
function monthCells(flow: Flow, { partner, place }: Margins, stretch: Stretch): MonthCell[] {
  const { hubs, leastCell } = habits[flow]
  const last = stretch === 'earlier' ? 'month' : stretch === 'earlierBefore' ? 'monthBefore' : stretch
  const level = total(partner, last) / total(partner, stretch)
  const partners = new Map([...partner].map(([code, amounts]) => [code, amounts[stretch]]))
  const places = new Map([...place].map(([code, amounts]) => [code, amounts[stretch]]))
  const least = stretch === last ? leastCell.month : leastCell.earlier
  return fillCells({ partners, places }, hubs, least).flatMap((cell) => {
    const amounts = partner.get(cell.partner)
    const tilt = amounts ? amounts[last] / amounts[stretch] / level : 1
    return spread(flow, cell, stretch, tilt)
  })
}

/**
 * Spreads a cell over the months of its stretch, exactly; small cells skip months. `tilt` is the partner's last
 * month of the year against the others, 1 being level: who is strong then was already on the way there.
 */
function spread(flow: Flow, cell: Cell, stretch: Stretch, tilt: number): MonthCell[] {
  const { levels, dollarsPerMonth } = habits[flow]
  const months = listMonths(stretchMonths[stretch])
  const key = `${cell.partner} ${cell.place} ${getYear(stretchMonths[stretch].to)}`
  const middle = (months.length + 1) / 2
  const slope = Math.min(0.8, Math.max(-0.6, (tilt - 1) / 2)) / middle
  const weights = levels[stretch].map((level, index) => {
    const leaning = 1 + slope * (index + 1 - middle)
    return Math.round(1000 * level * leaning * (0.9 + 0.2 * scatter(`${key} ${index}`)))
  })
  const perMonth = dollarsPerMonth * (0.3 + 1.4 * scatter(`${key} months`))
  const active = Math.max(1, Math.round(cell.value / perMonth))
  const order = months
    .map((_, index) => index)
    .sort((a, b) => scatter(`${key} month ${a}`) - scatter(`${key} month ${b}`))
  const chosen = new Set(order.slice(0, active))
  const values = apportion(
    cell.value,
    weights.map((weight, index) => (chosen.has(index) ? weight : 0)),
  )
  return months
    .map((month, index) => ({ ...cell, month, value: values[index] ?? 0 }))
    .filter(({ value }) => value > 0)
}

/** Pieces by row with exactly the published total: each row has one, the rest goes by value over unit value. */
function sharePieces(flow: Flow, cells: readonly MonthCell[], pieces: number): number[] {
  const weights = cells.map(({ partner, place, month, value }) => {
    const usual = Math.sqrt(dollarsPerPiece(flow, 'partner', partner) * dollarsPerPiece(flow, 'place', place))
    const jitter = 0.85 + 0.3 * scatter(`${flow} pieces ${month} ${partner} ${place}`)
    return Math.round((100 * value) / (usual * jitter))
  })
  return apportion(pieces - cells.length, weights).map((more) => more + 1)
}

/** Batteries became cheaper by weight from the year before to the year. */
function kilogramsOf(flow: Flow, { partner, place, month, value }: MonthCell): number {
  const { least, most } = habits[flow].dollarsPerKilogram
  const usual = least + (most - least) * scatter(`${flow} weight ${partner} ${place}`)
  const jitter = 0.94 + 0.12 * scatter(`${flow} weight ${month} ${partner} ${place}`)
  return Math.max(1, Math.round(value / (usual * jitter * (getYear(month) < year ? 1.08 : 1))))
}
