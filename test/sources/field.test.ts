import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { gacc } from '../../src/sources/gacc.ts'
import { monthOf } from '../../src/trade/month.ts'

test('quick', async () => {
  const folder = process.env.TRADEBRIEF_FIELD + '/portal/'
  for (const name of (await import('node:fs')).readdirSync(folder)) {
    const r = await gacc.read(
      { name, bytes: () => createReadStream(folder + name) },
      { now: monthOf(2026, 5) },
    )
    let n = 0
    for await (const b of r.batches) n += b.length
    const rep = r.report()
    console.log(
      name,
      r.shape,
      n,
      rep.rows,
      rep.valueTotal,
      rep.months.length,
      rep.findings,
      gacc.recognise(readFileSync(folder + name), name),
    )
  }
})
