import type { FileHandle } from 'node:fs/promises'

/** From a byte to before another one. */
export interface Part {
  readonly from: number
  readonly to: number
}

/** As much as one reads without a pause. */
export const partSize = 8 * 1024 * 1024
const windowSize = 64 * 1024
const lineFeed = 0x0a

/**
 * Cuts the bytes of a file from an offset on into parts that begin where lines do. A line may begin inside a quoted
 * field; whoever reads the part before sees then that it does not end with its record. So a line end is sought
 * that looks like the end of a record: behind a quote, a comma or a digit.
 */
export async function cutIntoParts(file: FileHandle, from: number, size: number): Promise<Part[]> {
  const parts: Part[] = []
  const window = Buffer.alloc(windowSize)
  let begin = from
  while (size - begin > partSize * 1.25) {
    const windowEnd = begin + partSize
    const { bytesRead } = await file.read(window, 0, windowSize, windowEnd - windowSize)
    const cut = lastRecordEnd(window.subarray(0, bytesRead))
    if (cut === 0) break
    const end = windowEnd - windowSize + cut
    parts.push({ from: begin, to: end })
    begin = end
  }
  return [...parts, { from: begin, to: size }]
}

/**
 * Behind the last line end that looks like the end of a record, or else behind the last one; 0 for none. Nobody writes
 * lines so long that it would be worth looking for it far from the end.
 */
export function lastRecordEnd(bytes: Uint8Array): number {
  const last = bytes.lastIndexOf(lineFeed)
  const first = Math.max(bytes.length - windowSize, 1)
  for (let index = last; index > first; index = bytes.lastIndexOf(lineFeed, index - 1)) {
    const before = bytes[index - 1] === 0x0d ? bytes[index - 2] : bytes[index - 1]
    if (before !== undefined && /[",\d]/.test(String.fromCharCode(before))) return index + 1
  }
  return last + 1
}
