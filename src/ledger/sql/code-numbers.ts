import { alphabet, firstPair } from '../../trade/observation/observation.ts'

/**
 * The number of a code (see `numberOfCode`) in SQL; NULL of NULL. `column` is a name written here, never a text of a
 * file.
 */
export function codeNumber(column: string, type: 'INTEGER' | 'BIGINT'): string {
  const pairs = positions.map(
    (index) =>
      `CASE WHEN length(${column}) >= ${index} THEN CAST(strpos('${alphabet}', substr(${column}, ${index}, 1)) + ${firstPair - 1} AS VARCHAR) ELSE '' END`,
  )
  return `CASE WHEN ${column} IS NULL THEN NULL
    WHEN translate(${column}, '0123456789', '') = '' THEN CAST('1' || ${column} AS ${type})
    ELSE CAST('2' || ${pairs.join(' || ')} AS ${type}) END`
}

/** The same of a commodity's code, which is digits. */
export const commodityNumber = (column: string): string => `CAST('1' || ${column} AS BIGINT)`

/** The code of a number in SQL; NULL of NULL. */
export function codeText(column: string): string {
  const digits = `CAST(${column} AS VARCHAR)`
  const characters = positions.map(
    (index) =>
      `CASE WHEN length(${digits}) >= ${2 * index + 1} THEN substr('${alphabet}', CAST(substr(${digits}, ${2 * index}, 2) AS INTEGER) - ${firstPair - 1}, 1) ELSE '' END`,
  )
  return `CASE WHEN ${column} IS NULL THEN NULL
    WHEN substr(${digits}, 1, 1) <> '2' THEN substr(${digits}, 2)
    ELSE ${characters.join(' || ')} END`
}

/** The same of a commodity's number. */
export const commodityText = (column: string): string => `substr(CAST(${column} AS VARCHAR), 2)`

/** A code with letters has four characters at most. */
const positions = [1, 2, 3, 4]
