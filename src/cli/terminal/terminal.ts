/**
 * Output on a terminal: colours, progress, questions, JSON and errors.
 *
 * @module
 */
export { ask } from './ask.ts'
export { tidyWhenStopped } from './cleanup-when-stopped.ts'
export { detectLanguage, processTerminal, type Terminal } from './console.ts'
export { errorText } from './error-text.ts'
export { asJson } from './json.ts'
export { openBrowser } from './open-browser.ts'
export { terminalEffects } from './terminal-effects.ts'
