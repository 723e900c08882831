import type { Cell } from '../../brief/brief.ts'
import type { NumberForm } from '../../trade/numbers/numbers.ts'

/** What of a figure stands right of the place of the decimal point: `.5`; nothing where there is no point. */
export const getDecimalTail = (text: string, { decimal }: NumberForm): string =>
  tails[decimal].exec(text)?.[0] ?? ''

const tails = { '.': /\.\d.*$/, ',': /,\d.*$/ } as const

/** The longest decimal tail of a column’s figures, as zeros (`.00`): the room that aligned decimal points need. Text alone. */
export function longestTail(column: readonly (Cell | undefined)[], numbers: NumberForm): string {
  const lengths = column.map((cell) =>
    cell?.kind === 'figure' ? getDecimalTail(cell.text, numbers).length : 0,
  )
  const longest = Math.max(0, ...lengths)
  return longest === 0 ? '' : `${numbers.decimal}${'0'.repeat(longest - 1)}`
}
