import { figureSpan } from '../../../display.ts'
import { join, line } from '../../inline-template.ts'
import type { GroupWords } from '../../section-words/section-words.ts'
import { hasValue } from '../../shown-signs.ts'
import { captionPeriod, titleOfTrade } from '../captions.ts'
import {
  change,
  contract,
  inPeriod,
  onYearBefore,
  plain,
  pointsInBrackets,
  toward,
  verbChange,
  withArticle,
} from '../phrases/phrases.ts'

export const groups: GroupWords = {
  heading: 'Grupos de parceiros',
  flow: (flow) =>
    flow === 'export' ? 'Exportações para grupos de parceiros' : 'Importações de grupos de parceiros',
  sentences({ product, flow, month, window, groups: traded, ceased }, wording) {
    const [when, trade] = [inPeriod(month, window), wording.trade(flow, product)]
    if (traded.length === 0) return line`${when}, ${trade} não tiveram parceiros membros dos grupos listados.`
    const each = traded.map(({ name, value, share, shareChange, growth }, index) => {
      const grew = hasValue(growth)
        ? line`, e ${verbChange(growth, 'many')} ${onYearBefore(window)}`
        : change(growth, '')
      const others = flow === 'export' ? 'as destinadas' : 'as'
      const whose =
        index > 0 && flow === 'export' ? contract('a', withArticle(name)) : toward(flow, withArticle(name))
      return line`${index === 0 ? trade : others} ${whose} somaram ${wording.amount(value)}, ${figureSpan(share)}% do total${pointsInBrackets(shareChange)}${grew}`
    })
    const none = ceased.map((name) => line`não houve ${plain[flow]} ${toward(flow, withArticle(name))}`)
    return line`${when}, ${join([...each, ...none], '; ')}.`
  },
  caption: (facts) => `${titleOfTrade(facts)} por grupo de parceiros, ${captionPeriod(facts)}`,
  column: { group: 'Grupo', shareChange: 'Var. da part. (p.p.)' },
  members: (reporter, groups) =>
    `Nota: Os membros são os do fim do período, os mesmos nos dois anos, sem contar o próprio declarante (${reporter}); os grupos se sobrepõem e não podem ser somados. ${groups.map(({ name, members, basis }) => `${name}: ${members} ${members === 1 ? 'membro' : 'membros'} (critério: ${basis})`).join('; ')}.`,
}
