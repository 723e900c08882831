import type { AuditFinding, AuditReport, HeldFigure, Localized } from '../api.ts'

/** Something to be said of a place in an audited brief, by its number in the list beside. */
export interface Remark {
  readonly number: number
  readonly place: Place
  /** What is printed there; null where it is said of more than one figure. */
  readonly printed: string | null
  /** What is wrong, then why. */
  readonly words: readonly Localized[]
}

export type Place = Pick<AuditFinding, 'part' | 'table' | 'line' | 'row' | 'column' | 'window'>

/** What the figures say of each other, then where they are not those of the ledger. */
export function listRemarks({ findings, against }: AuditReport): {
  readonly amongThemselves: readonly Remark[]
  readonly againstLedger: readonly Remark[]
} {
  const amongThemselves = findings.map(({ printed, words, ...place }, index) => ({
    number: index + 1,
    place,
    printed,
    words,
  }))
  const others = (against?.figures ?? []).filter(isOther)
  const againstLedger = others.map((figure, index) => ({
    number: findings.length + index + 1,
    place: figure,
    printed: figure.printed,
    words: heldWords(figure),
  }))
  return { amongThemselves, againstLedger }
}

const isOther = ({ standing }: HeldFigure): boolean =>
  standing === 'different' || standing === 'roundedOtherwise' || standing === 'otherVintage'

function heldWords({ place, printed, ours, standingWords, vintage }: HeldFigure): Localized[] {
  const subject = vintage === null ? { zh: '', en: '' } : { zh: `（${vintage}）`, en: ` (${vintage})` }
  return [
    {
      zh: `${place.zh}：印作 ${printed}，台账得 ${ours ?? '-'}，${standingWords.zh}${subject.zh}`,
      en: `${place.en}: prints ${printed}, the ledger gives ${ours ?? '-'}; ${standingWords.en}${subject.en}`,
    },
  ]
}
