import type { Cell, ChartPoint, Document, ShownFigure } from '../../src/brief/document.ts'
import { countSignificantDigits } from '../../src/brief/scales/decimals.ts'
import { Fraction } from '../../src/trade/numbers/fraction.ts'

/** An amount as one table or chart prints it, in base units: between these two, and as printed. */
interface Printed {
  readonly text: string
  readonly least: Fraction
  readonly most: Fraction
  readonly middle: Fraction
}

export interface Recomputed {
  /** Printed shares and growths of which both amounts are printed too. */
  readonly shares: number
  readonly growths: number
  /** Those that do not follow from the printed amounts within rounding, in words. */
  readonly faults: readonly string[]
  /** Growths computed again from an amount of a single digit. */
  readonly coarse: number
  /** Growths of which only one amount is printed: the other is in the brief of a year before. */
  readonly alone: number
}

const half = Fraction.of(1n, 2n)
const hundred = Fraction.of(100n)
const tenth = Fraction.of(1n, 10n)

function readAmount(text: string, scale: string): Printed | null {
  const number = text.replaceAll(',', '')
  if (!/^-?\d+(\.\d+)?$/.test(number)) return null
  const decimals = number.split('.')[1]?.length ?? 0
  const unit = Fraction.of(BigInt(scale))
  const middle = Fraction.ofDecimal(number).times(unit)
  const off = half.times(Fraction.of(1n, 10n ** BigInt(decimals))).times(unit)
  return { text, least: middle.minus(off), most: middle.plus(off), middle }
}

/** Every figure that a table or a chart prints: of each table, ids with texts and units. */
function listCells({ blocks }: Document): (readonly { id: string; text: string; scale: string }[])[] {
  const readable = (items: readonly (Cell | ChartPoint)[]) =>
    items.flatMap((item) =>
      'id' in item ? [{ id: item.id, text: item.text, scale: item.scale ?? '1' }] : [],
    )
  return blocks.flatMap((block) => {
    if (block.kind === 'table')
      return [readable(block.rows.flatMap((row) => (row.kind === 'data' ? row.cells : [])))]
    return block.kind === 'chart' ? [readable(block.series.flatMap(({ points }) => points))] : []
  })
}

/**
 * Computes each printed share and growth again from the amounts that the brief prints: in the same table first, else in
 * any other, or in a note on what shares are taken of. A share must come out to a tenth of a point. A growth must lie
 * between the least and the greatest that the rounded amounts allow; where one of these has a single digit, as three
 * decimals allow no more, the growth is counted as coarse too.
 */
export function recomputePercents(document: Document): Recomputed {
  const tables = listCells(document)
  const notes = document.blocks.flatMap((block) => (block.kind === 'table' ? block.notes : [])).join('\n')
  const everywhere = new Map(tables.flat().map((cell) => [cell.id, cell]))
  const noted = (figure: ShownFigure | undefined) =>
    figure && /\.denominator$/.test(figure.id) && notes.includes(figure.text) ? figure : undefined
  const faults = new Set<string>()
  const counts = {
    share: new Set<string>(),
    growth: new Set<string>(),
    alone: new Set<string>(),
    coarse: new Set<string>(),
  }
  for (const cells of tables) {
    const here = new Map(cells.map((cell) => [cell.id, cell]))
    const find = (id: string): Printed | null => {
      const figure = document.figures.get(id)
      // What shares are taken of is the total, unless some partners are left out.
      const total = id.replace(/\.denominator$/, '')
      const same = document.figures.get(total)?.exact === figure?.exact
      const ids = same ? [id, total] : [id]
      const cell = ids
        .flatMap((each) => here.get(each) ?? [])
        .concat(ids.flatMap((each) => everywhere.get(each) ?? []))[0]
      const found = noted(figure) ?? cell
      return found ? readAmount(found.text, found.scale) : null
    }
    for (const { id, text } of cells) {
      const figure = document.figures.get(id)
      const percent = /^-?\d[\d,]*(\.\d+)?$/.test(text) ? Fraction.ofDecimal(text.replaceAll(',', '')) : null
      if (!figure || !percent || figure.unit !== '%') continue
      const { derivation } = figure
      if (derivation.operation === 'share') {
        const [part, whole] = [find(derivation.part), find(derivation.whole)]
        counts.share.add(id)
        if (!whole) faults.add(`${id}: the total is not printed`)
        else if (part && !shareFollows(percent, part, whole))
          faults.add(`${id}: ${part.text} of ${whole.text} is no ${text}%`)
      } else if (derivation.operation === 'growth') {
        const [now, before] = [find(derivation.current), find(derivation.base)]
        if (!now || !before) {
          counts.alone.add(id)
          continue
        }
        counts.growth.add(id)
        if ([now, before].some(isCoarse)) counts.coarse.add(id)
        if (!growthFollows(percent, now, before))
          faults.add(`${id}: ${now.text} after ${before.text} is no ${text}%`)
      }
    }
  }
  return {
    shares: counts.share.size,
    growths: counts.growth.size,
    faults: [...faults],
    alone: counts.alone.size,
    coarse: counts.coarse.size,
  }
}

function shareFollows(percent: Fraction, part: Printed, whole: Printed): boolean {
  if (whole.middle.sign() === 0) return false
  const again = Fraction.ofDecimal(part.middle.times(hundred).dividedBy(whole.middle).toFixed(1))
  return again.minus(percent).abs().compare(tenth) <= 0
}

/** Whether an amount other than zero has one digit alone. */
const isCoarse = ({ text, middle }: Printed): boolean =>
  middle.sign() !== 0 && text.includes('.') && countSignificantDigits(text) < 2

function growthFollows(percent: Fraction, now: Printed, before: Printed): boolean {
  if (before.least.sign() <= 0) return false
  const growth = (a: Fraction, b: Fraction) => a.minus(b).times(hundred).dividedBy(b)
  const off = Fraction.of(1n, 20n)
  return (
    growth(now.least, before.most).minus(off).compare(percent) <= 0 &&
    growth(now.most, before.least).plus(off).compare(percent) >= 0
  )
}
