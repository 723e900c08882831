import { addMonths } from '../../../../trade/trade.ts'
import { figureSpan } from '../../../display.ts'
import type { Inline } from '../../../document.ts'
import { line } from '../../inline-template.ts'
import type { MirrorFacts, MirrorSides, MirrorWords } from '../../section-words/section-words.ts'
import { getSign, hasValue, isNothing, looksZero } from '../../shown-signs.ts'
import type { Wording } from '../../wording-interface.ts'
import { longCaptionPeriod } from '../captions.ts'
import {
  capitalized,
  change,
  contract,
  fromName,
  inPeriod,
  onYearBefore,
  rangeOfMonths,
  titlePeriod,
  withArticle,
} from '../phrases/phrases.ts'
import { valuationNames } from '../statements.ts'
import { publisherNote, sourceNote, subheadingNote } from './reporter-notes.ts'

export const mirror: MirrorWords = {
  heading: 'Dados dos dois lados',
  lone: (name) => `Comércio com ${withArticle(name)} segundo os dados dos dois lados`,
  sentences(facts, wording) {
    const { product, exporter, importer, value, quantity } = facts
    const when = inPeriod(facts.month, facts.window)
    if (isNothing(value.exports) && isNothing(value.imports))
      return line`${when}, nem ${exporter} nem ${importer} registraram exportações de ${product} ${contract('de', exporter)} para ${importer}.`
    const exports = isNothing(value.exports)
      ? line`os dados ${contract('de', exporter)} não registram exportações de ${product} para ${importer}`
      : line`os dados ${contract('de', exporter)} registram ${wording.amount(value.exports)} em exportações de ${product} para ${importer}${change(value.exportGrowth, ` ${onYearBefore(facts.window)}`)}`
    const imports = isNothing(value.imports)
      ? line`os ${contract('de', importer)} não registram importações provenientes ${contract('de', exporter)}`
      : line`os ${contract('de', importer)} registram ${wording.amount(value.imports)} em importações provenientes ${contract('de', exporter)}${change(value.importGrowth, ` ${onYearBefore(facts.window)}`)}`
    return line`${when}, ${exports}; ${imports}.${gap(value, wording)}${quantityGap(quantity)}`
  },
  caption: (facts, exporter, importer) =>
    `Exportações de ${facts.product} ${fromName(exporter)} para ${withArticle(importer)} segundo os dados dos dois lados, ${longCaptionPeriod(facts)}`,
  chart: ({ product, exporter, importer, from, to }) =>
    `Exportações de ${product} ${fromName(exporter)} para ${withArticle(importer)} por mês segundo os dados dos dois lados, ${rangeOfMonths(from, to)}`,
  period: ({ window, lag = 0 }, month) => capitalized(titlePeriod(addMonths(month, -lag), window)),
  column: {
    period: 'Período',
    value: (unit) => `Valor (${unit})`,
    quantity: (unit) => `Quantidade (${unit})`,
    exports: (exporter, unit) => `Exportações: ${exporter}${inUnit(unit)}`,
    imports: (importer, unit) => `Importações: ${importer}${inUnit(unit)}`,
    difference: 'Importações menos exportações',
    percent: 'Dif. (%)',
    growth: 'Var. (%)',
  },
  note: (source, flow, isOneCurrency) =>
    `${sourceNote(source, flow)} Os dados dos dois lados figuram lado a lado e não são somados. ${isOneCurrency ? 'Diferença = (importações ÷ exportações - 1) × 100.' : 'Estão em moedas diferentes, que não são convertidas, e por isso não se calcula diferença.'}`,
  source: publisherNote,
  codes: subheadingNote,
  otherUnits: 'Nota: As quantidades são contadas em unidades diferentes e não são comparadas.',
  gaps: 'Nota: “..” indica que os meses necessários não foram carregados.',
  causes({ exports, imports }) {
    const valuation =
      imports === 'CIF'
        ? `as importações incluem frete e seguro internacionais (CIF) e costumam superar as exportações, que estão ${valuationNames[exports]}`
        : imports === exports
          ? `que aqui pouco importa, pois importações e exportações estão ${valuationNames[imports]}`
          : `as importações estão ${valuationNames[imports]}, e as exportações, ${valuationNames[exports]}`
    return `Nota: Os dados dos dois lados costumam diferir pela valoração (${valuation}); pelas reexportações (nas mercadorias que passam por Hong Kong (China), o exportador pode registrar esse destino, e o importador, a origem); pelo momento do registro (as importações são registradas após o transporte); pela classificação (as mesmas mercadorias em subposições diferentes); e pela definição de parceiro (o último destino conhecido, nas exportações; a origem ou a procedência, nas importações).`
  },
}

const inUnit = (unit: string | undefined): string => (unit === undefined ? '' : ` (${unit})`)

function gap({ compared, exports, imports }: MirrorSides, wording: Wording): Inline[] {
  if (!compared || isNothing(exports) || isNothing(imports)) return []
  const { difference, percent } = compared
  const sign = getSign(difference)
  if (sign === null || !hasValue(percent)) return []
  if (sign === 0) return line` Os dois valores são iguais.`
  if (looksZero(difference) || looksZero(percent)) return line` Os dois valores são quase iguais.`
  return line` As importações registradas ${sign > 0 ? 'superam as' : 'ficam abaixo das'} exportações registradas em ${wording.amount(difference)}, ou ${figureSpan(percent, 'absolute')}%.`
}

function quantityGap(quantity: MirrorFacts['quantity']): Inline[] {
  if (!quantity?.compared || isNothing(quantity.exports) || isNothing(quantity.imports)) return []
  const { percent } = quantity.compared
  const sign = getSign(percent)
  if (sign === null) return []
  if (looksZero(percent)) return line` Em quantidade, são ${sign === 0 ? '' : 'quase '}iguais.`
  return line` Em quantidade, as importações registradas ${sign > 0 ? 'superam as' : 'ficam abaixo das'} exportações registradas em ${figureSpan(percent, 'absolute')}%.`
}
