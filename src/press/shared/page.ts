/**
 * Rows up to which a table is kept on one page, with its caption and notes. A longer one runs on, and its
 * header is repeated.
 */
export const keptTogether = 30

/** Rows up to which a table is never broken, even where the page before it is then left emptier than a quarter. */
export const unbrokenRows = 9

/** A brief of fewer headings is found through without contents. */
export const fewestHeadings = 3
