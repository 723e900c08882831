export function bundledPackages(dist: string): string[]
export function writeLicences(root: string): void
