const endOfCentralDirectory = 0x06054b50
const centralHeader = 0x02014b50
/** 1980-01-01 00:00, the first moment that a zip file can name, as its time and date words. */
export const firstMoment = (1 << 21) | (1 << 16)

/**
 * Sets the time of every file in a zip to its first possible moment, in place, so that the same contents give
 * the same bytes whenever they are packed. For archives without a comment and without Zip64.
 *
 * @throws RangeError where the bytes are no such archive.
 */
export function forgetZipTimes(zip: Uint8Array): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = zip.byteLength - 22
  if (end < 0 || view.getUint32(end, true) !== endOfCentralDirectory)
    throw new RangeError('the bytes do not end like a zip file')
  const count = view.getUint16(end + 10, true)
  let header = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (view.getUint32(header, true) !== centralHeader) throw new RangeError('the zip file has no such entry')
    view.setUint32(header + 12, firstMoment, true)
    view.setUint32(view.getUint32(header + 42, true) + 10, firstMoment, true)
    const names = view.getUint16(header + 28, true) + view.getUint16(header + 30, true)
    header += 46 + names + view.getUint16(header + 32, true)
  }
  return zip
}
