const {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} = require('node:fs')
const { basename, dirname, join } = require('node:path')
const process = require('node:process')
const { cachedDataVersionTag } = require('node:v8')
const vm = require('node:vm')
const { crc32 } = require('node:zlib')

/**
 * Requires a CommonJS file, and what it requires beside it, with what V8 compiled of them in an earlier run: to compile
 * it again takes a third of the time of a short command. What is not kept yet is kept when the process ends. A folder
 * that cannot be read or written only makes it slower.
 *
 * @param entry the file. Those beside it are told apart by their names, which bear a digest of their contents.
 * @param folder where it is kept. Who can write there can have this process run anything.
 * @param use a word for what is done: of one program, another use compiles other functions.
 */
exports.requireKept = (entry, folder, use) => {
  // V8 says itself what it takes up: what the same version compiled under the same flags.
  const key = crc32(readFileSync(entry), crc32(`${cachedDataVersionTag()} ${entry}`))
    .toString(16)
    .padStart(8, '0')
  const pack = join(folder, `${use}-${key}${ending}`)
  const kept = readPack(pack)
  const files = new Files(kept)
  process.once('exit', () => {
    if (files.names.some((name) => !kept.has(name))) writePack(pack, new Map([...kept, ...files.compiled()]))
  })
  // Links are followed, as Node does: what lies beside the file is sought from there.
  return files.require(realpathSync(entry))
}

/** The files of a program, each of which is run once. */
class Files {
  #kept
  #modules = new Map()
  #scripts = new Map()

  constructor(kept) {
    this.#kept = kept
  }

  require(file) {
    const there = this.#modules.get(file)
    if (there) return there.exports
    const own = { exports: {}, importing: (id) => import(id) }
    this.#modules.set(file, own)
    const folder = dirname(file)
    const require = (id) => (id.startsWith('.') ? this.require(join(folder, id)) : others(id))
    this.#run(file)(own.exports, require, own, file, folder)
    return own.exports
  }

  #run(file) {
    const script = new vm.Script(`${opening}${readFileSync(file, 'utf8')}\n})`, {
      filename: file,
      columnOffset: -opening.length,
      cachedData: this.#kept.get(basename(file)),
    })
    this.#scripts.set(basename(file), script)
    return script.runInThisContext()
  }

  /** Of those that were required so far. */
  get names() {
    return [...this.#scripts.keys()]
  }

  /** What V8 has compiled of each so far. */
  compiled() {
    return [...this.#scripts].map(([name, script]) => [name, script.createCachedData()])
  }
}

/** What is not beside them: packages, of which each file sees the same, and what Node has itself. */
const others = require

const opening = '(function (exports, require, module, __filename, __dirname) { '

// A pack: the size of its heading, the check sum of what follows, the heading (names and sizes, as JSON), and the bytes
// of each in turn.
const ending = '.code'
/** Of so many uses, programs and versions it is kept; what was kept longest ago goes. */
const mostPacks = 40

function readPack(path) {
  const kept = new Map()
  try {
    const bytes = readFileSync(path)
    if (crc32(bytes.subarray(8)) !== bytes.readUInt32LE(4)) return kept
    let at = 8 + bytes.readUInt32LE(0)
    for (const [name, size] of JSON.parse(bytes.toString('latin1', 8, at))) {
      kept.set(name, bytes.subarray(at, at + size))
      at += size
    }
  } catch {
    // None is there yet.
  }
  return kept
}

function writePack(path, kept) {
  try {
    const heading = Buffer.from(JSON.stringify([...kept].map(([name, { length }]) => [name, length])))
    const bytes = Buffer.concat([Buffer.alloc(8), heading, ...kept.values()])
    bytes.writeUInt32LE(heading.length, 0)
    bytes.writeUInt32LE(crc32(bytes.subarray(8)), 4)
    const folder = dirname(path)
    // One after the other: where none can be made, as in /proc, Node tries forever to make both.
    for (const each of [dirname(folder), folder]) if (!existsSync(each)) mkdirSync(each, { mode: 0o700 })
    // Several machines may have one home, and each counts its processes for itself.
    const fresh = `${path}.${require('node:crypto').randomUUID()}`
    writeFileSync(fresh, bytes, { mode: 0o600 })
    renameSync(fresh, path)
    const packs = readdirSync(folder).filter((name) => name.includes(ending))
    const since = (name) => statSync(join(folder, name)).mtimeMs
    for (const name of packs.sort((a, b) => since(b) - since(a)).slice(mostPacks)) rmSync(join(folder, name))
  } catch {
    // The next run compiles it again.
  }
}
