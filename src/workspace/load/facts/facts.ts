/**
 * What a file is: flow, period, date, scope; from its content, its name, what the user says.
 *
 * @module
 */
export { checkedFacts } from './checked-facts.ts'
export { contradicts, inferFileFacts, type ReadFile } from './file-facts.ts'
export { concludeFlow, concludePeriod, factsByRule } from './infer-facts.ts'
export { settleRepeatedRows } from './repeated-rows.ts'
