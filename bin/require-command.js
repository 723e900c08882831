const { tmpdir } = require('node:os')
const { join } = require('node:path')
const process = require('node:process')
const { requireKept } = require('./kept-code.js')

const entry = join(__dirname, '..', 'dist', 'command', 'cli.cjs')

/**
 * The built command. What is compiled of it is kept in a folder of the user’s own, so that the next one starts sooner.
 *
 * @param args that it is to be given.
 */
exports.requireCommand = (args) => {
  const folder = ownFolder()
  return folder ? requireKept(entry, folder, useOf(args)) : require(entry)
}

/**
 * Temporary files are shared on Linux by all who use the machine, and one of them might put code there. None where the
 * user has told Node to keep nothing.
 */
function ownFolder() {
  const { NODE_DISABLE_COMPILE_CACHE, XDG_CACHE_HOME, HOME } = process.env
  if (NODE_DISABLE_COMPILE_CACHE) return null
  if (process.platform !== 'linux') return join(tmpdir(), 'tradebrief')
  const caches = XDG_CACHE_HOME || (HOME && join(HOME, '.cache'))
  return caches ? join(caches, 'tradebrief') : null
}

/**
 * The word that says what is done: the first that is neither an option nor said of one. Where an option is not known here,
 * what is kept for another word is taken up, or nothing, and the command only starts later.
 */
function useOf(args) {
  const at = args.findIndex((arg, at) => !arg.startsWith('-') && !withValue.has(args[at - 1]))
  return /^[a-z]{1,20}$/.test(args[at] ?? '') ? args[at] : 'other'
}
const withValue = new Set(['-C', '--workspace', '--ui'])
