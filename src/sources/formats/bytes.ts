import type { SourceFile } from '../source-file.ts'

const headSize = 64 * 1024
const heads = new WeakMap<SourceFile, Promise<Uint8Array>>()

/** The first bytes of a file, as many as a source looks at to recognise it. They are read once. */
export function readHead(file: SourceFile): Promise<Uint8Array> {
  const head = heads.get(file) ?? readBeginning(file, headSize)
  heads.set(file, head)
  return head
}

/** So many first bytes, or all that there are. */
export async function readBeginning(file: SourceFile, size: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of file.bytes()) {
    const next = new Uint8Array(chunk.subarray(0, size - length))
    if (next.length === size) return next
    chunks.push(next)
    length += chunk.length
    if (length >= size) break
  }
  return joined(chunks)
}

/** Chunks as one array. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const everything = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let index = 0
  for (const chunk of chunks) {
    everything.set(chunk, index)
    index += chunk.length
  }
  return everything
}

/** Whether bytes begin so. */
export const beginsWith = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)
