import type { Document, Table } from '../../src/brief/document.ts'
import { Fraction } from '../../src/trade/numbers/fraction.ts'

/*
 * Units as captions print them, read by rules of the test's own: what a reader computes from a table must be what the
 * brief counts.
 */

const words: Readonly<Record<string, bigint>> = {
  亿: 100_000_000n,
  万: 10_000n,
  billion: 1_000_000_000n,
  million: 1_000_000n,
  thousand: 1_000n,
  '': 1n,
}

/** How many dollars or yuan the first unit of a caption is; null for a caption without money. */
export function moneyOfCaption(caption: string): Fraction | null {
  const [, units = ''] = /[（(]([^（）()]*)[）)]$/.exec(caption) ?? []
  const [first = ''] = units.split(/\/|, /)
  const [, zh] = /^(亿|万|)(?:美元|元)$/.exec(first) ?? []
  const [, en] = /^(?:US\$|RMB) ?(billion|million|thousand|)$/.exec(first) ?? []
  const size = words[zh ?? en ?? 'none']
  return size === undefined ? null : Fraction.of(size)
}

const isMoney = (unit: string): boolean => unit === 'USD' || unit === 'CNY' || unit === 'RMB'

/** The amounts of money of tables that are not the exact figure, in the unit of the caption and rounded; in words. */
export function misprintedAmounts(document: Document): string[] {
  return document.blocks.flatMap((block) => (block.kind === 'table' ? misprintedIn(document, block) : []))
}

function misprintedIn(document: Document, { caption, rows }: Table): string[] {
  const unit = moneyOfCaption(caption)
  return rows.flatMap((row) =>
    row.kind !== 'data'
      ? []
      : row.cells.flatMap((cell) => {
          const figure = cell.kind === 'figure' ? document.figures.get(cell.id) : undefined
          if (cell.kind !== 'figure' || !figure?.exact || !isMoney(figure.unit)) return []
          const text = cell.text.replaceAll(',', '')
          if (!/^-?\d+(\.\d+)?$/.test(text)) return []
          if (!unit) return [`${caption}: no unit of money`]
          const [numerator = '', denominator = '1'] = figure.exact.split('/')
          const exact = Fraction.of(BigInt(numerator), BigInt(denominator)).dividedBy(unit)
          const shown = exact.toFixed(text.split('.')[1]?.length ?? 0)
          return shown === text ? [] : [`${caption}: ${cell.id} prints ${text}, counts ${shown}`]
        }),
  )
}
