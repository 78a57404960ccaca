import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../support/runCli.ts'
import { workshop } from '../../support/shell.ts'
import { HAS_TERMINAL, isInstalled, typedIn } from '../../support/shells.ts'

const { folder, env } = workshop()
const SHELLS = ['bash', 'zsh', 'fish', 'powershell']

beforeAll(async () => {
  for (const shell of SHELLS) {
    writeFileSync(join(folder, `limitup.${shell}`), (await runCli(['completion', shell])).stdout)
  }
})

/** Command lines up to the cursor, and what is offered there: all of it, or `includes` among others. */
const LINES: readonly (readonly [line: string, offered: readonly string[]])[] = [
  ['limitup da', ['day']],
  ['limitup day --sc', ['--scope']],
  ['limitup day --scope ', ['all', 'cls', 'eastmoney', 'ths']],
  ['limitup day 2025-02-07 --scope e', ['eastmoney']],
  ['limitup day --units vol', ['volume=lots', 'volume=shares']],
  ['limitup day --columns prev', ['prevClose=']],
  ['limitup check a --only missing-b', ['missing-bars']],
  ['limitup check a --only rows missing-b', ['missing-bars']],
  ['limitup store s', ['sql', 'status']],
  ['limitup store --json s', ['sql', 'status']],
  ['limitup config p', ['path']],
  ['limitup define sealR', ['sealRate']],
  ['limitup define 炸板 封板率 sealR', ['sealRate']],
  ['limitup define 封板形', ['封板形态']],
  ['limitup completion ', ['bash', 'fish', 'powershell', 'zsh']],
  ['limitup help lad', ['ladder']],
  ['limitup config path s', []],
  ['limitup explain 600519 s', []],
]

function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    env: { ...env, LC_ALL: 'C.UTF-8', HOME: folder },
    encoding: 'utf8',
    timeout: 60_000,
  })
  if (status !== 0) throw new Error(`${command} ended with ${String(status)}\n${stdout}\n${stderr}`)
  return stdout
}

function sorted(text: string): string[] {
  return [...new Set(text.split('\n').filter((line) => line !== ''))].sort()
}

describe.each(['bash', 'zsh', 'fish'])('%s', (shell) => {
  it.skipIf(!isInstalled(shell))('reads its script without a complaint', () => {
    expect(run(shell, ['-n', `limitup.${shell}`])).toBe('')
  })
})

describe('bash', () => {
  const offeredBy = (line: string): string[] =>
    sorted(
      run('bash', [
        '-c',
        `source limitup.bash; read -ra COMP_WORDS <<< "$1"; [[ $1 == *' ' ]] && COMP_WORDS+=('')
         COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _limitup 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`,
        'bash',
        line,
      ]),
    )

  it.each(LINES)('after %j offers %j', (line, offered) => {
    // Without readline nothing parts words at "=".
    expect(offeredBy(line)).toEqual([...offered].sort())
  })

  it('goes on behind the "=" at which readline parts words', () => {
    const words = (text: string): string[] =>
      sorted(
        run('bash', [
          '-c',
          `source limitup.bash; COMP_WORDS=(${text}); COMP_CWORD=$((\${#COMP_WORDS[@]} - 1)); _limitup 2>/dev/null; printf '%s\\n' "\${COMPREPLY[@]}"`,
        ]),
      )
    expect(words('limitup day --scope =')).toEqual(['all', 'cls', 'eastmoney', 'ths'])
    expect(words('limitup day --scope = e')).toEqual(['eastmoney'])
    expect(words('limitup day --units volume = l')).toEqual(['lots'])
    expect(words('limitup day --units volume =')).toEqual(['lots', 'shares'])
  })

  it.skipIf(!HAS_TERMINAL)('completes commands, values and paths under the fingers', () => {
    const shown = typedIn(
      'bash --norc --noprofile -i',
      [
        [1.5, `source ./limitup.bash; limitup() { printf "GOT<%s>\\n" "$*"; }\n`],
        [0.5, 'limitup lad\t--sco\te\t--data fixtures/da\t --store fixt\t\n'],
        [0.7, 'exit\n'],
      ],
      folder,
      env,
    )
    expect(shown).toContain('GOT<ladder --scope eastmoney --data fixtures/days/ --store fixtures/>')
  })
})

