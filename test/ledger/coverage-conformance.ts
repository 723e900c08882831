import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UndecidedRelationError } from '../../src/ledger/coverage/undecided-relation-error.ts'
import type { Ledger, LoadFacts, Span, Vintage } from '../../src/ledger/ledger-interface.ts'
import type { StatedRelation } from '../../src/ledger/relation.ts'
import { factsOf, month, months, observation, stagedFile, temporaryFolder } from '../support/staged.ts'

/** Values by month and partner, as a table of text: `11 110 100` is 100 with partner 110 in November 2023. */
type Cells = string

/** What every ledger must do with files that cover some of the same. `open` makes an empty one in the folder given. */
export function describeCoverage(name: string, open: (folder: string) => Promise<Ledger>): void {
  describe(`${name}, of files that cover some of the same,`, () => {
    let folder: Awaited<ReturnType<typeof temporaryFolder>>
    let ledger: Ledger
    beforeEach(async () => {
      folder = await temporaryFolder()
      ledger = await open(folder.path)
    })
    afterEach(async () => {
      await ledger.close()
      await folder.remove()
    })

    /** Loads a file of a date in 2024 (`02-18`). */
    const load = async (file: string, date: string, cells: Cells, loadFacts: Partial<LoadFacts> = {}) => {
      const rows = rowsOf(cells)
      const facts = factsOf(rows, { file, asOf: `2024-${date}`, commodities: ['01'], ...loadFacts })
      return (await ledger.load(await stagedFile(folder.path, rows), facts)).load
    }
    /** What counts, as such a table. */
    const counted = async (vintage?: Vintage): Promise<string[]> => {
      const cut = ['commodity', 'partner'] as const
      const request = { flow: 'export', currency: 'USD', cut, span: autumn, by: null } as const
      const [rows, totals] = await Promise.all([
        ledger.trace({ ...request, ...(vintage && { vintage }) }),
        ledger.totals({
          ...{ flow: 'export', currency: 'USD', cut, by: 'partner', spans: [autumn] },
          ...(vintage && { vintage }),
        }),
      ])
      const sum = (values: readonly { readonly value: bigint }[]) =>
        values.reduce((total, { value }) => total + value, 0n)
      expect(sum(totals)).toBe(sum(rows))
      return rows.map(({ period, partner, value }) => `${period.from % 100} ${partner} ${value}`).sort()
    }
    const kinds = async () =>
      (await ledger.loads()).map(({ relations }) => relations.map(({ other, kind }) => `${other} ${kind}`))
    const undecided = async (loading: Promise<unknown>) => {
      const error = await loading.then(
        () => null,
        (reason: unknown) => reason,
      )
      if (!(error instanceof UndecidedRelationError)) throw error ?? new Error('it was taken in')
      return error
    }

    const original = '10 110 100, 10 502 50, 11 110 200, 11 502 60, 12 110 300, 12 502 70'

    it('counts a shipment once that moved to another partner', async () => {
      await load('first.csv', '01-18', '12 110 100, 12 502 50, 12 601 9')
      const second = await load('second.csv', '02-18', '12 110 150, 12 601 9')
      expect(await counted()).toEqual(['12 110 150', '12 601 9'])
      expect(await counted({ asOf: '2024-02-01' })).toEqual(['12 110 100', '12 502 50', '12 601 9'])
      expect(await counted({ first: true })).toEqual(['12 110 100', '12 502 50', '12 601 9'])
      expect(second.relations).toEqual([
        {
          ...{ other: 1, kind: 'revision', isLater: true, months: months('2023-12') },
          cells: { equal: 1, differing: 1, gone: 1, added: 0 },
          value: { earlier: 159n, later: 159n },
        },
      ])
      expect(second.findings).toEqual([
        { kind: 'removed', severity: 'warning', count: 1, subject: 'first.csv' },
        { kind: 'revised', severity: 'note', count: 1, subject: 'first.csv' },
      ])
    })

    it('tells how many cells of earlier files have a quantity and no longer one in a later file', async () => {
      const measured = rowsOf('12 110 100, 12 502 50, 12 601 9').map((row) => ({
        ...row,
        quantity: 5n,
        unit: '千克',
      }))
      const loadMeasured = async (file: string, date: string) => {
        const facts = factsOf(measured, { file, asOf: `2024-${date}`, commodities: ['01'] })
        return (await ledger.load(await stagedFile(folder.path, measured), facts)).load
      }
      await loadMeasured('measured.csv', '01-18')
      const values = await load('values.csv', '02-18', '12 110 150, 12 502 50, 12 601 9')
      expect(values.findings).toEqual([
        { kind: 'quantitiesGone', severity: 'warning', count: 3, subject: 'measured.csv' },
        { kind: 'revised', severity: 'note', count: 1, subject: 'measured.csv' },
      ])
      const excerpt = await load('excerpt.csv', '03-18', '12 110 150')
      expect(excerpt.findings).toMatchObject([{ kind: 'excerpt', subject: 'values.csv' }])
      expect((await loadMeasured('older.csv', '01-08')).findings).toMatchObject([{ kind: 'olderData' }])
    })

    it('has an older file that is loaded late replaced in what the newer one covers', async () => {
      await load('newer.csv', '02-18', '11 110 210, 11 502 60')
      await load('older.csv', '01-18', original)
      expect(await counted()).toEqual([
        '10 110 100',
        '10 502 50',
        '11 110 210',
        '11 502 60',
        '12 110 300',
        '12 502 70',
      ])
      expect(await counted({ asOf: '2024-02-01' })).toHaveLength(6)
      await ledger.withdraw(1)
      expect(await counted()).toContain('11 110 200')
    })

    it('keeps what an excerpt does not list, and counts nothing twice', async () => {
      await load('whole.csv', '01-18', original)
      const excerpt = await load('excerpt.csv', '02-18', '11 110 200, 12 110 300')
      expect(await counted()).toHaveLength(6)
      expect(await kinds()).toEqual([['2 excerpt'], ['1 excerpt']])
      expect(excerpt.findings).toMatchObject([{ kind: 'excerpt', count: 2, subject: 'whole.csv' }])
      expect(await counted({ first: true })).toHaveLength(6)
      // With the whole gone it is all there is.
      await ledger.withdraw(1)
      expect(await counted()).toEqual(['11 110 200', '12 110 300'])
      expect(await kinds()).toEqual([[]])
    })

    it('takes out of a filtered file what its revision no longer lists, also of a code with letters', async () => {
      const scope = { partner: ['XKX', '110'] }
      await load('filtered.csv', '01-18', '11 XKX 4, 12 XKX 1, 12 110 900', { scope })
      const revised = await load('revised.csv', '02-18', '11 XKX 5, 12 110 900', { scope })
      expect(await counted()).toEqual(['11 XKX 5', '12 110 900'])
      expect(revised.relations).toMatchObject([
        { kind: 'revision', cells: { equal: 1, differing: 1, gone: 1 } },
      ])
    })

    it('keeps the other months of a line of which a filtered file replaces one', async () => {
      const inOneLine = rowsOf('11 110 5, 12 110 7, 12 502 1').map((row) => ({ ...row, line: 2 }))
      const facts = factsOf(inOneLine, { file: 'wide.csv', asOf: '2024-01-18', commodities: ['01'] })
      await ledger.load(await stagedFile(folder.path, inOneLine), facts)
      await load('gone.csv', '03-18', '11 502 3', { scope: { partner: ['110', '502'] }, relation: 'revised' })
      expect(await counted()).toEqual(['11 502 3', '12 110 7', '12 502 1'])
      expect(await counted({ asOf: '2024-04-01' })).toEqual(['11 502 3', '12 110 7', '12 502 1'])
    })

    it('takes no file for an excerpt of one that lists less, such as one of a single partner', async () => {
      await load('one.csv', '01-18', '12 110 1, 11 110 1', { scope: { partner: ['110'] } })
      await undecided(load('whole.csv', '02-18', '12 110 1, 12 502 70, 11 502 60'))
      await load('whole.csv', '02-18', '12 110 1, 12 502 70, 11 502 60', { relation: 'revised' })
      expect(await counted()).toEqual(['11 502 60', '12 110 1', '12 502 70'])
    })

    it('adds up parts that have no cell in common, and lets revisions of each replace it', async () => {
      await load('asia.csv', '01-18', '12 110 100, 12 116 50')
      const other = await load('america.csv', '01-19', '12 502 30, 12 501 20')
      expect(await counted()).toHaveLength(4)
      expect(other.findings).toMatchObject([{ kind: 'partial', count: 2, subject: 'asia.csv' }])
      await load('asia-revised.csv', '02-18', '12 110 150')
      expect(await counted()).toEqual(['12 110 150', '12 501 20', '12 502 30'])
      expect(await counted({ first: true })).toEqual(['12 110 100', '12 116 50', '12 501 20', '12 502 30'])
    })

    const strict = '11 110 150, 12 110 300'

    it('refuses a file that would lose trade until somebody says what it is, and changes nothing', async () => {
      await load('whole.csv', '01-18', original)
      const error = await undecided(load('less.csv', '02-18', strict))
      expect(error.pairs).toEqual([
        {
          earlier: { file: 'whole.csv', asOf: '2024-01-18', load: 1 },
          later: { file: 'less.csv', asOf: '2024-02-18', load: null },
          months: months('2023-11', '2023-12'),
          statistics: {
            cells: { equal: 1, differing: 1, gone: 2, added: 0 },
            isContained: true,
            periods: [
              { period: months('2023-11'), earlier: 260n, later: 150n, mainMembersGone: ['502'] },
              { period: months('2023-12'), earlier: 370n, later: 300n, mainMembersGone: ['502'] },
            ],
          },
        },
      ])
      expect(await ledger.loads()).toHaveLength(1)
      expect(await counted()).toHaveLength(6)
    })

    it.each<[StatedRelation, string[], string]>([
      ['revised', ['10 110 100', '10 502 50', '11 110 150', '12 110 300'], 'revision'],
      [
        'filtered',
        ['10 110 100', '10 502 50', '11 110 150', '11 502 60', '12 110 300', '12 502 70'],
        'excerpt',
      ],
      ['part', ['10 110 100', '10 502 50', '11 110 150', '11 502 60', '12 110 300', '12 502 70'], 'part'],
    ])('does as is said of it: %s', async (relation, expected, kind) => {
      await load('whole.csv', '01-18', original)
      const loaded = await load('less.csv', '02-18', strict, { relation })
      expect(loaded.relation).toBe(relation)
      expect(await counted()).toEqual(expected)
      expect(await kinds()).toEqual([[`2 ${kind}`], [`1 ${kind}`]])
      expect(await ledger.coverage()).toMatchObject([{ relations: [{ kind }] }, { relation }])
    })

    it('asks of the older file too where that comes second', async () => {
      await load('less.csv', '02-18', strict)
      const error = await undecided(load('whole.csv', '01-18', original))
      expect(error.pairs).toMatchObject([{ earlier: { load: null }, later: { file: 'less.csv', load: 1 } }])
      await load('whole.csv', '01-18', original, { relation: 'revised' })
      expect(await counted()).toEqual(['10 110 100', '10 502 50', '11 110 150', '12 110 300'])
    })

    it('asks nothing about what a third file has replaced already', async () => {
      await load('whole.csv', '01-18', original)
      await load('less.csv', '02-18', strict, { relation: 'revised' })
      await load('again.csv', '03-18', '11 110 151, 12 110 300')
      expect(await kinds()).toEqual([
        ['2 revision', '3 revision'],
        ['1 revision', '3 revision'],
        ['1 revision', '2 revision'],
      ])
      expect(await counted()).toEqual(['10 110 100', '10 502 50', '11 110 151', '12 110 300'])
    })

    it('replaces only what a filtered file was filtered to', async () => {
      await load('whole.csv', '01-18', original)
      await load('one.csv', '02-18', '11 110 210, 12 110 290', { scope: { partner: ['110'] } })
      await load('gone.csv', '03-18', '10 601 5', { scope: { partner: ['601', '502'] }, relation: 'revised' })
      expect(await counted()).toEqual([
        '10 110 100',
        '10 601 5',
        '11 110 210',
        '11 502 60',
        '12 110 290',
        '12 502 70',
      ])
    })

    it('leaves months alone that a file does not cover, and ends those that it covers without a row', async () => {
      await load('first.csv', '01-18', original)
      await load('second.csv', '02-18', '10 110 101, 10 502 50, 12 110 300, 12 502 70', {
        uncoveredMonths: [month('2023-11')],
      })
      expect(await counted()).toEqual([
        '10 110 101',
        '10 502 50',
        '11 110 200',
        '11 502 60',
        '12 110 300',
        '12 502 70',
      ])
      expect(await ledger.coverage()).toMatchObject([
        { uncoveredMonths: [] },
        { uncoveredMonths: [month('2023-11')] },
      ])
      await load('third.csv', '03-18', '10 110 101, 10 502 50, 12 110 300, 12 502 70', {
        relation: 'revised',
        file: 'declared.csv',
      })
      expect(await counted()).toEqual(['10 110 101', '10 502 50', '12 110 300', '12 502 70'])
    })

    it('counts the month in which a file is cut off only where no other covers it', async () => {
      const cutOff = '11 110 210, 11 502 60, 12 110 310'
      await load('cut-off.csv', '02-18', cutOff, { truncatedAt: month('2023-12') })
      expect(await counted()).toEqual(['11 110 210', '11 502 60', '12 110 310'])
      await load('whole.csv', '01-18', original)
      expect(await counted()).toEqual([
        '10 110 100',
        '10 502 50',
        '11 110 210',
        '11 502 60',
        '12 110 300',
        '12 502 70',
      ])
    })

    it('takes consecutive pages of one query for one file, and their newer versions too', async () => {
      const truncated = { truncatedAt: month('2023-11') }
      await load('p1.csv', '01-18', '10 110 100, 10 502 50, 11 110 200, 11 116 7', truncated)
      const next = await load('p2.csv', '01-19', '11 502 60, 12 110 300, 12 502 70')
      expect(next.relations).toMatchObject([
        { other: 1, kind: 'pages', isLater: true, months: months('2023-11') },
      ])
      expect(await counted()).toHaveLength(7)
      await load('p1-new.csv', '02-18', '10 110 100, 10 502 51, 11 110 207', truncated)
      await load('p2-new.csv', '02-19', '11 502 61, 12 110 300, 12 502 70')
      expect(await counted()).toEqual([
        '10 110 100',
        '10 502 51',
        '11 110 207',
        '11 502 61',
        '12 110 300',
        '12 502 70',
      ])
      expect(await counted({ first: true })).toHaveLength(7)
      expect(await counted({ asOf: '2024-02-01' })).toHaveLength(7)
    })
  })
}

const rowsOf = (cells: Cells) =>
  cells.split(', ').map((cell, index) => {
    const [place = '', partner = '', value = ''] = cell.split(' ')
    return observation({
      ...{ line: index + 2, month: month(`2023-${place}`), commodity: '01', partner, value: BigInt(value) },
    })
  })

const autumn: Span = {
  ...{ key: 'autumn', months: months('2023-10', '2023-12'), grain: 'month', commodities: ['01'] },
}
