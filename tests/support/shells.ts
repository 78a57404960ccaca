import { spawnSync } from 'node:child_process'

/** Whether a program is on this machine. */
export function isInstalled(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
}

/** Whether a pseudo-terminal can be had here: `script` of util-linux. */
export const HAS_TERMINAL: boolean =
  isInstalled('script') &&
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout.includes('util-linux')

/** What a shell that reads keys from a terminal shows of them. Each piece is typed after a pause of seconds. */
export function typedIn(
  command: string,
  pieces: readonly (readonly [pause: number, keys: string])[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): string {
  const typing = pieces
    .map(([pause, keys]) => `sleep ${pause}; printf '%b' '${[...Buffer.from(keys)].map(octal).join('')}'`)
    .join('; ')
  const { stdout, stderr } = spawnSync('bash', ['-c', `( ${typing} ) | script -qec '${command}' /dev/null`], {
    cwd,
    env: { ...env, TERM: 'xterm', LC_ALL: 'C.UTF-8' },
    encoding: 'utf8',
    timeout: 60_000,
  })
  return stdout + stderr
}

function octal(byte: number): string {
  return `\\0${byte.toString(8).padStart(3, '0')}`
}
