import type { Window } from '../../../trade/trade.ts'
import type { Shown } from '../../display.ts'
import type { Inline } from '../../document.ts'
import { join, line } from '../inline-template.ts'
import { isZero } from '../shown-signs.ts'
import type { Movement, OverviewFacts } from '../wording-interface.ts'
import {
  agree,
  type Count,
  capital,
  change,
  contract,
  flowWithArticle,
  onYearBefore,
  plain,
} from './phrases/phrases.ts'

type WordAmount = (shown: Shown) => Inline[]

/** somaram US$ 5,55 bilhões, queda de 9,0% em relação ao mesmo período do ano anterior. */
export function came(
  { amount: shown, growth }: Movement,
  count: Count,
  window: Window,
  amount: WordAmount,
): Inline[] {
  if (shown.figure.value === null) return line`não ${agree(count, 'está disponível', 'estão disponíveis')}`
  if (isZero(shown)) return line`foi registrado como zero${change(growth, ` ${onYearBefore(window)}`)}`
  return line`${agree(count, 'somou', 'somaram')} ${amount(shown)}${change(growth, ` ${onYearBefore(window)}`)}`
}

/** As exportações somaram US$ 5,28 bilhões, queda de 10,3%; as importações somaram US$ 271 milhões, alta de 24,7%. */
export function separate(facts: OverviewFacts, amount: WordAmount): Inline[] {
  const each = (['export', 'import'] as const).flatMap((flow) => {
    const movement = facts[flow]
    if (!movement) return []
    if (movement.amount.figure.value === null) return [line`${flowWithArticle(flow)} não estão disponíveis`]
    if (!movement.hasTrade) return [line`não houve ${plain[flow]}`]
    if (isZero(movement.amount))
      return [line`o volume ${contract('de', flowWithArticle(flow))} foi registrado como zero`]
    return [line`${flowWithArticle(flow)} somaram ${amount(movement.amount)}${change(movement.growth, '')}`]
  })
  return line`${capital(join(each, '; '))}.`
}

/** O superávit comercial foi de US$ 5,01 bilhões. */
export function balance(net: Shown, amount: WordAmount): Inline[] {
  if (isZero(net)) return line`Exportações e importações se igualaram.`
  const what = net.figure.value && net.figure.value.sign() < 0 ? 'déficit' : 'superávit'
  return line`O ${what} comercial foi de ${amount(net)}.`
}
