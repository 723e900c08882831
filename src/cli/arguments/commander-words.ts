import type { Command } from 'commander'
import type { Terminal } from '../terminal/terminal.ts'

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
}

/** What commander says of a mistake in the command line, in its own English, and the same in Chinese. */
const mistakes: readonly (readonly [RegExp, string])[] = [
  [/^error: /, '错误：'],
  [/unknown command '(.*)'/, '没有这个命令：$1'],
  [/unknown option '(.*)'/, '没有这个选项：$1'],
  [/\n\(Did you mean (?:one of )?(.*)\?\)/, '（是否要用 $1？）'],
  [/missing required argument '(.*)'/, '缺少参数：$1'],
  [/too many arguments.*/, '参数太多'],
  [/option '(.*)' argument missing/, '选项 $1 后面缺少内容'],
  [/option '(\S+).*' argument '(.*)' is invalid\. Allowed choices are (.*)\./, '$1 不能是 $2，可以是：$3'],
  [
    /command-argument value '(.*)' is invalid for argument '(.*)'\. Allowed choices are (.*)\./,
    '$2 不能是 $1，可以是：$3',
  ],
]

/** Puts the words that commander has of its own, in help and in errors, into the reader's language. */
export function translateCommander(command: Command, { language }: Terminal): void {
  if (language === 'en') return
  command
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      styleDescriptionText: (text) =>
        text
          .replace(/ ?\(choices: (.*?)(?:, default: (.*))?\)$/, (_, choices: string, preset?: string) =>
            preset === undefined ? `（可选：${choices}）` : `（可选：${choices}；默认：${preset}）`,
          )
          .replace(/ ?\(default: (.*)\)$/, '（默认：$1）'),
    })
    .configureOutput({
      outputError: (text, write) =>
        write(mistakes.reduce((stated, [english, chinese]) => stated.replace(english, chinese), text)),
    })
}
