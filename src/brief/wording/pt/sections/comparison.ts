import type { Kind } from '../../../product/product.ts'
import { line } from '../../inline-template.ts'
import type { ComparedPart, ComparisonWords } from '../../section-words/section-words.ts'
import { isZero } from '../../shown-signs.ts'
import { captionPeriod, titleOfTrade } from '../captions.ts'
import {
  agree,
  capital,
  getNumberOfVerb,
  inBrackets,
  inPeriod,
  list,
  percentagePoints,
  uncapitalized,
} from '../phrases/phrases.ts'

const part = (kind: Kind) => (kind === 'product' ? 'classe' : 'produto')

export const comparison: ComparisonWords = {
  heading: (kind) => (kind === 'product' ? 'Comparação entre classes' : 'Comparação entre produtos'),
  sentences({ flow, month, window, parts, named, product, up, down }, wording) {
    const when = inPeriod(month, window)
    const totalFlow = flow === 'net' ? 'trade' : flow
    if (parts.every(({ value }) => isZero(value))) return wording.none(when, totalFlow, product)
    const each = parts
      .slice(0, named)
      .map(({ name, value, growth }) =>
        isZero(value)
          ? line`nenhum valor de ${uncapitalized(name)}${inBrackets(growth)}`
          : line`${wording.amount(value)} de ${uncapitalized(name)}${inBrackets(growth)}`,
      )
    const points = ({ name, contribution }: ComparedPart) =>
      line`${uncapitalized(name)} (${percentagePoints(contribution, 'plain')})`
    const most = [
      ...(up ? [line`a maior contribuição positiva para a variação veio de ${points(up)}`] : []),
      ...(down
        ? [
            line`${up ? 'a maior negativa, de' : 'a maior contribuição negativa para a variação veio de'} ${points(down)}`,
          ]
        : []),
    ]
    const growth = most.length > 0 ? line` ${capital(list(most))}.` : []
    const count = getNumberOfVerb(totalFlow)
    const verb =
      parts.length > named
        ? agree(count, 'incluiu', 'incluíram')
        : agree(count, 'compreendeu', 'compreenderam')
    return line`${when}, ${wording.trade(totalFlow, product)} ${verb} ${list(each)}.${growth}`
  },
  caption: (kind, facts) => `${titleOfTrade(facts)} por ${part(kind)}, ${captionPeriod(facts)}`,
  column: (kind) => (kind === 'product' ? 'Classe' : 'Produto'),
  amount: (flow) =>
    ({
      trade: 'Corrente de comércio',
      export: 'Exportações',
      import: 'Importações',
      net: 'Saldo comercial',
    })[flow],
  contribution: 'Contr. (p.p.)',
  whole: 'Total',
}
