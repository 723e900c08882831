const deviceName = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])$/i

/** Whether Windows takes a name of a file for a device, whatever ending it has: `nul`, `COM1.yaml`, `aux.en.docx`. */
export const isDeviceName = (name: string): boolean => deviceName.test((name.split('.')[0] ?? '').trim())
