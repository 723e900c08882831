export { type Attribution, attribute, type Fault } from './attribution.ts'
export type { Suspicion } from './suspicion.ts'
