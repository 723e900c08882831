import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type Explanation, explain } from '../../src/review/explanation.ts'
import { Fraction } from '../../src/trade/fraction.ts'
import { makeBriefs } from '../../src/workspace/build.ts'
import { filesToLoad } from '../../src/workspace/load.ts'
import { readProduct } from '../../src/workspace/open.ts'
import { month } from '../support/briefs.ts'
import { load, sample, withLedger, workspaceWith } from '../support/workspaces.ts'

/** The value and the quantities on each line of a file of the sample, read without the program. */
async function linesOf(file: string): Promise<Map<number, Record<string, bigint>>> {
  const text = new TextDecoder('gb18030').decode(await readFile(join(sample, 'files', file)))
  return new Map(
    text.split('\n').map((line, index) => {
      const fields = line.slice(1, -2).split('","')
      const amount = (column: number) =>
        BigInt(/^[\d,]+$/.test(fields[column] ?? '') ? (fields[column] ?? '').replaceAll(',', '') : 0)
      return [index + 1, { value: amount(11), quantity: amount(7), quantity2: amount(9) }]
    }),
  )
}

describe('an explanation', () => {
  it('of every figure of the sample leads to lines that add up to it', async () => {
    const workspace = await workspaceWith({
      'lithium-ion.yaml': await readFile(join(sample, 'products', 'lithium-ion.yaml'), 'utf8'),
    })
    const files = await filesToLoad([join(sample, 'files')])
    await load(workspace, files)
    const lines = new Map<string, Awaited<ReturnType<typeof linesOf>>>()
    await withLedger(workspace, async (ledger) => {
      const product = await readProduct(workspace, 'lithium-ion')
      const [brief] = await makeBriefs(workspace, ledger, product, month('2023-12'), ['zh'])
      const figures = brief?.document.figures ?? new Map()
      let sums = 0
      for (const id of figures.keys()) {
        const explanation = await explain(figures, id, ledger)
        for (const { file } of explanation.files) if (!lines.has(file)) lines.set(file, await linesOf(file))
        if (explanation.figure.derivation.operation === 'sum') {
          const { measure } = explanation.figure.derivation.cells
          const total = explanation.files
            .flatMap(({ file, rows }) => rows.map(({ line }) => lines.get(file)?.get(line)?.[measure] ?? 0n))
            .reduce((sum, amount) => sum + amount, 0n)
          expect([id, total.toString()]).toEqual([id, explanation.figure.value])
          sums++
        }
        expect([id, recomputed(explanation)?.toString() ?? null]).toEqual([id, explanation.figure.exact])
      }
      expect(sums).toBeGreaterThan(150)
      expect(figures.size).toBeGreaterThan(300)
    })
  })
})

/** The figure computed again from the parts that the explanation names. */
function recomputed({ figure, from, files }: Explanation): Fraction | null {
  const [first = null, second = null, third = null] = from.map(recomputed)
  switch (figure.derivation.operation) {
    case 'sum':
      return Fraction.of(files.flatMap(({ rows }) => rows).reduce((sum, { amount }) => sum + amount, 0n))
    case 'plus':
      return first && second && first.plus(second)
    case 'minus':
    case 'difference':
      return first && second && first.minus(second)
    case 'growth':
      return first && second && first.minus(second).dividedBy(second).times(Fraction.of(100n))
    case 'share':
      return first && second && first.dividedBy(second).times(Fraction.of(100n))
    case 'contribution':
      return first && second && third && first.minus(second).dividedBy(third).times(Fraction.of(100n))
    case 'quotient':
      return first && second && first.dividedBy(second)
    case 'averageGrowth':
    case 'bulletin':
    case 'balanceIndex':
    case 'grubelLloyd':
    case 'cells':
      throw new Error('the standard brief has none')
  }
}
