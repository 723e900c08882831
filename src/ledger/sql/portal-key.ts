/** The codes of a row as the portal sorts the rows of a month, in SQL. */
export const portalKey = `concat_ws(' ', ${['commodity', 'partner', 'procedure', 'place']
  .map((column) => `CAST(${column} AS varchar)`)
  .join(', ')})`
