import type { ArgumentNode, CommandNode, CompletionTree, FlagNode, Values, Word } from './model.ts'
import { quotedForShell, singleQuoted } from './quote.ts'

/** Lists longer than this are written once, as a function of their own. */
const SHORT_LIST = 40

/** A script for zsh, to be loaded by `source` or to lie in a folder of `fpath` as `_limitup`. */
export function zshScript({ commands, flags }: CompletionTree): string {
  return `#compdef limitup
# zsh completion of limitup, made by: limitup completion zsh
${commands.flatMap(longLists).join('')}
_limitup_commands() {
  local -a items
  items=(
${describedLines(commands, '    ')}
  )
  _describe -t commands command items
}

# more values of a flag that takes several; else what the argument takes
_limitup_more() {
  local at=$((CURRENT - 1))
  while (( at > 1 )) && [[ $words[at] != -?* ]]; do (( at-- )); done
  case "$words[1] $words[at]" in
${commands.flatMap(moreCases).join('\n')}
    *) (( $# )) && eval "$@" ;;
  esac
}
${commands.map(commandFunction).join('\n')}
_limitup() {
  local curcontext="$curcontext" state line
  typeset -A opt_args
  _arguments -C ${flags.map(flagSpec).join(' ')} '1: :_limitup_commands' '*:: :->rest'
  if [[ $state == rest ]]; then
    case $words[1] in
${commands.map(({ word }) => `      ${word}) _limitup_${word} ;;`).join('\n')}
    esac
  fi
}

if [[ $funcstack[1] == _limitup ]]; then _limitup "$@"; else compdef _limitup limitup; fi
`
}

function commandFunction({ word, flags, args }: CommandNode): string {
  const hasMany = flags.some(({ isRepeatable }) => isRepeatable)
  const specs = [
    ...flags.map(flagSpec),
    ...args.map((argument, at) => argumentSpec(argument, at, hasMany)),
    ...(hasMany && !args.some(({ isVariadic }) => isVariadic) ? [singleQuoted('*: :_limitup_more')] : []),
  ]
  return `
_limitup_${word}() {
  _arguments -s -S \\
${specs.map((spec) => `    ${spec}`).join(' \\\n')}
}`
}

function flagSpec({ word, letter, about, values, isRepeatable }: FlagNode): string {
  const told = `[${escaped(about, /[\\[\]:]/g)}]`
  if (values === undefined) {
    const excludes = letter === undefined ? '' : '(- *)'
    const long = singleQuoted(`${excludes}${word}${told}`)
    return letter === undefined ? long : `${long} ${singleQuoted(`${excludes}${letter}${told}`)}`
  }
  return singleQuoted(`${isRepeatable ? '*' : ''}${word}=${told}:${message(values)}:${action(values)}`)
}

function argumentSpec(
  { values, isOptional, isVariadic }: ArgumentNode,
  at: number,
  hasMany: boolean,
): string {
  const own = action(values)
  const shown = hasMany
    ? `{_limitup_more ${own.startsWith('(') || own === ' ' ? '' : singleQuoted(own)}}`
    : own
  const place = isVariadic ? '*' : isOptional ? `${at + 1}:` : String(at + 1)
  return singleQuoted(`${place}:${message(values)}:${shown}`)
}

function message({ name }: Values): string {
  return escaped(name.toLowerCase(), /[\\:]/g)
}

function action(values: Values): string {
  switch (values.kind) {
    case 'words':
      return values.words.length > SHORT_LIST
        ? listName(values)
        : `(${values.words.map(({ word }) => quotedForShell(word)).join(' ')})`
    case 'file':
      return '_files'
    case 'folder':
      return '_files -/'
    case 'anything':
      return ' '
  }
}

function listName({ name }: Values): string {
  return `_limitup_list_${name.toLowerCase().replace(/[^a-z]/g, '_')}`
}

/** The functions of a command's long lists. */
function longLists({ args, flags }: CommandNode): string[] {
  return [...args, ...flags].flatMap(({ values }) => {
    if (values?.kind !== 'words' || values.words.length <= SHORT_LIST) return []
    return `
${listName(values)}() {
  local -a items
  items=(
${describedLines(values.words, '    ')}
  )
  _describe -t values ${singleQuoted(message(values))} items
}
`
  })
}

function moreCases({ word, flags }: CommandNode): string[] {
  return flags.flatMap(({ word: flag, values, isRepeatable }) => {
    if (values === undefined || !isRepeatable) return []
    return `    '${word} ${flag}') ${moreAction(values)} ;;`
  })
}

function moreAction(values: Values): string {
  switch (values.kind) {
    case 'words':
      return values.words.length > SHORT_LIST
        ? listName(values)
        : `compadd -- ${values.words.map(({ word }) => quotedForShell(word)).join(' ')}`
    case 'file':
      return '_files'
    case 'folder':
      return '_files -/'
    case 'anything':
      return `_message ${singleQuoted(values.name)}`
  }
}

/** Lines of word:description, as _describe takes them. */
function describedLines(words: readonly Word[], indent: string): string {
  return words
    .map(({ word, about }) => {
      const name = escaped(word, /[\\:]/g)
      return indent + singleQuoted(about === '' ? name : `${name}:${escaped(about, /\\/g)}`)
    })
    .join('\n')
}

function escaped(text: string, special: RegExp): string {
  return text.replace(special, '\\$&')
}
