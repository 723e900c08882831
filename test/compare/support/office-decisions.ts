import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { descend, type Node, parseXml } from './parse-xml.ts'

/** What LibreOffice does with the changes of a file before it stores what is left. */
export type OfficeDecision = 'accept' | 'reject' | 'none'

/** A Word file and what to decide on its changes. */
export interface OfficeTask {
  readonly bytes: Uint8Array
  readonly decision: OfficeDecision
}

/**
 * The paragraphs, rows, notes, headers and footers that LibreOffice has of each file after the decision. It is started
 * once, and stores each as flat XML (OpenDocument).
 */
export function decideInOffice(tasks: readonly OfficeTask[]): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'tradebrief-decisions-'))
  try {
    for (const [index, { bytes, decision }] of tasks.entries())
      writeFileSync(join(folder, `${index}.${decision}.docx`), bytes)
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
    const start = (argument: string) =>
      execFileSync('soffice', [profile, '--headless', argument], { stdio: 'ignore', timeout: 900_000 })
    // The first start makes the profile with an empty module.
    start('--terminate_after_init')
    const modules = join(folder, 'profile', 'user', 'basic', 'Standard')
    mkdirSync(modules, { recursive: true })
    writeFileSync(join(modules, 'Module1.xba'), macro)
    start(`macro:///Standard.Module1.DecideAll("${folder}/")`)
    return tasks.map((_, index) => readFlatXml(readFileSync(join(folder, `${index}.fodt`), 'utf8')))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const macro = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub DecideAll(folder As String)
  Dim names() As String
  Dim count As Integer
  name = Dir(folder, 0)
  While name &lt;&gt; ""
    ReDim Preserve names(count)
    names(count) = name
    count = count + 1
    name = Dir
  Wend
  For index = 0 To count - 1
    parts = Split(names(index), ".")
    Decide(folder, names(index), parts(0), parts(1))
  Next
End Sub

Sub Decide(folder As String, name As String, number As String, decision As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  document = StarDesktop.loadComponentFromURL(ConvertToURL(folder &amp; name), "_blank", 0, hidden())
  dispatcher = createUnoService("com.sun.star.frame.DispatchHelper")
  frame = document.CurrentController.Frame
  If decision = "accept" Then dispatcher.executeDispatch(frame, ".uno:AcceptAllTrackedChanges", "", 0, Array())
  If decision = "reject" Then dispatcher.executeDispatch(frame, ".uno:RejectAllTrackedChanges", "", 0, Array())
  Dim format(0) As New com.sun.star.beans.PropertyValue
  format(0).Name = "FilterName"
  format(0).Value = "OpenDocument Text Flat XML"
  document.storeToURL(ConvertToURL(folder &amp; number &amp; ".fodt"), format())
  document.close(True)
End Sub
</script:module>
`

/**
 * The paragraphs and rows of a document in flat XML that have a text. LibreOffice 7.4 decides neither on a drawing nor on
 * the mark of a paragraph before a table, so empty paragraphs, drawings and styles are left out.
 */
function readFlatXml(xml: string): string[] {
  const root = parseXml(xml.replace(/<office:(scripts|settings|font-face-decls)[\s\S]*?<\/office:\1>/g, ''))
  // Charts are documents of their own within.
  const parts = root.children
    .filter(({ name }) => name === 'office:document')
    .flatMap(({ children }) => children)
  const named = (name: string) => parts.filter((part) => part.name === name)
  return [...named('office:body'), ...named('office:master-styles')].flatMap(readBlocks)
}

const readBlocks = (node: Node): string[] =>
  node.children.flatMap((child) => {
    switch (child.name) {
      case 'text:tracked-changes':
        return child.children.length > 0 ? ['changes are left'] : []
      case 'text:p':
      case 'text:h': {
        const text = inlineText(child)
        return text === '' ? [] : [text]
      }
      case 'table:table-row':
        return [`row ${rowCells(child).join(' | ')}`]
      default:
        return readBlocks(child)
    }
  })

const rowCells = ({ children }: Node): string[] =>
  children.filter(({ name }) => name === 'table:table-cell').map((cell) => readBlocks(cell).join('¶'))

const inlineText = (node: Node): string =>
  node.content
    .map((part) => {
      if (typeof part === 'string') return part
      switch (part.name) {
        case 'text:note':
          return `[${descend(part, 'text:note-body').flatMap(readBlocks).join('¶')}]`
        case 'draw:frame':
          return ''
        case 'text:page-number':
        case 'text:page-count':
          return '[page]'
        case 'text:s':
          return ' '.repeat(Number(part.attributes['text:c'] ?? 1))
        case 'text:tab':
          return '⇥'
        case 'text:line-break':
          return '⏎'
        case 'text:change':
        case 'text:change-start':
        case 'text:change-end':
          return '[change]'
        default:
          return inlineText(part)
      }
    })
    .join('')
