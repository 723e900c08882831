/** A record of BIFF8 (MS-XLS, 2.1.4): a type and up to 8,224 bytes; a longer one goes on in `Continue` records. */
export interface BiffRecord {
  readonly type: number
  readonly data: DataView
  /** Where the next one begins. */
  readonly next: number
}

export const recordTypes = {
  bof: 0x0809,
  eof: 0x000a,
  boundSheet: 0x0085,
  filePass: 0x002f,
  sharedStrings: 0x00fc,
  continue: 0x003c,
  labelShared: 0x00fd,
  label: 0x0204,
  richLabel: 0x00d6,
  number: 0x0203,
  rk: 0x027e,
  rks: 0x00bd,
  formula: 0x0006,
  string: 0x0207,
  boolOrError: 0x0205,
} as const

/** The record at an offset. @throws RangeError where the stream ends before it does. */
export function recordAt(stream: Uint8Array, index: number): BiffRecord {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength)
  const length = view.getUint16(index + 2, true)
  const data = new DataView(stream.buffer, stream.byteOffset + index + 4, length)
  if (index + 4 + length > stream.byteLength) throw new RangeError('a record is cut off')
  return { type: view.getUint16(index, true), data, next: index + 4 + length }
}
