import type { Misnamed } from '../brief/code-facts.ts'
import type { Load } from '../ledger/ledger.ts'
import type { FindingKind } from '../trade/finding.ts'
import type { Breakdown } from '../trade/terms.ts'

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
