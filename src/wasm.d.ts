/** AssemblyScript, compiled to WebAssembly by the build. */
declare module '*?wasm' {
  const bytes: Uint8Array<ArrayBuffer>
  export default bytes
}

/** What is used of the standard's JavaScript interface, which TypeScript declares for browsers alone. */
declare namespace WebAssembly {
  class Module {
    constructor(bytes: Uint8Array<ArrayBuffer>)
  }
  class Instance {
    constructor(module: Module, imports: Readonly<Record<string, object>>)
    readonly exports: unknown
  }
  interface Memory {
    readonly buffer: ArrayBuffer
  }
  interface Global<Value extends number | bigint> {
    readonly value: Value
  }
}
