import { type Cut, type Dimension, dimensions } from '../../trade/terms.ts'

/**
 * The columns that make the key of a cell within a series, for a GROUP BY, a PARTITION BY or a USING. They are
 * names of columns, not values: nothing of a file is in them.
 */
export const cellColumns = (cut: Cut): string =>
  ['from_month', 'to_month', 'commodity', ...split(cut)].join(', ')

/** The dimensions of a cut besides the commodity: those that totals can be made by. */
export const split = (cut: Cut): Exclude<Dimension, 'commodity'>[] =>
  dimensions.filter((dimension) => dimension !== 'commodity').filter((dimension) => cut.includes(dimension))

/**
 * The loads of a series ($series) with their `precedence`: of several that hold a cell the
 * highest prevails. Later data prevail over earlier ones, and of data of one date the later loaded.
 */
export const precedence = `
  SELECT id AS load, as_of_instant, row_number() OVER (ORDER BY as_of_instant, id) AS precedence
  FROM loads WHERE series = $series`

/**
 * Of the rows of a relation (observations with their load's `precedence`) those whose load prevails in their
 * cell. Supersession is by cell: rows of one load with the same key stay together.
 */
export const prevailingOf = (relation: string, cut: Cut): string => `
  SELECT * FROM ${relation}
  QUALIFY precedence = max(precedence) OVER (PARTITION BY ${cellColumns(cut)})`
