import { getCalendarMonth, getYear } from '../../../../trade/trade.ts'
import { line } from '../../inline-template.ts'
import type { SeasonalWords } from '../../section-words/section-words.ts'
import { captionMonth, ofCaptionTrade } from '../captions.ts'
import { change, inPeriod, period, plain } from '../phrases/phrases.ts'

export const seasonal: SeasonalWords = {
  heading: 'Ajuste sazonal',
  flow: (flow) => `${flow === 'export' ? 'Exportações' : 'Importações'} com ajuste sazonal`,
  sentence({ flow, month, product, adjusted, mom, years }, wording) {
    const trade = wording.trade(flow, product)
    if (adjusted.figure.value === null)
      return line`${inPeriod(month, 'month')}, ${trade} não têm ajuste sazonal: o método requer ${String(years)} anos de meses seguidos, todos com ${plain[flow]}, contados janeiro e fevereiro em conjunto.`
    const onMonth = mom.figure.value === null ? [] : change(mom, ' em relação ao mês anterior')
    return line`${inPeriod(month, 'month')}, com ajuste sazonal, ${trade} somaram ${wording.amount(adjusted)}${onMonth}.`
  },
  caption: (facts) => `Ajuste sazonal ${ofCaptionTrade(facts)}, até ${captionMonth(facts)}`,
  point: (month) =>
    getCalendarMonth(month) === 2 ? `Janeiro–fevereiro de ${getYear(month)}` : period(month, 'month'),
  chart: (course) => `${course}, sem e com ajuste sazonal`,
  column: { month: 'Mês', value: 'Valor', adjusted: 'Ajustado', mom: 'Ajustado, var. mensal (%)' },
  note: (hasFestival) =>
    `Nota: STL (Cleveland e outros, 1990) sobre os logaritmos dos valores. ${hasFestival ? 'O Ano-Novo chinês cai em janeiro ou em fevereiro, e os dois meses contam como um só' : 'Janeiro e fevereiro contam como um só'}: o valor é a soma; o valor ajustado, uma média mensal. Novos dados alteram os valores ajustados dos meses anteriores.`,
}
