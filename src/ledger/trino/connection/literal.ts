/** What may stand for a `$name` of a statement. */
export type Bound = string | number | bigint | boolean | null | readonly string[] | readonly number[]

export type Parameters = Readonly<Record<string, Bound>>

/**
 * A statement whose `$names` are bound. Trino's protocol has no place for values beside a statement: its own
 * drivers send `EXECUTE … USING`, with the values as typed literals, and so does this. The statement itself is
 * constant text written here; whatever comes from files is only ever in a literal.
 *
 * @throws RangeError for a name that no value is given for.
 */
export function bind(sql: string, parameters: Parameters): string {
  if (Object.keys(parameters).length === 0) return sql
  const values: string[] = []
  const constant = sql.replace(/\$([a-z]\w*)/gi, (_, name: string) => {
    const bound = parameters[name]
    if (bound === undefined) throw new RangeError(`nothing is bound to $${name}`)
    values.push(literal(bound))
    return '?'
  })
  return `EXECUTE IMMEDIATE ${text(constant)} USING ${values.join(', ')}`
}

/** A value as a typed literal of Trino's SQL. */
export function literal(bound: Bound): string {
  if (bound === null) return 'NULL'
  if (typeof bound === 'string') return text(bound)
  if (typeof bound === 'boolean') return bound ? 'TRUE' : 'FALSE'
  if (typeof bound === 'bigint') return `DECIMAL '${bound}'`
  if (typeof bound === 'number') {
    if (!Number.isSafeInteger(bound)) throw new RangeError(`not a whole number: ${bound}`)
    return String(bound)
  }
  // As one text: thousands of codes as an ARRAY[…] would be thousands of expressions to analyse.
  return `CAST(json_parse(${text(JSON.stringify(bound))}) AS array(${typeof bound[0] === 'number' ? 'integer' : 'varchar'}))`
}

/** Within quotes only the quote itself has a meaning; Trino knows no escapes by backslash. */
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`

/**
 * Values to compare a column with, each bound by itself: of these, and not of an array, the engine knows which
 * files it need not open. No value at all gives a list that nothing is in.
 *
 * @example const codes = listed('code', ['01', '02'])
 * @example query(connection, `SELECT … WHERE commodity IN (${codes.sql})`, codes.parameters)
 */
export function listed(name: string, values: readonly string[]): { sql: string; parameters: Parameters } {
  const distinct = [...new Set(values)].sort()
  if (distinct.length === 0) return { sql: 'NULL', parameters: {} }
  return {
    sql: distinct.map((_, index) => `$${name}${index}`).join(', '),
    parameters: Object.fromEntries(distinct.map((value, index) => [`${name}${index}`, value])),
  }
}
