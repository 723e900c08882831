/** A path for the engine, which takes paths for patterns: `[2024] 出口?.csv` must be that file and no other. */
export const literalPath = (path: string): string => path.replace(/[*?[]/g, '[$&]')
