import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { NOWHERE } from './runCli.ts'

export const ROOT: string = join(import.meta.dirname, '../..')

/** A fresh folder with the project's fixtures and documents in it, and `limitup` on the path. */
export function workshop(): { folder: string; env: NodeJS.ProcessEnv } {
  const folder = mkdtempSync(join(tmpdir(), 'limitup-'))
  for (const name of ['fixtures', 'docs']) symlinkSync(join(ROOT, name), join(folder, name))
  const bin = join(folder, '.bin')
  mkdirSync(bin)
  const shim = join(bin, 'limitup')
  writeFileSync(shim, `#!/bin/sh\nexec "${process.execPath}" "${join(ROOT, 'bin/limitup.js')}" "$@"\n`)
  chmodSync(shim, 0o755)
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PATH: `${bin}:${process.env['PATH'] ?? ''}`,
    NO_COLOR: '1',
    XDG_CONFIG_HOME: join(folder, '.config'),
    ...NOWHERE,
  }
  delete env['FORCE_COLOR']
  delete env['COLUMNS']
  return { folder, env }
}

/** Runs a shell line; throws when it fails. */
export function shell(line: string, cwd: string, env: NodeJS.ProcessEnv = process.env): string {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', line], {
    cwd,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (status !== 0) throw new Error(`${line}\nended with ${String(status)}\n${stdout}\n${stderr}`)
  return stdout
}
