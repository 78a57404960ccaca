import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { isAbsolute, join } from 'node:path'
import type { Target } from '../../notify/service.ts'

/** Where it stands what was sent: limitup/sent in XDG_STATE_HOME, or in ~/.local/state. */
export function sentFolder(env: Readonly<Record<string, string | undefined>>): string {
  const xdg = env['XDG_STATE_HOME']
  // The specification tells to pass over a relative path.
  const state = xdg !== undefined && isAbsolute(xdg) ? xdg : join(env['HOME'] ?? homedir(), '.local', 'state')
  return join(state, 'limitup', 'sent')
}

/** The name of a target's folder: the service, and a hash of the address or the chat, from which neither can be had. */
export function targetKey(target: Target): string {
  const who =
    target.service === 'mail' ? [...target.to].sort().join(',') : (target.chat ?? new URL(target.url).href)
  return `${target.service}-${digest(who).slice(0, 16)}`
}

/** The hash of a text. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
