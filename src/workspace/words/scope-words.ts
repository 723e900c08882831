import type { Scope } from '../../trade/trade.ts'

export const filterable = ['partner', 'place', 'procedure'] as const

/** `partner=402,410 place=31`, as `--scope` takes it; empty for the whole trade. */
export function describeScope(scope: Scope): string {
  return filterable
    .flatMap((dimension) => {
      const codes = scope[dimension]
      return codes ? [`${dimension}=${codes.join(',')}`] : []
    })
    .join(' ')
}
