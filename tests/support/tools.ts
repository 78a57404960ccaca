import { spawnSync } from 'node:child_process'

/** Whether a program of the system is at hand; tests that need it are skipped by name where it is not. */
export function hasTool(name: string): boolean {
  return spawnSync(name, ['--version'], { stdio: 'ignore' }).error === undefined
}

/** Runs a program of the system with bytes on its standard input; gives its standard output. */
export function toolOutput(
  name: string,
  args: readonly string[],
  input: Uint8Array = new Uint8Array(0),
): Buffer {
  const { status, stdout, stderr, error } = spawnSync(name, args, { input, maxBuffer: 1 << 30 })
  if (error !== undefined) throw error
  if (status !== 0)
    throw new Error(`${name} ${args.join(' ')} ended with ${String(status)}: ${stderr.toString()}`)
  return stdout
}
