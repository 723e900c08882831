import { isComplementary, type Load, type LoadRelation } from '../../ledger/ledger.ts'
import { formatMonth, formatRange, type Localized, visible } from '../../trade/trade.ts'
import { monthRuns, nameScope } from '../words/words.ts'

/** A load that does not stand for the whole trade of its months, and why, in words. */
export interface LoadLimit {
  readonly load: number
  readonly words: Localized
}

/**
 * What keeps loads from standing for the whole trade: filters, excerpts, parts of which nobody said that they are the
 * whole, months without rows, and cut-offs. In the order of the loads; nothing for those that have no limit.
 */
export const findLoadLimits = (loads: readonly Load[]): LoadLimit[] =>
  loads.flatMap((load) => limitsOfLoad(load, loads).map((words) => ({ load: load.id, words })))

function limitsOfLoad(load: Load, loads: readonly Load[]): Localized[] {
  const file = visible(load.file)
  const limits: Localized[] = []
  const scope = nameScope(load.scope)
  const excerpt = load.relations.find(({ kind, isLater }) => kind === 'excerpt' && isLater)
  if (scope.zh !== '')
    limits.push({
      zh: `${file}：只查了${scope.zh}，不用于全国数`,
      en: `${file}: filtered to ${scope.en}; it never serves a national total`,
    })
  else if (load.relation === 'filtered')
    limits.push({
      zh: `${file}：已说明只查了一部分，只更新它列出的数据，不用于全国数`,
      en: `${file}: stated to be a part of the trade; it updates only the cells that it lists, and never serves a national total`,
    })
  else if (excerpt) {
    const other = nameOf(excerpt, loads)
    limits.push({
      zh: `${file}：只有 ${other} 中的一部分数据，数值相同，按筛选过的查询处理`,
      en: `${file}: lists a part of ${other} with the same values; taken for a filtered query`,
    })
  }
  for (const relation of load.relations) limits.push(...relationLimits(load, relation, loads))
  if (load.uncoveredMonths.length > 0) {
    const months = monthRuns(load.uncoveredMonths)
    limits.push({ zh: `${file}：没有 ${months} 的数据行`, en: `${file}: has no row of ${months}` })
  }
  if (load.truncatedAt !== null) {
    const month = formatMonth(load.truncatedAt)
    limits.push({
      zh: `${file}：正好到查询上限，${month} 起不完整`,
      en: `${file}: reached the limit of a query; incomplete from ${month} on`,
    })
  }
  return limits
}

/** What the relation of a load to an earlier one leaves open. */
function relationLimits(load: Load, relation: LoadRelation, loads: readonly Load[]): Localized[] {
  if (!relation.isLater) return []
  const other = loads.find(({ id }) => id === relation.other)
  const [file, otherFile] = [visible(load.file), nameOf(relation, loads)]
  const months = formatRange(relation.months)
  if (relation.kind === 'unresolved')
    return [
      {
        zh: `${file}、${otherFile}：关系不明（${months}）；请说明关系，重新载入 ${file}`,
        en: `${file} and ${otherFile}: how they relate is open (${months}); say it, and load ${file} again`,
      },
    ]
  if (!isComplementary(relation.kind) || load.relation === 'part' || other?.relation === 'part') return []
  return [
    {
      zh: `${file}、${otherFile}：各有一部分数据（${months}），未说明合起来是否完整`,
      en: `${file} and ${otherFile}: have a part each (${months}); nobody has said that they are the whole together`,
    },
  ]
}

const nameOf = ({ other }: LoadRelation, loads: readonly Load[]): string =>
  visible(loads.find(({ id }) => id === other)?.file ?? String(other))
