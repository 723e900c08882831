/**
 * Arguments and options that several subcommands share, and what the shell completes of them.
 *
 * @module
 */
export { briefOptions, dayArgument, withAcceptance, withBriefOptions } from './brief-options.ts'
export { translateCommander } from './commander-words.ts'
export { listCompletions, type Taken } from './completion.ts'
export { monthArgument } from './month-argument.ts'
export { periodArgument, periodWords } from './period-argument.ts'
