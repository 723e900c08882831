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
  /** Where its rows are the first by something else than their amounts. */
  readonly extreme?: Extreme
  /** 2月当月: of which months the rows are. */
  readonly period?: PeriodWords
}

/**
 * Who grew fastest, who added most to a change, or took most away; of the largest so many, or of those with a share from so many
 * percent on, or of all.
 */
export interface Extreme {
  readonly by: 'growth' | 'gain' | 'loss'
  readonly largest?: number
  readonly floor?: number
}

const unranked = (who: string | undefined): Pick<BlockLabel, 'kind' | 'dimension'> => ({
  kind: 'unranked',
  dimension: /^(?:贸易伙伴|partners)$/i.test(who ?? '') ? 'partner' : 'place',
})

const chineseCounts = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const englishCounts = 'zero one two three four five six seven eight nine ten'.split(' ')

/** 六, six, 12 or 1%: among whom; nothing where it is said of all. */
function among(count: string | undefined, floor: string | undefined): Pick<Extreme, 'largest' | 'floor'> {
  if (floor !== undefined) return { floor: Number(floor) }
  if (count === undefined) return {}
  const number = Math.max(chineseCounts.indexOf(count), englishCounts.indexOf(count))
  const largest = number > 0 ? number : Number(count)
  return Number.isInteger(largest) ? { largest } : {}
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
    /(贸易伙伴|省市|省区市|分省|分州)：(拉动|拖累)最大/y,
    ([, who, what]) => ({ ...unranked(who), extreme: { by: what === '拉动' ? 'gain' : 'loss' } }),
  ],
  [
    /(?:前(.{1,2})位|占比不低于([\d.]+)%的)(贸易伙伴|省区?市|州)中增长最快/y,
    ([, count, floor, who]) => ({ ...unranked(who), extreme: { by: 'growth', ...among(count, floor) } }),
  ],
  [/(贸易伙伴|省区?市|州)合计比重/y, ([, who]) => unranked(who)],
  [
    /(Partners|Places|Provinces|States)(?: with the largest (gains|losses)|：largest (positive|negative) contributions)/y,
    ([, who, change, sign]) => ({
      ...unranked(who),
      extreme: { by: change === 'gains' || sign === 'positive' ? 'gain' : 'loss' },
    }),
  ],
  [
    /Fastest[ -]growing(?: of the (\w{1,10}) largest)? (partners|places|provinces|states)(?: with a share of ([\d.]+)% or more)?/y,
    ([, count, who, floor]) => ({ ...unranked(who), extreme: { by: 'growth', ...among(count, floor) } }),
  ],
  [
    /Joint share of(?: the \w{1,10} largest)? (partners|places|provinces|states)/y,
    ([, who]) => unranked(who),
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
