import { UserError } from '../../trade/errors/errors.ts'
import { formatRange, type MonthRange } from '../../trade/trade.ts'
import type { OverlapStatistics } from '../relation.ts'

/** Two loads of which the cells leave open how the later relates to the earlier. */
export interface UndecidedPair {
  readonly earlier: PairedFile
  readonly later: PairedFile
  readonly months: MonthRange
  readonly statistics: OverlapStatistics
}

export interface PairedFile {
  readonly file: string
  /** The date of its data, ISO 8601. */
  readonly asOf: string
  /** The number of its load; null for the file that is being loaded. */
  readonly load: number | null
}

/**
 * A file cannot be taken in until somebody says how it relates to what is loaded. Nothing was changed. Whoever can ask
 * a person does so and loads the file again with `relation` (or a scope) among its facts.
 */
export class UndecidedRelationError extends UserError {
  /** The file that is being loaded. */
  readonly file: string
  readonly pairs: readonly UndecidedPair[]

  constructor(file: string, pairs: readonly UndecidedPair[]) {
    super(
      {
        zh: `看不出这个文件与已载入的数据是什么关系。\n${pairs.map(wordsZh).join('\n')}`,
        en: `It cannot be told how this file relates to what is loaded.\n${pairs.map(wordsEn).join('\n')}`,
      },
      {
        where: { file },
        hint: {
          zh: '说明它是什么：--relation revised（修订后的全部数据）、--relation filtered（只查了一部分，也可用 --scope 说明查了哪些）或 --relation part（分几次下载的同一查询的一部分）；或在文件旁的说明文件里写 relation:。',
          en: 'Say what it is: --relation revised (all of the data, revised), --relation filtered (a part of the trade; --scope can say which), or --relation part (one of several files of one query); or write relation: in the file beside it.',
        },
        deskHint: {
          zh: '在这个文件的“与已载入数据的关系”里选一种，再重新载入。',
          en: 'Choose how this file relates to what is loaded, and load it again.',
        },
      },
    )
    this.file = file
    this.pairs = pairs
  }
}

const wordsZh = ({ earlier, later, months, statistics: { cells, periods } }: UndecidedPair): string =>
  `  ${later.file} 与较早的 ${earlier.file}（${formatRange(months)}）：${cells.equal} 个数据相同，${cells.differing} 个不同，少了 ${cells.gone} 个，多了 ${cells.added} 个；金额 ${sumOf(periods, 'earlier')} → ${sumOf(periods, 'later')}`

const wordsEn = ({ earlier, later, months, statistics: { cells, periods } }: UndecidedPair): string =>
  `  ${later.file} and the earlier ${earlier.file} (${formatRange(months)}): ${cells.equal} cells are equal, ${cells.differing} differ, ${cells.gone} are gone, ${cells.added} were added; value ${sumOf(periods, 'earlier')} → ${sumOf(periods, 'later')}`

const sumOf = (periods: OverlapStatistics['periods'], side: 'earlier' | 'later'): bigint =>
  periods.reduce((sum, period) => sum + period[side], 0n)
