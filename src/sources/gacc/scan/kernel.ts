import bytes from './kernel/scan.ts?wasm'

/** What the kernel asks of the program; see `kernel/host.ts`. Whatever it throws ends the scan. */
export interface KernelHost {
  giveUp(): never
  learn(subject: number, key: bigint, from: number, length: number, isQuoted: number): number
  numberOf(subject: number, text: number, line: number, rowsAt: number): number
  seeMonth(digits: bigint): void
  oddDigits(from: number, to: number): bigint
  oddAmount(from: number, to: number): bigint
  noteQuantity(amount: number, isZero: number, line: number, from: number, to: number): void
}

type Count = WebAssembly.Global<number>

/** The kernel that goes through bytes (`kernel/scan.ts`), with a memory of its own. Places are in that memory. */
export interface Kernel {
  readonly memory: WebAssembly.Memory
  setLayout(width: number, keyWidth: number, leads: number, hasQuantity: boolean, hasQuantity2: boolean): void
  setColumn(
    index: number,
    reads: number,
    subject: number,
    inKey: number,
    hasName: boolean,
    isBesideName: boolean,
  ): void
  roomFor(size: number, rows: number): number
  tableAt(): number
  tableCapacity(): number
  begin(line: number): void
  scan(size: number): void
  readonly rows: Count
  readonly lastLine: Count
  readonly lineBehind: Count
  readonly highTotal: WebAssembly.Global<bigint>
  readonly lowTotal: WebAssembly.Global<bigint>
  readonly isFirst: Count
  readonly ascends: Count
  readonly repeated: Count
  readonly firstRepeated: Count
  readonly lastBegan: Count
  readonly firstKeyAt: Count
  readonly lastKeyAt: Count
}

let compiled: WebAssembly.Module | undefined

export function newKernel(host: KernelHost): Kernel {
  compiled ??= new WebAssembly.Module(bytes)
  // These are the kernel's own words for what it exports.
  return new WebAssembly.Instance(compiled, { host: { ...host } }).exports as Kernel
}
