import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { CodeLists, standardCodes } from '../../src/codes/code-lists.ts'
import { partners } from '../../src/codes/partners/partner-list.ts'
import { month } from '../support/briefs.ts'
import { parseCsv } from '../support/portal-records.ts'
import { isThere, shared } from '../support/workspaces.ts'

describe('our list of partners', () => {
  it.each([
    ['263', 'SHN', '圣赫勒拿'],
    ['363', 'JEY', '泽西'],
    ['450', 'BLM', '圣巴泰勒米'],
    ['451', 'BVT', '布维岛'],
    ['454', 'SXM', '荷属圣马丁'],
    ['455', 'VIR', '美属维尔京群岛'],
    ['456', 'AIA', '安圭拉'],
    ['626', 'ASM', '美属萨摩亚'],
    ['629', 'GUM', '关岛'],
    ['631', 'MNP', '北马里亚纳群岛'],
    ['633', 'PCN', '皮特凯恩'],
    ['635', 'UMI', '美国本土外小岛屿'],
  ])('has %s as %s', (code, id, name) => {
    expect(standardCodes.isListed('partner', code)).toBe(true)
    expect(standardCodes.findPartner(code)).toMatchObject({ id, name: { zh: name } })
  })

  it('has customs’ English names, and keeps the ids of territories that share an ISO code', () => {
    const names = ['HKG', 'MAC', 'TWN'].map((id) => standardCodes.findPartnerById(id)?.name.en)
    expect(names).toEqual(['Hong Kong, China', 'Macao, China', 'Taiwan, China'])
    const ids = ['207', '256', '409', '436', '438', '604', '701', '999'].map((code) =>
      standardCodes.findId('partner', code),
    )
    expect(ids).toEqual(['X207', 'X256', 'X409', 'X436', 'X438', 'X604', 'X701', 'X999'])
    expect(new Set(partners().map(({ id }) => id)).size).toBe(partners().length)
  })

  it.skipIf(!isThere(join(shared, 'codes')))('has every code of the completed list', () => {
    const [heading = [], ...rows] = parseCsv(readFileSync(join(shared, 'codes', 'partners.csv'), 'utf8'))
    const codes = rows.map((fields) => fields[heading.indexOf('code')] ?? '')
    expect(codes.length).toBeGreaterThan(250)
    expect(codes.filter((code) => !standardCodes.isListed('partner', code))).toEqual([])
  })
})

describe('a code that no list has', () => {
  const codes = standardCodes.withNames({
    partner: new Map([
      ['888', '某新国\r'],
      ['A1', '法国'],
      ['AB', ''],
    ]),
    place: new Map([['99', '新设区']]),
    procedure: new Map([['77', '新方式']]),
  })

  it('is shown under the name in its file, under an id of its own', () => {
    expect(codes.findPartner('888')).toEqual({
      id: 'X888',
      name: { zh: '某新国', en: '某新国' },
      codes: ['888'],
    })
    expect(codes.findPartnerById('X888')).toEqual(codes.findPartner('888'))
    expect(codes.findPlace('99')).toMatchObject({ id: 'X99', name: { zh: '新设区' }, type: null })
    expect(codes.findProcedure('77').name.zh).toBe('新方式')
    expect(codes.isListed('partner', '888')).toBe(false)
  })

  it('is not taken for a partner that has the name, and is named by its code where it has none', () => {
    expect(codes.findPartner('A1').name).toEqual({ zh: '法国（A1）', en: '法国 (A1)' })
    expect(codes.findPartner('AB').name).toEqual({ zh: '编码AB', en: 'code AB' })
    expect(codes.findPartnerById('XAB')?.codes).toEqual(['AB'])
    expect(standardCodes.findPartnerById('XAB')).toBeUndefined()
  })

  it('is in no group', () => {
    expect(codes.findGroupMembers('EU', month('2023-12')).has('X888')).toBe(false)
  })
})

describe('what a workspace maps', () => {
  const codes = new CodeLists(
    {
      partners: {
        '888': { iso: 'XKX', name: { zh: '科索沃', en: 'Kosovo' }, groups: ['EU'] },
        '889': { iso: 'FRA' },
        '890': { name: { en: 'Someland' } },
      },
      places: { '99': { iso: 'CN-XX', name: { zh: '新设区', en: 'New Region' }, short: { zh: '新设' } } },
      procedures: { '77': { name: { zh: '新方式', en: 'New' } } },
    },
    { partner: new Map([['890', '某地']]) },
  )

  it('has its ISO code, names and groups', () => {
    expect(codes.findPartner('888')).toMatchObject({ id: 'XKX', name: { zh: '科索沃', en: 'Kosovo' } })
    expect(codes.findPartnerById('X888')).toBeUndefined()
    expect(codes.findGroupMembers('EU', month('2023-12')).has('XKX')).toBe(true)
    expect(codes.findPlaceById('CN-XX')).toMatchObject({ code: '99', short: { zh: '新设' } })
    expect(codes.findProcedure('77').name.en).toBe('New')
    expect(codes.isListed('partner', '888')).toBe(true)
  })

  it('adds a code to the partner whose ISO code it is given', () => {
    expect(codes.findPartner('889')).toBe(codes.findPartner('305'))
    expect(codes.findCodes('partner', 'FRA')).toEqual(['305', '889'])
  })

  it('takes from the file what is not said', () => {
    expect(codes.findPartner('890').name).toEqual({ zh: 'Someland', en: 'Someland' })
  })
})

describe('the members of a group', () => {
  it.each([
    ['2019-12', 28, true],
    ['2020-01', 27, false],
    ['2020-02', 27, false],
    ['2023-12', 27, false],
  ])('of the European Union in %s are %i', (place, count, hasBritain) => {
    const members = standardCodes.findGroupMembers('EU', month(place))
    expect([members.size, members.has('GBR')]).toEqual([count, hasBritain])
  })

  it('are there from the month in which they join, and the fixed 27 always', () => {
    expect(standardCodes.findGroupMembers('EU', month('2013-06')).has('HRV')).toBe(false)
    expect(standardCodes.findGroupMembers('EU', month('2013-07')).has('HRV')).toBe(true)
    expect(standardCodes.findGroupMembers('EU', month('2006-12')).has('BGR')).toBe(false)
    expect(standardCodes.findGroupMembers('EU', month('2007-01')).has('BGR')).toBe(true)
    expect(standardCodes.findGroupMembers('EU27_2020', month('2018-03')).size).toBe(27)
    expect(standardCodes.findGroupMembers('ASEAN', month('2025-09')).size).toBe(10)
    expect(standardCodes.findGroupMembers('ASEAN', month('2025-10')).size).toBe(11)
  })
})
