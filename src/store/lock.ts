import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { Refusal } from '../model/refusal.ts'
import type { RefusalCode } from '../model/refusal.ts'
import { makeFolder } from './makeFolder.ts'
import { replaceFile } from './replaceFile.ts'

/** Who writes, as its lock says. */
export interface Holder {
  readonly pid: number
  readonly host: string
  /** When it began, an ISO instant. */
  readonly since: string
  /** What it was asked to do. */
  readonly command: string
  /** When the process was started, by the system's own count; tells it from a later one of the same number. */
  readonly started: string | undefined
}

/** How long two that came at once may step back for each other, and how long one step is, in milliseconds. */
const PATIENCE_MS = 5_000
const STEP_MS = 40

/** Ends the name of the file that a claim gets beside it when its process has found itself alone. */
const HELD = '.held'

/** What a lock keeps others from. */
export interface Locked {
  readonly code: RefusalCode
  /** What two must not do at once: writes the store. */
  readonly doing: string
}

const STORE: Locked = { code: 'store-locked', doing: 'writes the store' }

/**
 * Takes the lock of a folder, that of a store unless `locked` says of what, and gives what lets go of it. Everyone
 * lays down a claim of its own name and then looks for others: of two that come at once at least one sees the other
 * and steps back, so that two never hold. A claim of
 * a process that is dead is taken away; its name is its own, so that no living claim can be hit. Refuses when
 * another holds the lock, after waiting `waitMs`.
 */
export async function takeLock(
  folder: string,
  command: string,
  since: Date,
  waitMs: number,
  locked: Locked = STORE,
): Promise<() => void> {
  const locks = join(folder, 'lock')
  const holder: Holder = {
    pid: process.pid,
    host: hostname(),
    since: since.toISOString(),
    command,
    started: startOf(process.pid),
  }
  const claim = join(locks, `${process.pid}-${randomBytes(6).toString('hex')}.json`)
  const begin = performance.now()
  for (;;) {
    makeFolder(locks)
    replaceFile(claim, `${JSON.stringify(holder)}\n`)
    const others = claimsIn(locks).filter((each) => each.path !== claim)
    if (others.length === 0) break
    rmSync(claim, { force: true })
    const held = others.find(({ isHeld }) => isHeld)
    const waited = performance.now() - begin
    if (waited > (held === undefined ? Math.max(PATIENCE_MS, waitMs) : waitMs)) {
      throw lockedBy((held ?? others[0]!).holder, locks, locked)
    }
    await sleep(STEP_MS * (0.5 + Math.random()))
  }
  sweep(locks)
  replaceFile(claim + HELD, '')
  return () => {
    rmSync(claim, { force: true })
    rmSync(claim + HELD, { force: true })
  }
}

/** Takes away what killed processes left beside their claims; only the holder does. */
function sweep(locks: string): void {
  for (const name of namesIn(locks)) {
    const [, pid] = /^\.(\d+)-.*\.tmp$/.exec(name) ?? []
    const isDraft = pid !== undefined && !isRunning(Number(pid))
    if (isDraft || name.endsWith(HELD)) rmSync(join(locks, name), { force: true })
  }
}

/** Who holds the lock of a store; undefined when nobody does. */
export function lockHolder(folder: string): Holder | undefined {
  return claimsIn(join(folder, 'lock')).find(({ isHeld }) => isHeld)?.holder
}

interface Claim {
  readonly path: string
  readonly holder: Holder
  /** Whether its process has found itself alone. */
  readonly isHeld: boolean
}

/** The claims of living processes; those of dead ones are taken away where that is allowed. */
function claimsIn(locks: string): Claim[] {
  const names = namesIn(locks)
  return names
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => {
      const path = join(locks, name)
      const holder = holderIn(path)
      // A living claim is always whole, since it is renamed into its place.
      if (holder === undefined) {
        removeDead(path)
        return []
      }
      if (isAlive(holder)) return [{ path, holder, isHeld: names.includes(name + HELD) }]
      removeDead(path)
      return []
    })
}

function namesIn(locks: string): readonly string[] {
  try {
    return readdirSync(locks)
  } catch (cause) {
    if (isCode(cause, 'ENOENT')) return []
    throw cause
  }
}

function holderIn(path: string): Holder | undefined {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    if (isCode(cause, 'ENOENT')) return undefined
    throw cause
  }
  const read = objectIn(text)
  if (read === undefined) return undefined
  const of = (key: string): unknown => Object.getOwnPropertyDescriptor(read, key)?.value
  const [pid, host, started] = [of('pid'), of('host'), of('started')]
  if (typeof pid !== 'number' || typeof host !== 'string') return undefined
  return {
    pid,
    host,
    since: String(of('since')),
    command: String(of('command')),
    started: typeof started === 'string' ? started : undefined,
  }
}

/** The object that a text is; undefined where it is none. */
function objectIn(text: string): object | undefined {
  try {
    const read: unknown = JSON.parse(text)
    return typeof read === 'object' && read !== null ? read : undefined
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined
    throw cause
  }
}

/** Whether the process of a claim still runs; one of another machine is taken to. */
function isAlive({ pid, host, started }: Holder): boolean {
  if (host !== hostname()) return true
  if (!isRunning(pid) || isZombie(pid)) return false
  const now = startOf(pid)
  return started === undefined || now === undefined || now === started
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    if (isCode(cause, 'ESRCH')) return false
    if (!isCode(cause, 'EPERM')) throw cause
    return true
  }
}

/** Whether a process has ended and only its parent does not know yet; false where the system does not tell. */
function isZombie(pid: number): boolean {
  return fieldsOf(pid)?.[0] === 'Z'
}

/** What Linux tells of a process behind its name; undefined elsewhere. */
function fieldsOf(pid: number): readonly string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program, in parentheses, may hold blanks.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

/** When a process was started: the machine's boot and the clock tick after it; undefined where the system does not tell. */
function startOf(pid: number): string | undefined {
  // The start is the 20th field behind the name.
  const ticks = fieldsOf(pid)?.[19]
  if (ticks === undefined) return undefined
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${ticks}`
  } catch {
    return undefined
  }
}

function removeDead(path: string): void {
  try {
    rmSync(path, { force: true })
    rmSync(path + HELD, { force: true })
  } catch (cause) {
    // A reader may not be allowed to; the next writer will.
    if (!isCode(cause, 'EACCES') && !isCode(cause, 'EPERM') && !isCode(cause, 'EROFS')) throw cause
  }
}

function lockedBy(holder: Holder, locks: string, { code, doing }: Locked): Refusal {
  const here = holder.host === hostname()
  return new Refusal(
    code,
    `another process ${doing}: ${holder.command}, process ${holder.pid} on ${holder.host} since ${holder.since}`,
    here
      ? 'wait until it is done'
      : `wait until it is done; when that machine no longer runs it, remove the files in ${locks}`,
  )
}

function isCode(cause: unknown, code: string): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === code
}

function sleep(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms))
}
