import type { PeriodWords } from './periods/periods.ts'

/** What rows under a label over the whole width are. `unranked`: partners or places in another order than that of their amounts. */
export interface BlockLabel {
  readonly text: string
  readonly kind: 'groups' | 'ranking' | 'unranked' | 'period'
  /** 排名前10地区: so many are listed. */
  readonly count?: number
  /** 全部地区: all are listed. */
  readonly complete?: true
  readonly dimension?: 'partner' | 'place'
  /** 2月当月: of which months the rows are. */
  readonly period?: PeriodWords
}

const forms: ReadonlyArray<readonly [RegExp, (match: RegExpExecArray) => Omit<BlockLabel, 'text'>]> = [
  [/(?:重点|主要)(?:区域组织|经济体|区域|国家集团)(?!分布)|Groups/y, () => ({ kind: 'groups' })],
  [
    /排名?前(\d{1,2})(?:位|大)?(?:的)?(?:地区|国家|市场|贸易伙伴|省市)|Top (\d{1,2}) (?:partners|markets|places|provinces|states)/y,
    ([, zh, en]) => ({ kind: 'ranking', count: Number(zh ?? en) }),
  ],
  [
    /全部(?:地区|国家|市场|贸易伙伴|省市)|All (?:partners|places|provinces|states)/y,
    () => ({ kind: 'ranking', complete: true }),
  ],
  [
    /贸易伙伴：(?:拉动|拖累)最大|贸易伙伴合计比重|(?:前.{1,2}位|占比不低于[\d.]+%的)贸易伙伴中增长最快/y,
    () => ({ kind: 'unranked', dimension: 'partner' }),
  ],
  [
    /(?:省市|省区市|分省|分州)：(?:拉动|拖累)最大|(?:省区?市|州)合计比重|(?:前.{1,2}位|占比不低于[\d.]+%的)(?:省区?市|州)中增长最快/y,
    () => ({ kind: 'unranked', dimension: 'place' }),
  ],
  [
    /(Partners|Places|Provinces|States)(?: with the largest (?:gains|losses)|：largest (?:positive|negative) contributions)/y,
    ([, who]) => ({ kind: 'unranked', dimension: who === 'Partners' ? 'partner' : 'place' }),
  ],
  [
    /(?:Joint share of|Fastest growing)(?: of the \w{1,10} largest)? (partners|places|provinces|states)(?: with a share of [\d.]+% or more)?/y,
    ([, who]) => ({ kind: 'unranked', dimension: who === 'partners' ? 'partner' : 'place' }),
  ],
]

/** The label that begins at an offset; undefined where none does. */
export function readBlockLabelAt(text: string, offset: number): BlockLabel | undefined {
  if (!/[重主排前全贸省分州占GTAPSFJ]/.test(text.charAt(offset))) return undefined
  for (const [form, read] of forms) {
    form.lastIndex = offset
    const match = form.exec(text)
    if (match) return { text: match[0], ...read(match) }
  }
  return undefined
}
