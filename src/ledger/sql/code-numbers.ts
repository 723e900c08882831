/** The number of a code (see `numberOfCode`) in SQL; NULL of NULL. `column` is a name written here, never a text of a file. */
export const codeNumber = (column: string, type: 'INTEGER' | 'BIGINT'): string =>
  `CAST('1' || ${column} AS ${type})`

/** The code of a number in SQL; NULL of NULL. */
export const codeText = (column: string): string => `substr(CAST(${column} AS VARCHAR), 2)`
