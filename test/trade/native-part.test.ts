import { describe, expect, it } from 'vitest'
import { mendable } from '../../src/trade/errors/errors.ts'

/** As Node.js and the loaders of the packages word it; the stack names the package where the message does not. */
const failures: readonly (readonly [part: string, message: string, stack?: string])[] = [
  [
    'Typst',
    'Failed to load native binding',
    'at /p/node_modules/@myriaddreamin/typst-ts-node-compiler/index-napi.js:1',
  ],
  [
    'Typst',
    '\\\\?\\C:\\贸易\\typst-ts-node-compiler.win32-x64-msvc.node: The specified module could not be found.',
  ],
  ['resvg', "Cannot find module '@resvg/resvg-js-linux-x64-gnu'"],
  ['resvg', '/p/resvgjs.linux-x64-gnu.node: invalid ELF header'],
  ['DuckDB', 'libduckdb.so: cannot open shared object file: No such file or directory'],
  ['DuckDB', "/lib/libc.so.6: version `GLIBC_2.28' not found (required by /p/duckdb.node)"],
  ['DuckDB', 'dlopen(/p/duckdb.node, 0x0001): Library not loaded: @rpath/libduckdb.dylib'],
]

describe('a native part that cannot be loaded', () => {
  it.each(failures)('is named in both languages, with what to do: %s, %s', (part, message, stack = '') => {
    const error = mendable(Object.assign(new Error(message), { stack: `Error: ${message}\n${stack}` }))
    expect(error?.explain('en')).toContain(part)
    expect(error?.explain('zh')).toContain(part)
    expect(error?.hint).toBeDefined()
  })

  it('is not an absent module of ours, nor an error of such a part at work', () => {
    expect(mendable(new Error("Cannot find module './report.js'"))).toBeNull()
    expect(mendable(new Error('duckdb: Binder Error: no column "a"'))).toBeNull()
  })
})
