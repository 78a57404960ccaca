import type { ArgumentNode, CommandNode, CompletionTree, FlagNode, Values, Word } from './model.ts'
import { fishQuoted } from './quote.ts'

/** A script for fish 3, to be loaded by `source` or to lie in its folder of completions. */
export function fishScript({ commands, flags }: CompletionTree): string {
  return `# fish completion of limitup, made by: limitup completion fish
${HELPERS}
complete -c limitup -f
${flags.map((flag) => flagLine('__limitup_at', flag)).join('\n')}
${commands.map((command) => `complete -c limitup -n __limitup_at ${offered([command])}`).join('\n')}
${commands.map(commandLines).join('\n')}
`
}

/** Which command is being typed; the flag before the cursor whose further values may follow; the argument's place. */
const HELPERS = `
function __limitup_at
    set -l before (commandline -opc)
    test (count $before) -ge (math $(count $argv) + 1); or return 1
    test (count $argv) -eq 0; and test (count $before) -eq 1; and return 0
    test (count $argv) -gt 0; and contains -- $before[2] $argv
end

function __limitup_after
    set -l before (commandline -opc)
    test "$before[2]" = $argv[1]; or return 1
    for word in $before[-1..3]
        string match -q -- '-?*' $word; or continue
        test $word = $argv[2]
        return
    end
    return 1
end

function __limitup_place
    set -l before (commandline -opc)
    test "$before[2]" = $argv[1]; or return 1
    set -l place 1
    set -l takes none
    for word in $before[3..-1]
        if string match -q -- '-?*=*' $word
            set takes none
        else if string match -q -- '-?*' $word
            set takes none
            contains -- $word (string split ' ' -- $argv[3]); and set takes one
            contains -- $word (string split ' ' -- $argv[4]); and set takes many
        else if test $takes = one
            set takes none
        else if test $takes = none
            set place (math $place + 1)
        end
    end
    test $takes = none; or return 1
    test $argv[2] = any; or test $place -eq $argv[2]
end
`

function commandLines(command: CommandNode): string {
  const { word, flags, args } = command
  return [
    ...flags.map((flag) => flagLine(`'__limitup_at ${word}'`, flag)),
    ...flags.filter(({ isRepeatable }) => isRepeatable).map((flag) => moreLine(word, flag)),
    ...args.map((argument, at) => argumentLine(command, argument, at)),
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function flagLine(condition: string, { word, letter, about, values }: FlagNode): string {
  const short = letter === undefined ? '' : ` -s ${letter.slice(1)}`
  const line = `complete -c limitup -n ${condition}${short} -l ${word.slice(2)} -d ${fishQuoted(about)}`
  return values === undefined ? line : `${line} ${valueWords(values)}`
}

function moreLine(command: string, { word, values }: FlagNode): string {
  if (values === undefined || values.kind === 'anything') return ''
  return `complete -c limitup -n '__limitup_after ${command} ${word}' ${bareWords(values)}`
}

function argumentLine(
  { word, flags }: CommandNode,
  { values, isVariadic }: ArgumentNode,
  at: number,
): string {
  if (values.kind === 'anything') return ''
  const taking = (isMany: boolean): string =>
    flags
      .filter((flag) => flag.values !== undefined && flag.isRepeatable === isMany)
      .map((flag) => flag.word)
      .join(' ')
  const place = isVariadic ? 'any' : String(at + 1)
  const condition = `__limitup_place ${word} ${place} "${taking(false)}" "${taking(true)}"`
  return `complete -c limitup -n '${condition}' ${bareWords(values)}`
}

/** What follows a flag. */
function valueWords(values: Values): string {
  switch (values.kind) {
    case 'words':
      return `-x ${offered(values.words)}`
    case 'file':
      return '-r -F'
    case 'folder':
      return "-x -a '(__fish_complete_directories)'"
    case 'anything':
      return '-x'
  }
}

/** What stands alone. */
function bareWords(values: Values): string {
  switch (values.kind) {
    case 'words':
      return offered(values.words)
    case 'file':
      return '-F'
    case 'folder':
      return "-a '(__fish_complete_directories)'"
    case 'anything':
      return ''
  }
}

/** Words with their descriptions behind a tab; fish expands the text once more, so it is quoted twice. */
function offered(words: readonly Word[]): string {
  const lines = words.map(({ word, about }) =>
    about === '' ? fishQuoted(word) : fishQuoted(`${word}\t${about}`),
  )
  return `-a ${fishQuoted(lines.join(' '))}`
}
