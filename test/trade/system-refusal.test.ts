import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { engineRefusal } from '../../src/ledger/duckdb/engine-refusal.ts'
import { mendable, refusedBySystem } from '../../src/trade/errors/system-refusal.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'

const folder = mkdtempSync(join(tmpdir(), 'tradebrief-refused-'))
afterAll(() => rmSync(folder, { recursive: true }))

function thrownBy(work: () => unknown): unknown {
  try {
    work()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('what the file system refuses is told in words for people', () => {
  const file = join(folder, "it's a file.txt")
  writeFileSync(file, '')
  const longName = join(folder, '长'.repeat(200))

  it.each([
    [
      'a file in a file',
      () => readFileSync(join(file, 'b')),
      'There is a file where a folder should be.',
      join(file, 'b'),
    ],
    ['too long a name', () => readFileSync(longName), 'The name of the file is too long.', longName],
    ['a folder', () => readFileSync(folder), 'There is a folder where a file should be.', undefined],
  ])('%s', (_, work, words, where) => {
    const refused = refusedBySystem(thrownBy(work))
    expect(refused?.words.en).toBe(words)
    expect(refused?.where?.file).toBe(where)
    expect(refused?.hint?.zh).toMatch(/。$/)
  })

  it.each([
    ["EACCES: permission denied, open 'a b.csv'", 'There is no permission', 'a b.csv'],
    ["EPERM: operation not permitted, rename '.x.docx.1' -> 'x.docx'", 'There is no permission', 'x.docx'],
    ['ENOSPC: no space left on device, write', 'The disk is full.', undefined],
    ["EBUSY: resource busy or locked, open 'x.xlsx'", 'Another program is using the file.', 'x.xlsx'],
  ])('%s', (message, words, where) => {
    const refused = refusedBySystem(new Error(message))
    expect(refused?.words.en).toContain(words)
    expect(refused?.where?.file).toBe(where)
    expect(refusedBySystem(new Error(message), '简报.docx')?.where?.file).toBe('简报.docx')
  })

  it.each([
    thrownBy(() => readFileSync(join(folder, 'none'))),
    new Error("EACCES: permission denied, listen '/run/desk'"),
    new Error('spawn EACCES'),
    new Error('EACCES and so on'),
    new TypeError('x is not a function'),
    'EACCES: permission denied, open',
  ])('and %s is not', (error) => {
    expect(mendable(error)).toBeNull()
  })

  it('as what is in words already stays what it is', () => {
    const error = new UserError({ zh: '文件是空的', en: 'The file is empty' })
    expect(mendable(error)).toBe(error)
  })
})

describe('what the engine is refused', () => {
  it.each([
    [
      'TransactionContext Error: Failed to commit: Could not write file "/w/ledger.duckdb.wal": No space left on device',
      'The disk is full.',
      '/w/ledger.duckdb.wal',
    ],
    [
      'IO Error: Cannot open file "C:\\w\\ledger.duckdb": Access is denied.\n',
      'There is no permission',
      'C:\\w\\ledger.duckdb',
    ],
    [
      'IO Error: Could not read from file "/w/ledger.duckdb": Is a directory',
      'There is a folder where a file should be.',
      '/w/ledger.duckdb',
    ],
  ])('%s', (message, words, where) => {
    const refused = engineRefusal(new Error(message))
    expect(refused?.words.en).toContain(words)
    expect(refused?.where?.file).toBe(where)
  })

  it.each([
    'Conversion Error: Could not convert string "file \\"x\\": none" to INT32',
    'IO Error: Could not set lock on file "/w/ledger.duckdb": Conflicting lock is held',
  ])('and %s is not of that kind', (message) => {
    expect(engineRefusal(new Error(message))).toBeNull()
  })
})
