import { describe, expect, it } from 'vitest'
import { CodeLists } from '../../src/codes/codes.ts'
import { month } from '../support/briefs.ts'

const codes = new CodeLists({
  groups: {
    ALPINE: {
      name: { zh: '阿尔卑斯国家', en: 'Alpine countries' },
      basis: { zh: '地理', en: 'geography' },
      members: [
        { partner: 'CHE' },
        { partner: 'AUT', from: '2023-01-01' },
        { partner: 'ITA', to: '2023-06-30' },
      ],
    },
  },
})

describe('a group of the workspace', () => {
  it('has dated members', () => {
    expect([...codes.findGroupMembers('ALPINE', month('2022-12'))].sort()).toEqual(['CHE', 'ITA'])
    expect([...codes.findGroupMembers('ALPINE', month('2023-01'))].sort()).toEqual(['AUT', 'CHE', 'ITA'])
    expect([...codes.findGroupMembers('ALPINE', month('2023-06'))].sort()).toEqual(['AUT', 'CHE'])
  })

  it('stands beside ours, with what it rests on', () => {
    expect(codes.findGroup('ALPINE')).toMatchObject({ basis: { zh: '地理' } })
    expect(codes.listGroups().map(({ id }) => id)).toEqual(
      expect.arrayContaining(['ALPINE', 'ASEAN', 'RCEP']),
    )
  })

  it('is none of a list that does not have it', () => {
    expect(new CodeLists().findGroup('ALPINE')).toBeUndefined()
  })

  it('every group of ours says what it rests on', () => {
    for (const { basis } of new CodeLists().listGroups())
      expect(basis.zh.length * basis.en.length).toBeGreaterThan(0)
  })
})
