import type { CommandNode, CompletionTree, FlagNode, Values, Word } from './model.ts'
import { powershellQuoted } from './quote.ts'

/** A script for Windows PowerShell 5.1 and PowerShell 7. Where it offers nothing, the shell offers files by itself. */
export function powershellScript({ commands, flags }: CompletionTree): string {
  return `# PowerShell completion of limitup, made by: limitup completion powershell
Register-ArgumentCompleter -Native -CommandName 'limitup' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commands = @(
${wordLines(commands)}
    )
    $flags = @{
        '' = @(
${wordLines(flags, 12)}
        )
${commands.map(flagTable).join('\n')}
    }
    $values = @{
${commands.flatMap(valueLines).join('\n')}
    }
    # what each flag takes: 'one', 'many'; a switch is not listed
    $takes = @{
${commands.flatMap(takesLines).join('\n')}
    }

    $before = @($commandAst.CommandElements |
        Where-Object { $_.Extent.EndOffset -lt $cursorPosition -or
            ($_.Extent.EndOffset -eq $cursorPosition -and $wordToComplete -eq '') } |
        ForEach-Object { $_.Extent.Text })
    $command = if ($before.Count -gt 1) { $before[1] } else { '' }
    if ($command -eq '') {
        $offered = if ($wordToComplete -like '-*') { $flags[''] } else { $commands }
    } else {
        $place = 1
        $flag = ''
        $taken = 'none'
        for ($at = 2; $at -lt $before.Count; $at++) {
            $word = $before[$at]
            if ($word -like '-?*') {
                $flag = $word
                $taken = if ($takes.ContainsKey("$command $word")) { $takes["$command $word"] } else { 'none' }
            } elseif ($taken -eq 'one') { $taken = 'none' }
            elseif ($taken -eq 'none') { $place++ }
        }
        if ($taken -eq 'one' -or ($taken -eq 'many' -and $wordToComplete -notlike '-*')) {
            $offered = $values["$command $flag"]
        } elseif ($wordToComplete -like '-*') { $offered = $flags[$command] }
        elseif ($values.ContainsKey("$command *")) { $offered = $values["$command *"] }
        else { $offered = $values["$command $place"] }
    }
    $offered | Where-Object { $_ -and $_[0].StartsWith($wordToComplete, [StringComparison]::Ordinal) } |
        ForEach-Object {
            $about = if ($_.Count -gt 1) { $_[1] } else { $_[0] }
            $kind = if ($_[0] -like '-*') { 'ParameterName' } else { 'ParameterValue' }
            [System.Management.Automation.CompletionResult]::new($_[0], $_[0], $kind, $about)
        }
}
`
}

function flagTable({ word, flags }: CommandNode): string {
  return `        '${word}' = @(\n${wordLines(flags, 12)}\n        )`
}

function valueLines({ word, flags, args }: CommandNode): string[] {
  return [
    ...flags.flatMap((flag) => valueLine(`${word} ${flag.word}`, flag.values)),
    ...args.flatMap(({ values, isVariadic }, at) =>
      valueLine(`${word} ${isVariadic ? '*' : String(at + 1)}`, values),
    ),
  ]
}

function valueLine(key: string, values: Values | undefined): string[] {
  if (values?.kind !== 'words') return []
  return [`        ${powershellQuoted(key)} = @(\n${wordLines(values.words, 12)}\n        )`]
}

function takesLines({ word, flags }: CommandNode): string[] {
  return flags
    .filter((flag: FlagNode) => flag.values !== undefined)
    .map((flag) => `        '${word} ${flag.word}' = '${flag.isRepeatable ? 'many' : 'one'}'`)
}

/** Pairs of a word and its description; the comma before each keeps a list of one pair a list. */
function wordLines(words: readonly Word[], indent = 8): string {
  return words
    .map(({ word, about }) => {
      const parts = [word, ...(about === '' ? [] : [about])].map(powershellQuoted)
      return `${' '.repeat(indent)},@(${parts.join(', ')})`
    })
    .join('\n')
}
