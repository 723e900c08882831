/**
 * Shades an edge beyond which there is more, of what is wider than a narrow page: the shade stays at the edge, and paper
 * that moves along with what is there covers it at either end.
 */
export const scrollEdges = `background:
  linear-gradient(to right, var(--sheet, var(--paper)) 40%, transparent) 0 0 / 2.5rem 100% no-repeat local,
  linear-gradient(to left, var(--sheet, var(--paper)) 40%, transparent) 100% 0 / 2.5rem 100% no-repeat local,
  linear-gradient(to right, var(--hairline), transparent) 0 0 / .75rem 100% no-repeat scroll,
  linear-gradient(to left, var(--hairline), transparent) 100% 0 / .75rem 100% no-repeat scroll;`
