import type { PlaceKind } from '../../../codes/publications/publications.ts'
import { placesWord, placeTypes } from './phrases/phrases.ts'

/** What a Chinese brief calls trade by place. */
export interface ZhPlaceWords {
  /** 分省, before what is told by place. */
  readonly by: string
  /** 省级地区: what each place is to the whole. */
  readonly each: string
  /** 省市: places together. */
  readonly noun: string
  /** The same where they are named first, with what they are called from then on. */
  readonly first: string
  /** The head of their column. */
  readonly column: string
  /** Which places they are. */
  readonly basis: string
  readonly statement: string
}

/** @param withRegions whether an autonomous region is among the places that the prose names. */
export const zhPlaceWords = (kind: PlaceKind, withRegions: boolean): ZhPlaceWords =>
  kind === 'state'
    ? {
        ...{ by: '分州', each: '州', noun: '州', first: '州', column: '州' },
        basis: '出口按货物的生产地，进口按进口商所在地',
        statement: '分州数据：出口按货物的生产地、进口按进口商所在地统计。',
      }
    : {
        by: '分省',
        each: '省级地区',
        noun: placesWord(withRegions),
        first: `${placeTypes(withRegions)}（下文简称“${placesWord(withRegions)}”）`,
        column: '省份',
        basis: '按进出口企业注册地',
        statement: '分省数据按进出口企业注册地统计，不代表货物的生产地或消费地。',
      }
