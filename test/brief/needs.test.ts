import { expect, it } from 'vitest'
import { briefNeeds } from '../../src/brief/needs.ts'
import { month, productOf } from '../support/briefs.ts'

it.each([
  ['place', 'CN-44', false],
  ['partner', 'USA', true],
] as const)('a share of a %s needs the partners left out: %s', (dimension, code, isNeeded) => {
  const name = { dimension, code, window: 'month', measure: 'value', operation: 'share' } as const
  const needsOf = (flow: 'export' | 'import') =>
    briefNeeds(productOf({ sections: ['overview'], flows: [flow] }), month('2023-06'), [{ flow, ...name }])
  const ofImports = needsOf('import').map(({ by }) => by)
  expect(ofImports.includes('partner')).toBe(isNeeded)
})
