export function bundledPackages(dist: string): string[]
export function writeLicences(root: string): void
export function licenceText(folder: string, name: string): string
export const licenceRule: string
