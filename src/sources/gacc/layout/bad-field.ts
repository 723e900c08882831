import { UserError } from '../../../trade/errors/errors.ts'
import type { Localized } from '../../../trade/trade.ts'
import type { Column } from './columns.ts'

/** A field that cannot be read, with the place and the text found. */
export function badField(
  place: { readonly file: string; readonly line: number; readonly column: Column; readonly found: string },
  words: Localized,
  hint: Localized,
): UserError {
  const { file, line, column, found } = place
  return new UserError(words, { where: { file, line, column: column.heading, found }, hint })
}
