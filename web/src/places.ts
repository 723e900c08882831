import type { Localized } from './api.ts'

/** A page of the desk. */
export interface Place extends Localized {
  readonly path: string
}

/** The pages that the navigation has. */
export const places: readonly Place[] = [
  { path: '/', zh: '简报', en: 'Briefs' },
  { path: '/data', zh: '数据', en: 'Data' },
  { path: '/explore', zh: '查询', en: 'Explore' },
  { path: '/products', zh: '产品', en: 'Products' },
  { path: '/releases', zh: '发布', en: 'Releases' },
  { path: '/audit', zh: '核对', en: 'Audit' },
]

/** Pages that the navigation does not have. */
export const furtherPlaces: readonly Place[] = [
  { path: '/workspace', zh: '工作区', en: 'Workspace' },
  { path: '/changes', zh: '更改记录', en: 'Changes' },
]

/** Whether a path is that of a page, or of something on it. */
export const isWithin = (current: string, path: string): boolean =>
  current === path || (path !== '/' && current.startsWith(`${path}/`))

/** The parts of a path as they were written; one that is no text in UTF-8 stays as it stands. */
export const readPath = (pathname: string): string[] =>
  pathname
    .split('/')
    .slice(1)
    .map((part) => {
      try {
        return decodeURIComponent(part)
      } catch {
        return part
      }
    })

/** The path under which the navigation shows an address: a brief belongs to the page of briefs. */
export const placePath = ({ pathname }: URL): string => (pathname.startsWith('/briefs/') ? '/' : pathname)
