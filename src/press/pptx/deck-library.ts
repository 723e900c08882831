import library from 'pptxgenjs'

// The library's types describe its CommonJS build, whose class is a property `default`; its module is the class itself.
export const Deck = library as unknown as typeof library.default

export type Deck = library.default
export type Slide = library.default.Slide
export type TextProps = library.default.TextProps
export type TextPropsOptions = library.default.TextPropsOptions
export type TableRow = library.default.TableRow
export type TableCellProps = library.default.TableCellProps
export type BorderProps = library.default.BorderProps
