import type { Misnamed } from '../brief/wording/wording.ts'
import type { CodeLists } from '../codes/codes.ts'
import type { Load } from '../ledger/ledger.ts'
import type { Breakdown, FindingKind, Localized } from '../trade/trade.ts'

/** The findings that are about a code, which is their subject, by the code's dimension. */
export const codeFindings: { readonly [kind in FindingKind]?: Breakdown } = {
  unknownPartner: 'partner',
  unknownPlace: 'place',
  unknownProcedure: 'procedure',
  nameOfOtherPartner: 'partner',
  nameOfOtherPlace: 'place',
  nameOfOtherProcedure: 'procedure',
}

/** The codes of a load beside which its file has the name of another code. */
export const findMisnamed = ({ file, findings }: Pick<Load, 'file' | 'findings'>): Misnamed[] =>
  findings.flatMap(({ kind, subject, expected, where }) => {
    const dimension = codeFindings[kind]
    const isName = kind.startsWith('nameOfOther') && dimension && subject && expected
    return isName ? [{ file, dimension, code: subject, name: where?.found ?? '', other: expected }] : []
  })

/** What the code list has for a code, and for the code whose name stands beside it. */
export function describeBothCodes(
  { dimension, code, other }: Pick<Misnamed, 'dimension' | 'code' | 'other'>,
  codes: CodeLists,
): Localized {
  const its = codes.findName(dimension, other)
  if (!codes.isListed(dimension, code))
    return {
      zh: `${code} 不在编码表中，${other} 是${its.zh}`,
      en: `${code} is on no code list, ${other} is ${its.en}`,
    }
  const current = codes.findName(dimension, code)
  return {
    zh: `编码表中 ${code} 是${current.zh}，${other} 是${its.zh}`,
    en: `on the code list ${code} is ${current.en}, and ${other} is ${its.en}`,
  }
}
