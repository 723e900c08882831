/**
 * What the sentences of the sections of analysis are made of, and what a language must be able to word: one file a
 * section. The words themselves are in `zh/sections/` and `en/sections/`. More than twelve files: there are as many
 * sections.
 *
 * @module
 */
export type * from './against.ts'
export type * from './comparison.ts'
export type * from './concentration.ts'
export type * from './contributions.ts'
export type * from './course.ts'
export type * from './currencies.ts'
export type * from './full-places.ts'
export type * from './groups.ts'
export type * from './leaders.ts'
export { areSameGrowers } from './leaders.ts'
export type * from './market.ts'
export type * from './mirror.ts'
export type * from './national.ts'
export type * from './price-volume.ts'
export type * from './quarters.ts'
export type * from './records.ts'
export type * from './seasonal.ts'
export type * from './section-facts.ts'
export type * from './single-months.ts'
export type * from './structure.ts'
export type * from './summary.ts'
export type * from './unit-values.ts'
