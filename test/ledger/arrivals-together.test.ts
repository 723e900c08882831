import { expect, test } from 'vitest'
import { batchLoads } from '../../src/ledger/duckdb/load/load-batcher.ts'
import type { LoadFacts, LoadOutcome } from '../../src/ledger/ledger-interface.ts'

/** A ledger that only notes which files came in one transaction. */
function ledger(fails: (files: readonly string[]) => boolean = () => false) {
  const transactions: string[][] = []
  const load = batchLoads(async (arrivals) => {
    const files = arrivals.map(({ facts }) => facts.file)
    transactions.push(files)
    if (fails(files)) throw new Error(`no ${files.join()}`)
    return files.map((file) => ({ load: { file }, changed: true }) as unknown as LoadOutcome)
  })
  const hand = (file: string, rows: number, othersUntil?: Promise<unknown>, othersRows = Infinity) =>
    load(
      { path: file },
      { file, sha256: file, rows } as LoadFacts,
      othersUntil ? { othersUntil, othersRows: () => othersRows } : {},
    )
  return { transactions, hand }
}

const ended = () => {
  let end = () => {}
  const until = new Promise<void>((resolve) => {
    end = resolve
  })
  return { until, end }
}

test('files of which others follow are taken in together when none follow any more', async () => {
  const { transactions, hand } = ledger()
  const { until, end } = ended()
  const outcomes = ['一月.csv', '二月.csv', '三月.csv'].map((file) => hand(file, 1000, until))
  await Promise.resolve()
  expect(transactions).toEqual([])
  end()
  expect((await Promise.all(outcomes)).map(({ load }) => load.file)).toEqual([
    '一月.csv',
    '二月.csv',
    '三月.csv',
  ])
  expect(transactions).toEqual([['一月.csv', '二月.csv', '三月.csv']])
})

test('so many rows, or files, are worth a transaction though others follow', async () => {
  const many = ledger()
  const { until, end } = ended()
  await Promise.all([many.hand('a', 400_000, until), many.hand('b', 400_000, until)])
  expect(many.transactions).toEqual([['a', 'b']])
  await Promise.all(Array.from({ length: 100 }, (_, index) => many.hand(`small ${index}`, 10, until)))
  expect(many.transactions[1]).toHaveLength(100)
  end()
})

test('no transaction is begun where few rows follow, which would need another', async () => {
  const { transactions, hand } = ledger()
  const { until, end } = ended()
  const outcomes = [hand('a', 900_000, until, 250_000), hand('b', 200_000, until, 50_000)]
  await Promise.resolve()
  expect(transactions).toEqual([])
  outcomes.push(hand('c', 50_000, until, 0))
  end()
  await Promise.all(outcomes)
  expect(transactions).toEqual([['a', 'b', 'c']])
})

test('few that follow are not waited for with a hundred files or two million rows in hand', async () => {
  const { transactions, hand } = ledger()
  const { until, end } = ended()
  await Promise.all(Array.from({ length: 100 }, (_, index) => hand(`small ${index}`, 10, until, 1)))
  await Promise.all([hand('a', 1_000_000, until, 1), hand('b', 1_000_000, until, 1)])
  expect(transactions.map((files) => files.length)).toEqual([100, 2])
  end()
})

test('a file that nothing follows does not wait, and takes along those that would', async () => {
  const { transactions, hand } = ledger()
  const { until, end } = ended()
  await Promise.all([hand('a', 10, until), hand('b', 10)])
  expect(transactions).toEqual([['a', 'b']])
  end()
})

test('a file that fails keeps no other out', async () => {
  const { transactions, hand } = ledger((files) => files.includes('bad'))
  const { until, end } = ended()
  const outcomes = Promise.allSettled(['a', 'bad', 'c'].map((file) => hand(file, 10, until)))
  end()
  expect((await outcomes).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(transactions).toEqual([['a', 'bad', 'c'], ['a'], ['bad'], ['c']])
})
