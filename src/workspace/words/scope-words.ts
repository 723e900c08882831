import { partnerOfCode } from '../../codes/partners/partners.ts'
import { placeOfCode } from '../../codes/places/places.ts'
import { procedureOfCode } from '../../codes/procedures/procedures.ts'
import { dimensionWords } from '../../review/review.ts'
import type { Localized, Scope } from '../../trade/trade.ts'

export const filterable = ['partner', 'place', 'procedure'] as const

/** `partner=402,410 place=31`, as `--scope` takes it; empty for the whole trade. */
export function describeScope(scope: Scope): string {
  return filterable
    .flatMap((dimension) => {
      const codes = scope[dimension]
      return codes ? [`${dimension}=${codes.join(',')}`] : []
    })
    .join(' ')
}

const mostNames = 6

/** A scope by names: 贸易伙伴只有阿根廷、巴西、美国; empty for the whole trade. A code that no list has stands for itself. */
export function nameScope(scope: Scope): Localized {
  const parts = filterable.flatMap((dimension) => {
    const codes = scope[dimension]
    return codes ? [nameCodes(dimension, codes)] : []
  })
  return {
    zh: parts.map(({ zh }) => zh).join('；'),
    en: parts.map(({ en }) => en).join('; '),
  }
}

/** The same of a scope that is written as `describeScope` writes it. */
export function nameScopeText(text: string): Localized {
  const scope: Record<string, readonly string[]> = {}
  for (const part of text.split(' ')) {
    const [dimension = '', codes = ''] = part.split('=')
    scope[dimension] = codes.split(',')
  }
  return nameScope(scope)
}

function nameCodes(dimension: (typeof filterable)[number], codes: readonly string[]): Localized {
  const shown = codes.slice(0, mostNames).map((code) => nameOfCode[dimension](code) ?? { zh: code, en: code })
  const isMore = codes.length > shown.length
  const words = dimensionWords[dimension]
  return {
    zh: `${words.zh}${shown.map(({ zh }) => zh).join('、')}${isMore ? `等 ${codes.length} 个` : ''}`,
    en: `the ${words.en}${codes.length > 1 ? 's' : ''} ${shown.map(({ en }) => en).join(', ')}${isMore ? ` … (${codes.length})` : ''}`,
  }
}

const nameOfCode = {
  partner: (code: string) => partnerOfCode(code)?.name,
  place: (code: string) => placeOfCode(code)?.short,
  procedure: (code: string) => procedureOfCode(code)?.short,
} as const satisfies Readonly<Record<string, (code: string) => Localized | undefined>>
