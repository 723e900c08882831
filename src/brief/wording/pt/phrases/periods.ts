import { getCalendarMonth, getYear, type Month, numberInYear, type Window } from '../../../../trade/trade.ts'

export const months = [
  ...['janeiro', 'fevereiro', 'março', 'abril', 'maio', 'junho'],
  ...['julho', 'agosto', 'setembro', 'outubro', 'novembro', 'dezembro'],
]

const nameMonth = (month: Month): string => months[getCalendarMonth(month) - 1] ?? ''

/** jan., fev.; maio has no shorter form. */
export function shortMonth(month: Month): string {
  const name = nameMonth(month)
  return name.length <= 4 ? name : `${name.slice(0, 3)}.`
}

const ordinals = ['primeiro', 'segundo', 'terceiro', 'quarto']

/** dezembro de 2023; janeiro a dezembro de 2023; o primeiro semestre de 2023; 2023. */
export function period(month: Month, window: Window): string {
  const year = getYear(month)
  switch (window) {
    case 'month':
      return `${nameMonth(month)} de ${year}`
    case 'quarter':
      return `o ${ordinals[numberInYear({ edition: window, last: month }) - 1]} trimestre de ${year}`
    case 'half':
      return `o ${ordinals[numberInYear({ edition: window, last: month }) - 1]} semestre de ${year}`
    case 'year':
      return String(year)
    case 'ytd':
      return `janeiro a ${nameMonth(month)} de ${year}`
  }
}

/** abril a junho de 2023; novembro de 2022 a março de 2023; one month by itself. */
export function rangeOfMonths(from: Month, to: Month): string {
  if (from === to) return period(to, 'month')
  return `${getYear(from) === getYear(to) ? nameMonth(from) : period(from, 'month')} a ${period(to, 'month')}`
}

/** How a sentence begins: Em dezembro de 2023; No acumulado de janeiro a dezembro de 2023; No primeiro semestre de 2023. */
export function inPeriod(month: Month, window: Window): string {
  const words = period(month, window)
  if (window === 'ytd') return `No acumulado de ${words}`
  return words.startsWith('o ') ? `No ${words.slice(2)}` : `Em ${words}`
}

/** The same within a sentence. */
export const withinPeriod = (month: Month, window: Window): string => {
  const words = inPeriod(month, window)
  return words.charAt(0).toLowerCase() + words.slice(1)
}

/** In a title, which has no article: 4º trimestre de 2023. */
export function titlePeriod(month: Month, window: Window): string {
  if (window !== 'quarter' && window !== 'half') return period(month, window)
  return `${numberInYear({ edition: window, last: month })}º ${window === 'quarter' ? 'trimestre' : 'semestre'} de ${getYear(month)}`
}

/** Above columns: Dezembro; Janeiro a dezembro; 4º trimestre; 1º semestre; Ano. */
export function withinYear(month: Month, window: Window): string {
  const name = nameMonth(month)
  switch (window) {
    case 'month':
      return name.charAt(0).toUpperCase() + name.slice(1)
    case 'quarter':
      return `${numberInYear({ edition: window, last: month })}º trimestre`
    case 'half':
      return `${numberInYear({ edition: window, last: month })}º semestre`
    case 'year':
      return 'Ano'
    case 'ytd':
      return `Janeiro a ${name}`
  }
}

/** What a window is beside the others of a brief. */
export const windowWords: Readonly<Record<Window, string>> = {
  month: 'no mês',
  quarter: 'no trimestre',
  half: 'no semestre',
  year: 'no ano',
  ytd: 'no acumulado do ano',
}

/** 18 de janeiro de 2024, from an ISO date; the first of a month is 1º. */
export function day(iso: string): string {
  const [year, month, date] = iso.slice(0, 10).split('-').map(Number)
  return `${date === 1 ? '1º' : date} de ${months[(month ?? 1) - 1]} de ${year}`
}
