import type { ShownFigure } from '../../brief/brief.ts'
import { readNumber } from '../../review/printed-numbers/printed-numbers.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import type { Verdict } from './verdicts.ts'

/** How a printed number stands to a figure of the brief, signs aside: words such as 下降 take them. */
export function standingOf(
  printed: string,
  figure: ShownFigure | undefined,
  scale: string = figure?.scale ?? '1',
): Extract<Verdict, 'same' | 'rounded' | 'roundedOtherwise' | 'wrong'> {
  const number = readNumber(printed.replace(/^[-−]/, ''))
  if (!figure || figure.exact === null || !number) return 'wrong'
  const [numerator = '', denominator = '1'] = figure.exact.split('/')
  const exact = Fraction.of(BigInt(numerator), BigInt(denominator) * BigInt(scale)).abs()
  if (exact.toFixed(number.decimals) === number.value.toFixed(number.decimals)) return 'rounded'
  const unit = Fraction.of(1n, 10n ** BigInt(number.decimals))
  return exact.minus(number.value).abs().compare(unit) < 0 ? 'roundedOtherwise' : 'wrong'
}
