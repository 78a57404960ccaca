import type { CommandText } from './commandTable.ts'

/** The commands that bring the program into the user's shell. */
export const COMFORT_COMMANDS: readonly CommandText[] = [
  {
    name: 'completion',
    summary: 'a script that completes commands, flags and their values in your shell (补全)',
    description:
      'Prints a script for the shell, made from the same definitions as this help. It is loaded once and starts no program when Tab is pressed. zsh, fish and PowerShell show what each word means.',
    args: [{ name: 'SHELL', help: 'whose script', choices: ['bash', 'zsh', 'fish', 'powershell'] }],
    flags: [],
    load: async () => (await import('./commands/completion.ts')).completion,
    examples: [
      ['source <(limitup completion bash)', 'in ~/.bashrc'],
      ['source <(limitup completion zsh)', 'in ~/.zshrc, below compinit'],
      ['limitup completion fish > ~/.config/fish/completions/limitup.fish', 'once'],
      ['limitup completion powershell | Out-String | Invoke-Expression', 'in $PROFILE'],
    ],
  },
  {
    name: 'man',
    summary: 'the manual page, as roff (手册)',
    description:
      'Prints the manual page in the language of man(1). A global installation brings the page with it: man limitup.',
    args: [],
    flags: [],
    load: async () => (await import('./commands/man.ts')).man,
    examples: [
      ['limitup man | man -l -', 'read it'],
      ['limitup man > ~/.local/share/man/man1/limitup.1', 'install it by hand'],
    ],
  },
]
