import { existsSync } from 'node:fs'
import type { ProgramEnd } from '../notify/mail/verdict.ts'
import type { Env } from './configFile.ts'

/** How long a mail program may take. */
const TIMEOUT_MS = 60_000
/** How long the complaint of a program that has ended is waited for. */
const LAST_WORDS_MS = 500
/** Most characters kept of what it complains of. */
const MOST_STDERR = 2_000
/** Where systems have it; the path of cron often does not. */
const USUAL: readonly string[] = ['/usr/sbin/sendmail', '/usr/lib/sendmail']
/** Variables that are nobody's business but ours. */
const OURS = /^(?:LIMITUP_|TUSHARE_)/

/**
 * Hands a mail to `program -t -i`, which takes its readers from the header and no line with a point for the end. It
 * sees none of our variables.
 */
export async function runMailProgram(
  program: string | undefined,
  env: Env,
  message: string,
  timeoutMs: number = TIMEOUT_MS,
): Promise<ProgramEnd> {
  const { spawn } = await import('node:child_process')
  const name = program ?? USUAL.find((path) => existsSync(path)) ?? 'sendmail'
  const others = Object.fromEntries(Object.entries(env).filter(([key]) => !OURS.test(key)))
  return new Promise((resolve) => {
    const child = spawn(name, ['-t', '-i'], { env: others, stdio: ['pipe', 'ignore', 'pipe'] })
    let stderr = ''
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      child.kill('SIGKILL')
    }, timeoutMs)
    child.stderr.on('data', (chunk: Buffer) => {
      if (stderr.length < MOST_STDERR) stderr += chunk.toString()
    })
    // A program that ends before it has read all says by its code why.
    child.stdin.on('error', () => undefined)
    const end = (how: ProgramEnd): void => {
      clearTimeout(timer)
      // What a program leaves running may hold this open.
      child.stderr.destroy()
      resolve(how)
    }
    child.on('error', (error) => {
      if (child.pid === undefined)
        end({ kind: 'not-started', said: `cannot run the mail program ${name}: ${error.message}` })
    })
    child.on('exit', (code, signal) => {
      if (code === null) {
        const why = isLate
          ? `did not end within ${timeoutMs / 1000} seconds`
          : `was ended by ${String(signal)}`
        end({ kind: 'cut-short', said: `the mail program ${why}` })
        return
      }
      const ended = (): void => {
        end({ kind: 'ended', code, stderr })
      }
      if (code === 0 || child.stderr.readableEnded) ended()
      else {
        child.stderr.once('end', ended)
        setTimeout(ended, LAST_WORDS_MS).unref()
      }
    })
    child.stdin.end(message)
  })
}
