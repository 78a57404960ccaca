import type { CommandNode, CompletionTree, FlagNode, Values } from './model.ts'
import { quotedForShell } from './quote.ts'

/**
 * A script for bash 3.2 and later, without the bash-completion package. Files are left to readline, which knows how to
 * quote them.
 */
export function bashScript({ commands, flags }: CompletionTree): string {
  const names = commands.map(({ word }) => word)
  return `# bash completion of limitup, made by: limitup completion bash
_limitup_flags() {
  case $1 in
${commands.map((command) => `    ${command.word}) offered=(${listOf(flagWords(command.flags))}) ;;`).join('\n')}
    *) offered=(${listOf(flagWords(flags))}) ;;
  esac
}

_limitup_flag() {
  takes=none
  case "$1 $2" in
${valueCases(commands).join('\n')}
  esac
}

_limitup_argument() {
  case "$1 $2" in
${commands.flatMap(argumentCases).join('\n')}
    *) kind=anything ;;
  esac
}

_limitup() {
  local word flag cur command kind takes place at last
  local line offered
  line=() offered=() COMPREPLY=()
  # readline parts words at "=": --flag=value becomes --flag value, a=b stays one word
  local glue=
  for ((at = 0; at <= COMP_CWORD; at++)); do
    word=\${COMP_WORDS[at]}
    last=$((\${#line[@]} - 1))
    if [[ $word == = && $last -gt 0 ]]; then
      if [[ \${line[last]} == --* ]]; then glue=flag; else line[last]+='=' glue=word; fi
      if [[ $at -eq $COMP_CWORD && $glue == flag ]]; then line+=(''); fi
    elif [[ $glue == word ]]; then line[last]+=$word glue=
    else line+=("$word") glue=
    fi
  done
  last=$((\${#line[@]} - 1))
  cur=\${line[last]}
  command=\${line[1]}
  kind=words
  if [[ $last -eq 1 ]]; then
    if [[ $cur == -* ]]; then _limitup_flags ''; else offered=(${listOf(names)}); fi
  else
    # the flag whose value this is, and how many arguments stand before
    place=1 takes=none
    for ((at = 2; at < last; at++)); do
      word=\${line[at]}
      if [[ $word == -?* ]]; then
        kind=anything offered=()
        _limitup_flag "$command" "$word"
      elif [[ $takes == one ]]; then takes=none
      elif [[ $takes == none ]]; then place=$((place + 1))
      fi
    done
    if [[ $takes == none || ( $takes == many && $cur == -* ) ]]; then
      kind=words offered=()
      if [[ $cur == -* ]]; then _limitup_flags "$command"; else _limitup_argument "$command" "$place"; fi
    fi
  fi
  case $kind in
    file) return ;;
    folder) compopt +o default +o bashdefault -o dirnames 2>/dev/null; return ;;
  esac
  compopt +o default +o bashdefault 2>/dev/null
  for word in "\${offered[@]}"; do
    if [[ $word == "$cur"* ]]; then COMPREPLY+=("$word"); fi
  done
  # what readline sees begins behind the last "="
  if [[ $cur == *=* && $COMP_WORDBREAKS == *=* ]]; then
    flag=\${cur%"\${cur##*=}"}
    COMPREPLY=("\${COMPREPLY[@]#"$flag"}")
  fi
  if [[ \${#COMPREPLY[@]} -eq 1 && \${COMPREPLY[0]} == *= ]]; then compopt -o nospace 2>/dev/null; fi
}

complete -o bashdefault -o default -F _limitup limitup
`
}

function flagWords(flags: readonly FlagNode[]): string[] {
  return flags.flatMap(({ word, letter }) => [word, ...(letter === undefined ? [] : [letter])])
}

/** One case for every set of flags that take the same. */
function valueCases(commands: readonly CommandNode[]): string[] {
  const patterns = new Map<string, string[]>()
  for (const command of commands) {
    for (const { word, values, isRepeatable } of command.flags) {
      if (values === undefined) continue
      const body = `takes=${isRepeatable ? 'many' : 'one'} ${offerOf(values)}`
      patterns.set(body, [...(patterns.get(body) ?? []), `'${command.word} ${word}'`])
    }
  }
  return [...patterns].map(([body, names]) => `    ${names.join(' | ')}) ${body} ;;`)
}

function argumentCases({ word, args }: CommandNode): string[] {
  return args.map(({ values, isVariadic }, at) => {
    const pattern = isVariadic ? `'${word} '*` : `'${word} ${at + 1}'`
    return `    ${pattern}) ${offerOf(values)} ;;`
  })
}

function offerOf(values: Values): string {
  return values.kind === 'words'
    ? `kind=words offered=(${listOf(values.words.map(({ word }) => word))})`
    : `kind=${values.kind}`
}

function listOf(words: readonly string[]): string {
  return words.map(quotedForShell).join(' ')
}
