import type { ShownFigure } from '../../brief/brief.ts'
import { moneyFactor, quantityFactor, unitNamed } from '../../codes/units/units.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import type { FigureId, Month } from '../../trade/trade.ts'
import {
  compareRounded,
  isMoney,
  type PrintedFigure,
  type PrintedNumber,
  readNumber,
  readUnit,
} from '../printed-numbers/printed-numbers.ts'
import type { AuditedBrief } from './brief/brief.ts'
import type { NamedFigure } from './finding.ts'

/**
 * How a printed figure stands to ours. `same`: it is printed as we print it. `rounded`: ours rounds to it at its
 * decimals. `otherVintage`: ours did, from the data of another date. `roundedOtherwise`: ours is within one unit of its
 * last digit. `different`: none of these. `unknown`: we have no such figure, or it is in a unit that does not compare.
 */
export type Standing = 'same' | 'rounded' | 'otherVintage' | 'roundedOtherwise' | 'different' | 'unknown'

export interface HeldFigure extends NamedFigure {
  readonly standing: Standing
  /** Ours at the printed decimals and in the printed unit; null where we have none. */
  readonly ours: string | null
  /** Which of our vintages has it as printed, where the present one has not. */
  readonly vintage: string | null
}

type Figures = ReadonlyMap<FigureId, ShownFigure>

/** Figures of the same brief by another vintage, with what it is called. */
export interface OtherVintage {
  readonly name: string
  readonly figures: Figures
}

/** What a brief prints, as plain data that one process can send to another. */
export interface PrintedBrief {
  /** The month that it is of; null where it names none. */
  readonly month: Month | null
  /** The commodity codes of its footnote; null where it has none. */
  readonly codes: readonly string[] | null
  readonly figures: readonly PrintedText[]
}

/** A figure as it is printed. `negated` where a word before it takes the sign: 下降10.3% is -10.3. */
export interface PrintedText extends Pick<PrintedFigure, 'id' | 'place' | 'text'> {
  readonly negated: boolean
  /** Of an amount: the unit that it is printed in. */
  readonly unit: string | null
}

/** Everything that a brief prints. */
export function printedBrief({ month, cells, prose, footnote }: AuditedBrief): PrintedBrief {
  const proseFigures = [...prose.figures, ...prose.namings.flatMap((naming) => naming.figures)]
  return {
    month,
    codes: footnote?.codes ?? null,
    figures: [
      ...[...cells.values()].map((figure) => printedText(figure, false)),
      ...proseFigures.map(({ figure, negated }) => printedText(figure, negated)),
    ],
  }
}

const printedText = ({ id, place, text, unit }: PrintedFigure, negated: boolean): PrintedText => ({
  id,
  place,
  text,
  negated,
  unit: unit?.text ?? null,
})

/** A printed figure in its own unit, with its sign. */
interface SignedFigure extends PrintedNumber, Pick<PrintedText, 'id' | 'place' | 'unit'> {}

function signedFigure({ id, place, text, negated, unit }: PrintedText): SignedFigure {
  const number = readNumber(text)
  if (!number) throw new Error(`a figure that was read is no number: ${text}`)
  const { value, interval } = number
  return {
    ...{ ...number, id, place, unit },
    ...(negated && { value: value.negated(), interval: interval.negated() }),
  }
}

/** Holds each printed figure against our own; `others` are asked for only where one is not ours. */
export async function holdAgainst(
  brief: PrintedBrief,
  ours: Figures,
  others: () => Promise<readonly OtherVintage[]>,
): Promise<HeldFigure[]> {
  const held: HeldFigure[] = []
  let vintages: readonly OtherVintage[] | undefined
  for (const printed of brief.figures.map(signedFigure)) {
    const { id, place, text } = printed
    const fraction = amountOf(printed, ours)
    const named = {
      id,
      place,
      printed: text,
      ours: fraction?.toFixed(printed.decimals) ?? null,
      vintage: null,
    }
    const standing = fraction ? judgeStanding(printed, fraction, ours.get(id)) : 'unknown'
    if (standing !== 'different' && standing !== 'roundedOtherwise') {
      held.push({ ...named, standing })
      continue
    }
    vintages ??= await others()
    const vintage = vintages.find(({ figures }) => {
      const then = amountOf(printed, figures)
      return then !== null && roundsTo(then, printed)
    })
    held.push(
      vintage ? { ...named, standing: 'otherVintage', vintage: vintage.name } : { ...named, standing },
    )
  }
  return held
}

function judgeStanding(printed: SignedFigure, exact: Fraction, shown: ShownFigure | undefined): Standing {
  if (roundsTo(exact, printed))
    return shown?.text.replace(/^-/, '') === printed.text.replace(/^-/, '') ? 'same' : 'rounded'
  const compared = compareRounded(exact, printed)
  // Beside a limit such as <0.0001: near it, though not within.
  return compared === 'rounded' ? 'roundedOtherwise' : compared
}

/** `<0.0001` is met by what lies below it. */
const roundsTo = (fraction: Fraction, { value, decimals, text, interval }: SignedFigure): boolean =>
  /^[<>]/.test(text)
    ? (interval.low === null || fraction.compare(interval.low.at) > 0) &&
      (interval.high === null || fraction.compare(interval.high.at) < 0)
    : compareRounded(fraction, { value, decimals }) === 'rounded'

/** Our exact value in the printed unit. */
function amountOf({ id, unit }: SignedFigure, ours: Figures): Fraction | null {
  const figure = ours.get(id)
  if (!figure || figure.exact === null) return null
  const exact = Fraction.parse(figure.exact)
  if (figure.unit === '%') return exact
  if (unit === null) return null
  const factor = /\.quantity2?\b/.test(id)
    ? (quantityFactor(unit, figure.unit) ?? englishFactor(unit, unitNamed(figure.unit)?.short ?? figure.unit))
    : factorOfMoney(unit, figure.unit)
  return factor ? exact.dividedBy(factor) : null
}

/** Null for the other currency: one is never converted into the other. */
function factorOfMoney(printed: string, current: string): Fraction | null {
  const [unit, ours] = [readUnit(printed), readUnit(current)]
  if (isMoney(unit) && isMoney(ours) && unit.base !== ours.base) return null
  return moneyFactor(printed) ?? englishFactor(printed, current)
}

/** How many of our units a printed one in English is: `US$ billion` of USD, `thousand items` of items. Null where they do not compare. */
function englishFactor(printed: string, current: string): Fraction | null {
  const [unit, ours] = [readUnit(printed), readUnit(current)]
  return unit.base === ours.base ? unit.factor.dividedBy(ours.factor) : null
}
