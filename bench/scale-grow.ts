import type { TrinoAddress } from '../src/ledger/trino/address.ts'
import { connect } from '../src/ledger/trino/connection.ts'
import { openTrinoLedger } from '../src/ledger/trino/trino-ledger.ts'
import { largestCommodity } from './catalogue.ts'
import { steadyCommodity } from './scale-data.ts'

/**
 * Makes a larger ledger of one that `bench/scale.ts` left behind, in the engine and with the files as upkeep leaves
 * them, since loading it would take hours on a small machine. Every row is there so many times, all but once under
 * another code:
 *
 *   node scripts/run.js bench/scale-grow.ts SCHEMA 5
 *
 * The largest product has so many times its rows under its own code; the steady one has as many as before. The other
 * codes begin with a letter and lie behind all that there were. Then run `bench/scale.ts ROWS brief` with the schema
 * that this prints; a brief of the steady product is the same as before.
 */
const [from = '', factor = ''] = process.argv.slice(2)
const times = Number(factor)
const to = `${from}_by_${times}`
const address: TrinoAddress = {
  host: `127.0.0.1:${process.env.TRADEBRIEF_TRINO_PORT ?? 18_080}`,
  tls: false,
  catalog: 'ledger',
  schema: to,
  user: 'analyst',
  patience: 600,
}
await (await openTrinoLedger(address)).close()
const connection = await connect(address)
const write = async (sql: string): Promise<void> => {
  const began = performance.now()
  const changed = await connection.write(sql)
  console.log(`${changed} rows in ${((performance.now() - began) / 1000).toFixed(1)} s`)
}
const own = [largestCommodity, steadyCommodity].map((code) => `'${code}'`).join(', ')
const letters = Array.from({ length: times - 1 }, (_, index) => String.fromCharCode(65 + index))
const prefixes = ["''", ...letters.map((letter) => `'${letter}'`)]

await write(
  `INSERT INTO loads SELECT id, batch, file, sha256, source, flow, currency, cut, scope, series, from_month, to_month,
     monthly, truncated_at, as_of, as_of_instant, loaded_at, row_count * ${times}, value_total, note,
     cells, findings FROM ${from}.loads`,
)
await write(
  `INSERT INTO load_commodities SELECT batch, position, prefix || commodity
   FROM ${from}.load_commodities CROSS JOIN UNNEST(ARRAY[${prefixes.join(', ')}]) AS given (prefix)
   WHERE (prefix = '' OR commodity NOT IN (${own}))`,
)
// Sums of the largest product are so many times as large: each of its rows is there so often.
await write(
  `INSERT INTO sums SELECT series, batch, prefix || commodity, from_month, to_month, dimension, code, unit, unit2,
     value * n, quantity * n, quantity2 * n, row_count * CAST(n AS bigint)
   FROM (
     SELECT *, CASE commodity WHEN '${largestCommodity}' THEN DECIMAL '${times}' ELSE DECIMAL '1' END AS n
     FROM ${from}.sums
   ) CROSS JOIN UNNEST(ARRAY[${prefixes.join(', ')}]) AS given (prefix)
   WHERE (prefix = '' OR commodity NOT IN (${own}))`,
)
const parts = await connection.read(`SELECT DISTINCT part FROM ${from}.observations ORDER BY part`)
const count = Math.max(...parts.map((row) => row.number('part'))) + 1
for (const [copy, prefix] of prefixes.entries()) {
  for (let part = 0; part < count; part++) {
    const repeated = `CROSS JOIN UNNEST(sequence(1, CASE commodity WHEN '${largestCommodity}' THEN ${times} ELSE 1 END))`
    await write(
      `INSERT INTO observations SELECT series, batch, part + ${copy * count}, line, from_month, to_month,
         ${prefix} || commodity, partner, procedure, place, value, quantity, unit, quantity2, unit2
       FROM ${from}.observations ${copy === 0 ? `${repeated} AS again (n)` : ''}
       WHERE part = ${part} ${copy === 0 ? '' : `AND commodity NOT IN (${own})`}`,
    )
  }
}
console.log(`schema ${to}`)
await connection.close()
