/**
 * Rows up to which a table is kept on one page, with its caption and notes. A longer one runs on, and its
 * header is repeated.
 */
export const keptTogether = 30
