import type { CodeLists } from '../../codes/codes.ts'
import type { Localized, Scope } from '../../trade/trade.ts'
import {
  isSilentSection,
  listSections,
  type SectionName,
  type SectionSet,
} from './section-names/section-names.ts'

/**
 * What a brief is about: a product; several products side by side; all trade with one partner, or of one place, by
 * product. Each has the ordinary sections, as far as they say something of it.
 */
export const kinds = ['product', 'comparison', 'partner', 'place'] as const

export type Kind = (typeof kinds)[number]

/** The sections of a kind whose file names none. */
export const sectionsOfKind: Readonly<Record<Kind, readonly SectionName[]>> = {
  product: ['overview', 'partners', 'places'],
  comparison: ['overview', 'comparison'],
  partner: ['overview', 'comparison', 'places'],
  place: ['overview', 'comparison', 'partners'],
}

/** What of a product file depends on its kind. */
export interface KindFile {
  readonly kind: Kind
  readonly partner?: string | undefined
  readonly place?: string | undefined
  readonly products: readonly string[]
  readonly classes: readonly unknown[]
  readonly sections: string | readonly string[]
  readonly base: string
  readonly bulletin?: { readonly export?: unknown; readonly import?: unknown } | undefined
  readonly currency?: string | undefined
}

/** A mistake in a product file: where, and what it is. */
export interface KindFault {
  readonly path: readonly (string | number)[]
  readonly message: Localized
}

/** What a product file says that its kind cannot have, or lacks that its kind needs. */
export function kindFaults(file: KindFile): KindFault[] {
  const { kind, partner, place, products, classes, sections, base, bulletin } = file
  const faults: KindFault[] = []
  const must = (path: string, holds: boolean, message: Localized) => {
    if (!holds) faults.push({ path: [path], message })
  }
  must('partner', (kind === 'partner') === (partner !== undefined), {
    zh: 'partner 与 kind: partner 一起写，缺一不可',
    en: 'partner and kind: partner go together',
  })
  must('place', (kind === 'place') === (place !== undefined), {
    zh: 'place 与 kind: place 一起写，缺一不可',
    en: 'place and kind: place go together',
  })
  must('products', kind !== 'product' || products.length === 0, {
    zh: '只有 kind 为 comparison、partner 或 place 时才能写 products',
    en: 'products are named by a comparison, or by the brief of a partner or a place',
  })
  must('products', kind !== 'comparison' || products.length !== 1, {
    zh: '应有两个以上的产品',
    en: 'expected two products or more',
  })
  must('classes', classes.length > 0 !== products.length > 0, {
    zh: kind === 'product' ? '应有一个以上的分类' : '应写 classes 或 products，二者之一',
    en: kind === 'product' ? 'expected one class or more' : 'expected classes or products, one of the two',
  })
  must('bulletin', bulletin === undefined || kind === 'product' || kind === 'comparison', {
    zh: '统计月报只有全国数，不能与一个伙伴或一个省市的数核对',
    en: 'the bulletin has the whole country’s totals alone, which are not those of a partner or a place',
  })
  must('base', base !== 'bulletin' || Boolean(bulletin?.export ?? bulletin?.import), {
    zh: '需要写明月报中的哪一行，如 bulletin: {export: 锂离子蓄电池}',
    en: 'needs the line of the bulletin, such as bulletin: {export: 锂离子蓄电池}',
  })
  for (const [index, name] of (typeof sections === 'string' ? [] : sections).entries())
    if (name === 'currencies' && file.currency !== 'both')
      faults.push({
        path: ['sections', index],
        message: { zh: '这一部分需要 currency: both', en: 'this section needs currency: both' },
      })
    else if (isSilentSection(kind, name))
      faults.push({
        path: ['sections', index],
        message: {
          zh: `${kind === 'partner' ? '只有一个贸易伙伴' : '只有一个省市'}，没有这一部分可写`,
          en: `there is one ${kind} alone, so that this section has nothing to say`,
        },
      })
  return faults
}

/** The customs codes within which a brief's trade is; undefined where it is the whole country's. */
export function getWithin(
  { partner, place }: Pick<KindFile, 'partner' | 'place'>,
  codes: CodeLists,
): Scope | undefined {
  if (partner !== undefined) return { partner: [...codes.findCodes('partner', partner)].sort() }
  return place === undefined ? undefined : { place: codes.findCodes('place', place) }
}

/** The sections that a product file names, one by one or as a set, of which a kind takes what says something of it. */
export function listSectionsOfFile(
  kind: Kind,
  sections: SectionSet | readonly string[] | undefined,
): readonly string[] {
  if (sections === undefined) return sectionsOfKind[kind]
  return listSections(sections).filter((name) => !isSilentSection(kind, name))
}

/** A brief of two currencies has the section of both, after the overview where the file does not name it. */
export function withCurrencies(sections: readonly string[], isOfBoth: boolean): readonly string[] {
  if (!isOfBoth || sections.includes('currencies')) return sections
  const position = sections.indexOf('overview') + 1
  return [...sections.slice(0, position), 'currencies', ...sections.slice(position)]
}
