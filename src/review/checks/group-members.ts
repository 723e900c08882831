import { getCodeLists } from '../../brief/product/product.ts'
import { addMonths, formatMonth } from '../../trade/trade.ts'
import { type CheckSeverity, defineCheck } from './check.ts'

/** The members of each group are known at the brief’s month; who joined or left within the comparison is told. */
export const groupMembersKnown = defineCheck({
  id: 'group-members',
  title: { zh: '各组织的成员在该月均已知', en: 'the members of each group are known at the month' },
  look: ({ product, month }) => ({
    looked: product.groups.length,
    found: product.groups.flatMap((group) => {
      const codes = getCodeLists(product)
      const [now, before] = [
        codes.findGroupMembers(group, month),
        codes.findGroupMembers(group, addMonths(month, -12)),
      ]
      const joined = [...now].filter((id) => !before.has(id)).sort()
      const left = [...before].filter((id) => !now.has(id)).sort()
      if (now.size > 0 && joined.length + left.length === 0) return []
      const severity: CheckSeverity = now.size === 0 ? 'warning' : 'note'
      const name = codes.findGroup(group)?.name ?? { zh: group, en: group }
      return [
        {
          severity,
          group,
          nameZh: name.zh,
          nameEn: name.en,
          month: formatMonth(month),
          members: now.size,
          joined,
          left,
        },
      ]
    }),
  }),
  word: ({ nameZh, nameEn, month, members, joined, left }) => {
    const name = { zh: nameZh, en: nameEn }
    if (members === 0)
      return { zh: `${name.zh} 在 ${month} 没有成员`, en: `${name.en} has no members in ${month}` }
    const changes = (language: 'zh' | 'en') =>
      [
        ...(joined.length > 0 ? [`${language === 'zh' ? '加入' : 'joined'} ${joined.join(', ')}`] : []),
        ...(left.length > 0 ? [`${language === 'zh' ? '退出' : 'left'} ${left.join(', ')}`] : []),
      ].join(language === 'zh' ? '；' : '; ')
    return {
      zh: `${name.zh} 的成员在比较期内有变化（${changes('zh')}）；两年均按 ${month} 的 ${members} 个成员计算`,
      en: `the members of ${name.en} changed within the comparison (${changes('en')}); both years are of the ${members} of ${month}`,
    }
  },
})
