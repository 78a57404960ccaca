import { Refusal } from '../../model/refusal.ts'
import { bashScript } from '../completion/bash.ts'
import { fishScript } from '../completion/fish.ts'
import { completionTree } from '../completion/model.ts'
import type { CompletionTree } from '../completion/model.ts'
import { powershellScript } from '../completion/powershell.ts'
import { zshScript } from '../completion/zsh.ts'
import { COMMANDS } from '../commandTable.ts'
import type { Invocation } from '../commandTable.ts'
import { EXIT_DONE } from '../exit.ts'
import type { Io } from '../io.ts'

const SCRIPTS: Readonly<Record<string, (tree: CompletionTree) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
  powershell: powershellScript,
}

/** `limitup completion`: a script that teaches a shell the commands and flags. */
export function completion(invocation: Invocation, io: Io): Promise<number> {
  const [shell = ''] = invocation.args.get('SHELL') ?? []
  const script = SCRIPTS[shell]
  if (script === undefined) {
    throw new Refusal('usage', `no completion for "${shell}"`, `there is ${Object.keys(SCRIPTS).join(', ')}`)
  }
  io.out(script(completionTree(COMMANDS)))
  return Promise.resolve(EXIT_DONE)
}
