import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { partnerOfCode } from '../../src/codes/partners/partner-list.ts'
import type { Ledger } from '../../src/ledger/ledger-interface.ts'
import { type Explanation, explain } from '../../src/review/explain/explain.ts'
import { type CellSet, recordRules, splitRules, spreadRules } from '../../src/trade/figure.ts'
import { Fraction } from '../../src/trade/numbers/fraction.ts'
import { makeBriefs } from '../../src/workspace/build/build-briefs.ts'
import { filesToLoad } from '../../src/workspace/load/found-files.ts'
import { readProduct } from '../../src/workspace/project/products/products.ts'
import { month } from '../support/briefs.ts'
import { load, sample, withLedger, workspaceWith } from '../support/workspaces.ts'
import { type Line, ruleOverLines } from './support/cell-rules.ts'

/** The lines of a file of the sample, read without the program. */
async function linesOf(file: string): Promise<ReadonlyMap<number, Line>> {
  const text = new TextDecoder('gb18030').decode(await readFile(join(sample, 'files', file)))
  return new Map(
    text.split('\n').map((line, index) => {
      const fields = line.slice(1, -2).split('","')
      const amount = (column: number) =>
        BigInt(/^[\d,]+$/.test(fields[column] ?? '') ? (fields[column] ?? '').replaceAll(',', '') : 0)
      const [position = '', , , partner = '', , place = ''] = fields
      const codes = { month: Number(position), partner: partnerOfCode(partner)?.id ?? '', place }
      return [index + 1, { ...codes, value: amount(11), quantity: amount(7), quantity2: amount(9) }]
    }),
  )
}

/** A ledger that is asked once for each set of cells: many figures stand on the same. */
function remembering(ledger: Ledger): Pick<Ledger, 'trace' | 'loads'> {
  const traced = new Map<string, ReturnType<Ledger['trace']>>()
  const loads = ledger.loads()
  return {
    loads: () => loads,
    trace(asked) {
      const key = JSON.stringify(asked)
      const tracedRows = traced.get(key) ?? ledger.trace(asked)
      traced.set(key, tracedRows)
      return tracedRows
    },
  }
}

describe('an explanation of every figure of the extended sample', () => {
  it('leads to lines that give it', { timeout: 120_000 }, async () => {
    const product = await readFile(join(sample, 'products', 'lithium-ion.yaml'), 'utf8')
    const workspace = await workspaceWith({ 'lithium-ion.yaml': `${product}sections: extended\n` })
    await load(workspace, await filesToLoad([join(sample, 'files')]))
    const lines = new Map<string, ReadonlyMap<number, Line>>()
    await withLedger(workspace, async (opened) => {
      const ledger = remembering(opened)
      const subject = await readProduct(workspace, 'lithium-ion')
      const [brief] = await makeBriefs(workspace, opened, subject, month('2023-12'), ['zh'])
      const figures = brief?.document.figures ?? new Map()
      let sums = 0
      const rules = new Set<string>()
      for (const id of figures.keys()) {
        const { figure, from, files } = await explain(figures, id, ledger)
        for (const { file } of files) if (!lines.has(file)) lines.set(file, await linesOf(file))
        const named = files.flatMap(({ file, rows }) =>
          rows.flatMap(({ line }) => lines.get(file)?.get(line) ?? []),
        )
        const { derivation } = figure
        if (derivation.operation === 'sum' && figure.value !== null) {
          const total = named.reduce((sum, line) => sum + line[derivation.cells.measure], 0n)
          expect([id, total.toString()]).toEqual([id, figure.value])
          sums++
        }
        if (derivation.operation === 'cells' && derivation.rule !== 'adjusted') {
          rules.add(derivation.rule)
          const sides = derivation.cells.map((cells) => named.filter((line) => isOf(line, cells)))
          const given = ruleOverLines(
            derivation.rule,
            derivation.cells[0]?.dimension,
            sides,
            from[0]?.figure.id,
          )
          expect([id, figure.value === null]).toEqual([id, given === null])
          expect(Math.abs(Number(figure.value) - (given ?? 0)), id).toBeLessThan(
            1e-9 * Math.max(1, Math.abs(given ?? 0)),
          )
        } else {
          const again = recomputed({ figure, from, files })
          if (figure.exact !== null)
            expect(close(again, figure.exact), `${id} ${again} ${figure.exact}`).toBe(true)
        }
      }
      expect(sums).toBeGreaterThan(250)
      expect(rules.size).toBe(spreadRules.length + splitRules.length + recordRules.length)
      expect(figures.size).toBeGreaterThan(700)
    })
  })
})

const isOf = (line: Line, { months }: CellSet): boolean =>
  months.from <= line.month && line.month <= months.to

/** Exactly, but for square roots, which have no end. */
const close = (value: Fraction | number | null, exact: string): boolean => {
  if (value instanceof Fraction) return value.toString() === exact
  const [numerator = '0', denominator = '1'] = exact.split('/')
  return value !== null && Math.abs(value - Number(numerator) / Number(denominator)) < 1e-6
}

const hundred = Fraction.of(100n)
const fraction = Fraction.of(1n)

/** The figure computed again from the parts that the explanation names. */
function recomputed({ figure, from, files }: Explanation): Fraction | number | null {
  const parts = from.map((part) => exactOf(part.figure.exact))
  const [a = null, b = null, c = null] = parts
  switch (figure.derivation.operation) {
    case 'sum':
      return Fraction.of(files.flatMap(({ rows }) => rows).reduce((sum, { amount }) => sum + amount, 0n))
    case 'plus':
      return a && b && a.plus(b)
    case 'minus':
    case 'difference':
      return a && b && a.minus(b)
    case 'growth':
      return a && b && a.minus(b).dividedBy(b).times(hundred)
    case 'share':
      return a && b && a.dividedBy(b).times(hundred)
    case 'contribution':
      return a && b && c && a.minus(b).dividedBy(c).times(hundred)
    case 'quotient':
      return a && b && a.dividedBy(b)
    case 'averageGrowth':
      return a && b && (Math.sqrt(Number(a.dividedBy(b).toDecimal())) - 1) * 100
    case 'balanceIndex':
      return a && b && a.minus(b).dividedBy(a.plus(b))
    case 'grubelLloyd':
      return a && b && fraction.minus(a.minus(b).abs().dividedBy(a.plus(b)))
    case 'bulletin':
    case 'cells':
      throw new Error(`${figure.id} is not computed from figures`)
  }
}

function exactOf(exact: string | null): Fraction | null {
  if (exact === null) return null
  const [numerator = '', denominator = '1'] = exact.split('/')
  return Fraction.of(BigInt(numerator), BigInt(denominator))
}
