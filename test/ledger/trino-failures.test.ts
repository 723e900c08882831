import { describe, expect, it } from 'vitest'
import { EngineFailure, explained } from '../../src/ledger/trino/connection/failure.ts'
import { UserError } from '../../src/trade/errors/user-error.ts'
import { clusterAddress as address } from '../support/cluster-address.ts'

const failure = (errorName: string, errorType: string, message: string) =>
  new EngineFailure({ errorName, errorType, message })

describe('what a cluster says, for a person', () => {
  it.each([
    [
      'a full disk',
      failure('ICEBERG_FILESYSTEM_ERROR', 'EXTERNAL', 'x: No space left on device'),
      /storage is full/,
    ],
    [
      'a full disk that only the last cause tells of',
      new EngineFailure({
        errorName: 'HIVE_WRITER_CLOSE_ERROR',
        errorType: 'EXTERNAL',
        message: 'Error committing write',
        // The client's own type knows no causes.
        failureInfo: Object.assign(
          { type: 'TrinoException', message: 'Error committing write', suppressed: [], stack: [] },
          { cause: { message: 'x', cause: { message: 'No space left on device' } } },
        ),
      }),
      /storage is full/,
    ],
    [
      'too little memory',
      failure('EXCEEDED_LOCAL_MEMORY_LIMIT', 'INSUFFICIENT_RESOURCES', '297MB'),
      /too little memory/,
    ],
    ['a right that is not given', failure('PERMISSION_DENIED', 'USER_ERROR', 'Access Denied'), /Not allowed/],
    ['anything else of its own', failure('GENERIC_INTERNAL_ERROR', 'INTERNAL_ERROR', 'x'), /could not do it/],
  ])('is one message: %s', (_, error, words) => {
    const stated = explained(error, address)
    if (!(stated instanceof UserError)) throw new Error('no UserError')
    expect(stated.message).toMatch(words)
    expect(stated.where).toStrictEqual({ file: 'https://trino.example.org' })
    expect(stated.hint?.zh).toMatch(/。$/)
  })

  it('leaves a mistake of ours in a statement as it is', () => {
    const mistake = failure('SYNTAX_ERROR', 'USER_ERROR', 'line 1:1')
    expect(explained(mistake, address)).toBe(mistake)
  })
})
