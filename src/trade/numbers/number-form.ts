import { groupThousands } from './thousands.ts'

/** How a language writes numbers. */
export interface NumberForm {
  /** Whether thousands are grouped. */
  readonly grouped: boolean
  readonly group: ',' | '.'
  readonly decimal: ',' | '.'
}

/**
 * A plain number in the form of a language.
 *
 * @example formatDigits('-1234.5', { grouped: true, group: '.', decimal: ',' }) // '-1.234,5'
 */
export function formatDigits(text: string, { grouped, group, decimal }: NumberForm): string {
  const parts = grouped ? groupThousands(text) : text
  return parts.replace(/[.,]/g, (sign) => (sign === '.' ? decimal : group))
}

/** The plain number that a text of a language shows: `1234.5` for `1.234,5` in Portuguese. */
export const plainDigits = (text: string, { group, decimal }: NumberForm): string =>
  text.replaceAll(group, '').replace(decimal, '.')
