import { groups, partners, reimports } from '../../../codes/partners/partners.ts'
import { allPlaces, isUnranked, places } from '../../../codes/places/places.ts'
import type { FigureDimension } from '../../../trade/trade.ts'

/** Who is named in rows and sentences. */
export type Named = Extract<FigureDimension, 'partner' | 'group' | 'place'>

/** Shorter and other names than those of our lists, by the id. */
const aliases: Readonly<Record<Named, Readonly<Record<string, string>>>> = {
  partner: {
    ...{ HKG: '香港 香港特区 Hong_Kong', MAC: '澳门 Macao Macau', TWN: '台湾 台湾地区 中国台湾地区 Taiwan' },
    ...{
      ARE: '阿联酋 UAE United_Arab_Emirates',
      SAU: '沙特 沙特阿拉伯 Saudi_Arabia',
      RUS: '俄罗斯 俄罗斯联邦 Russia Russian_Federation',
    },
    ...{ USA: '美国 United_States US U.S. USA the_United_States', GBR: '英国 UK United_Kingdom Britain' },
    ...{
      KOR: '韩国 South_Korea Korea Republic_of_Korea',
      VNM: '越南 Vietnam Viet_Nam',
      TUR: '土耳其 Turkey Türkiye',
    },
    ...{
      CZE: '捷克 Czech_Republic Czechia',
      NLD: '荷兰 Netherlands the_Netherlands',
      IDN: '印尼 印度尼西亚 Indonesia',
    },
    // To reporters of separate customs territories the mainland is a partner.
    CHN: '中国大陆 Chinese_mainland the_Chinese_mainland',
    ...{ DEU: '德国 Germany', AUS: '澳大利亚 澳洲 Australia' },
  },
  group: {
    ASEAN: '东盟 ASEAN 东盟国家 东盟十国',
    EU: '欧盟 EU European_Union 欧盟27国 欧盟（27国）',
    BRI: '一带一路 “一带一路” 共建“一带一路”国家 “一带一路”共建国家 Belt_and_Road_countries',
    RCEP: 'RCEP RCEP成员国 RCEP其他成员国',
    GACC_LATIN_AMERICA: '拉美 拉丁美洲 Latin_America',
    GACC_NORTH_AMERICA: '北美 北美洲 North_America',
  },
  place: {},
}

const comparable = (name: string): string =>
  name
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\s?\(/g, '（')
    .replace(/\)/g, '）')
    .replace(/\s?（\s*/g, '（')
    .replace(/\s?）\s?/g, '）')
    .toLowerCase()

/** Every name that a code is written as, with the code; the first code of a name counts. */
function listNames(dimension: Named): Map<string, string> {
  const found = new Map<string, string>()
  const add = (name: string, id: string) => {
    if (name !== '' && !found.has(comparable(name))) found.set(comparable(name), id)
  }
  if (dimension === 'place')
    for (const { id, name, short } of allPlaces().filter((place) => !isUnranked(place)))
      for (const written of [name.zh, short.zh, name.en, short.en]) add(written, id)
  else
    for (const { id, name } of dimension === 'partner' ? partners() : groups())
      for (const written of [name.zh, name.en]) add(written, id)
  for (const [id, written] of Object.entries(aliases[dimension]))
    for (const name of written.split(' ')) add(name.replaceAll('_', ' '), id)
  if (dimension === 'partner') {
    add('中国（国货复进口）', reimports)
    add('China (re-imports)', reimports)
  }
  return found
}

const lists: Readonly<Record<Named, ReadonlyMap<string, string>>> = {
  partner: listNames('partner'),
  group: listNames('group'),
  place: listNames('place'),
}

/** A name that reads as two others: 塞尔维亚和黑山, which are two partners since 2006. */
function isPair(name: string, list: ReadonlyMap<string, string>): boolean {
  const [first, second, ...others] = name.split(/和| and /)
  return (
    first !== undefined && second !== undefined && others.length === 0 && list.has(first) && list.has(second)
  )
}

/**
 * All names that the lists have in running text: of partners, groups and places. China itself is who trades, and not named
 * here.
 */
export const knownNames = (): ReadonlyArray<readonly [dimension: Named, name: string, code: string]> =>
  (['partner', 'group', 'place'] as const).flatMap((dimension) =>
    [...lists[dimension]]
      .filter(([name]) => name !== 'china' && name !== '中国' && !isPair(name, lists[dimension]))
      .map(([name, code]) => [dimension, name, code] as const),
  )

/** In characters, with white space; all names of the lists are shorter. */
const longestName = 100

const withoutArticle = (name: string): string => name.replace(/^the /i, '')

/** The code of a name as printed, or the name itself where no list knows it. */
export const codeOfName = (dimension: Named, name: string): string => findCode(dimension, name) ?? name

function findCode(dimension: Named, name: string): string | undefined {
  if (name.length > longestName) return undefined
  const list = lists[dimension]
  return (
    list.get(comparable(name)) ??
    list.get(comparable(name.replace(/\s+/g, ''))) ??
    list.get(comparable(withoutArticle(name)))
  )
}

/** Of which list a name is; of several, the first. */
export const findNamed = (name: string): { readonly dimension: Named; readonly code: string } | undefined => {
  for (const dimension of ['partner', 'group', 'place'] as const) {
    const code = findCode(dimension, name)
    if (code !== undefined) return { dimension, code }
  }
  return undefined
}

export const isKnown = (dimension: Named, name: string): boolean => findCode(dimension, name) !== undefined

/** How many places there are to be ranked. */
export const numberOfPlaces = places().length
