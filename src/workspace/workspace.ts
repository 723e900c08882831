export { Cancelled, type Choice, type Effects, type Progress, silentEffects } from './effects.ts'