describe('zsh', () => {
  const offeredBy = (line: string): string[] => {
    const capture = join(folder, 'capture.zsh')
    writeFileSync(capture, CAPTURE)
    return sorted(run('zsh', ['-f', capture, line]))
  }

  it.skipIf(!isInstalled('zsh')).each(LINES)('after %j offers %j', (line, offered) => {
    expect(offeredBy(line)).toEqual([...offered].sort())
  })

  it.skipIf(!isInstalled('zsh'))('offers paths where a flag or an argument takes one', () => {
    expect(offeredBy('limitup day --data fix')).toEqual(['fixtures'])
    expect(offeredBy('limitup day --data docs fix')).toEqual(['fixtures'])
    expect(offeredBy('limitup check docs fix')).toEqual(['fixtures'])
    expect(offeredBy('limitup day --store fix')).toEqual(['fixtures'])
    expect(offeredBy('limitup day --scope=ea')).toEqual(['eastmoney'])
  })
})

/** A zsh in a terminal of zsh's own that tells what its completion adds. */
const CAPTURE = `
zmodload zsh/zpty
zpty inner zsh -f -i
zpty -w inner 'PS1= RPS1= ; stty -echo; autoload -Uz compinit; compinit -D -u; source ./limitup.zsh
compadd () {
  if [[ \${@[1,(i)(-|--)]} == *-(O|A|D)\\ * ]]; then builtin compadd "$@"; return $?; fi
  typeset -a hits; builtin compadd -A hits "$@"
  for hit in $hits; do print -r -- "OFFERED:$hit"; done
  builtin compadd "$@"
}
bindkey "^I" complete-word; over() { print -r -- ""; print OVER; BUFFER=; }; zle -N over; bindkey "^X" over; print READY'
zpty -r -m inner shown '*READY*'
zpty -w -n inner "$1"$'\\t'$'\\x18'
zpty -r -m inner shown '*OVER*'
print -r -- $shown | tr -d '\\r' | sed -n 's/.*OFFERED://p'
zpty -d inner
`

describe('fish', () => {
  const offeredBy = (line: string): string[] =>
    sorted(run('fish', ['--no-config', '-c', 'source limitup.fish; complete -C "$argv[1]"', line]))

  it.skipIf(!isInstalled('fish')).each(LINES)('after %j offers %j', (line, offered) => {
    const words = offeredBy(line).map((each) => each.split('\t')[0]!)
    expect(words.sort()).toEqual([...offered].sort())
  })

  it.skipIf(!isInstalled('fish'))('says what each word means, with every sign in it', () => {
    expect(offeredBy('limitup day --sco')).toEqual(['--scope\twhose universe (统计口径) is counted'])
    expect(offeredBy('limitup da')).toEqual([
      "day\tone day's recap (涨停复盘): the opening line, the ladder, the figures",
    ])
    expect(offeredBy('limitup define sealR')).toEqual(['sealRate\t封板率'])
  })

  it.skipIf(!isInstalled('fish'))('offers paths where a flag or an argument takes one', () => {
    const paths = (line: string): string[] => offeredBy(line).map((each) => each.split('\t')[0]!)
    expect(paths('limitup day --data fix')).toEqual(['fixtures/'])
    expect(paths('limitup day --data docs fix')).toEqual(['fixtures/'])
    expect(paths('limitup check docs fix')).toEqual(['fixtures/'])
    expect(paths('limitup day --store fix')).toEqual(['fixtures/'])
    expect(paths('limitup day fix')).toEqual([])
  })
})
