import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHAT_HOSTS, CHAT_SECRETS, FakeChats } from '../support/fakeChats.ts'
import { freshState, longText, NOW, recordsIn } from '../support/notifyRuns.ts'
import { LIMITUP } from '../support/storeRuns.ts'

/** Kills in an ordinary run; NOTIFY_KILLS=100 makes the long one. */
const KILLS = Number(process.env['NOTIFY_KILLS'] ?? 6)
const SERVICES = ['feishu', 'wecom', 'telegram', 'mail'] as const
const HOSTS = [CHAT_HOSTS.feishu, CHAT_HOSTS.wecom, CHAT_HOSTS.telegram]
/** Three messages of 企业微信, one of the others. */
const TEXT = longText(60)

let chats: FakeChats
beforeAll(async () => {
  chats = await FakeChats.start()
})
afterAll(() => chats.stop())

/** A mail program that keeps every mail in a file of its own, and where those are. */
function mailbox(): { readonly program: string; readonly folder: string } {
  const folder = mkdtempSync(join(tmpdir(), 'limitup-mailbox-'))
  const program = join(folder, 'sendmail')
  writeFileSync(program, `#!/bin/sh\nsleep 0.02\ncat > ${folder}/$$.mail\nsleep 0.02\n`)
  chmodSync(program, 0o755)
  return { program, folder }
}

interface Ended {
  readonly code: number | null
  readonly stderr: string
  readonly ms: number
}

/** Runs the built program; kills it after a while where one is named. */
async function run(
  state: string,
  program: string,
  flags: readonly string[],
  killAfterMs?: number,
): Promise<Ended> {
  const begun = performance.now()
  const child = spawn(process.execPath, [LIMITUP, 'notify', '--text', '-', '--to', ...SERVICES, ...flags], {
    env: {
      PATH: process.env['PATH'],
      HOME: '/nonexistent',
      XDG_STATE_HOME: state,
      LIMITUP_TEST_WORLD: `upstream=${chats.url} now=${NOW} timeout=5000`,
      ...CHAT_SECRETS,
      LIMITUP_MAIL_TO: 'anna@example.com',
      LIMITUP_SENDMAIL: program,
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
  child.stdin.on('error', () => undefined)
  child.stdin.end(TEXT)
  const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs)
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  clearTimeout(timer)
  return { code, stderr, ms: performance.now() - begun }
}

/** How often each message was seen, by host and text. */
function counts(): Map<string, number> {
  const seen = new Map<string, number>()
  for (const { host, text } of chats.taken)
    seen.set(`${host} ${text}`, (seen.get(`${host} ${text}`) ?? 0) + 1)
  return seen
}

function mails(folder: string): number {
  return readdirSync(folder).filter((name) => name.endsWith('.mail')).length
}

/** The parts of a host that are not known to have arrived, by the records. */
function openParts(state: string): number {
  return [...recordsIn(join(state, 'limitup/sent')).values()].filter((record) => record.includes('"sending"'))
    .length
}

describe(`a run that is killed, ${KILLS} times at any moment`, () => {
  it(
    'never leads to a message that comes twice, and never hides one that may not have come',
    { timeout: 3_600_000 },
    async () => {
      let whole = 600
      let [kills, uncertain, clean] = [0, 0, 0]
      while (kills < KILLS) {
        chats.reset()
        chats.delayMs = 10
        const state = freshState()
        const { program, folder } = mailbox()
        // Up to two kills in a row, then a run that ends by itself.
        for (let round = 0; round < 2 && kills < KILLS; round++) {
          const { code } = await run(state, program, [], whole * (0.2 + 0.8 * Math.random()))
          if (code === null) kills++
        }
        // What was on its way arrives.
        await new Promise((resolve) => setTimeout(resolve, 60))
        const { code, stderr, ms } = await run(state, program, [])
        whole = (whole + ms) / 2
        expect([0, 8], stderr).toContain(code)
        expect(Math.max(...counts().values(), mails(folder))).toBeLessThanOrEqual(1)
        const unknown = openParts(state)
        expect(unknown > 0).toBe(code === 8)
        expect(stderr.match(/whether it arrived is not known since/g)?.length ?? 0).toBe(unknown)
        if (code === 0) {
          clean++
          for (const host of HOSTS)
            expect(
              chats
                .textsOf(host)
                .map((text) => text.slice(text.indexOf('\n') + 1))
                .join(''),
            ).toBe(TEXT)
          expect(mails(folder)).toBe(1)
        } else uncertain++
        // Sent again as it is asked for: now everything is there, and only what was not known may be there twice.
        if (code === 8) {
          const again = await run(state, program, ['--again'])
          // A target that had all of it has it once more, as was asked.
          expect(again.code, again.stderr).toBe(0)
          for (const host of HOSTS)
            expect(new Set(chats.textsOf(host)).size).toBe(host === CHAT_HOSTS.wecom ? 3 : 1)
          expect(mails(folder)).toBeGreaterThan(0)
        }
        expect((await run(state, program, [])).code).toBe(0)
      }
      expect(kills).toBe(KILLS)
      if (KILLS >= 100) expect([uncertain > 0, clean > 0]).toEqual([true, true])
    },
  )

  it('two at once: one sends, the other says so, and nothing comes twice', async () => {
    chats.reset()
    chats.delayMs = 50
    const state = freshState()
    const { program, folder } = mailbox()
    const both = await Promise.all([run(state, program, []), run(state, program, [])])
    const [first, second] = both.sort((a, b) => (a.code ?? 99) - (b.code ?? 99))
    expect(first.code, first.stderr).toBe(0)
    expect([0, 2], second.stderr).toContain(second.code)
    // The second may come when the first is done with some, or with all.
    const lines = second.stderr.match(/another process sends to \w+: limitup notify, process \d+/g) ?? []
    expect([lines.length > 0, lines.length <= SERVICES.length]).toEqual([second.code === 2, true])
    expect(Math.max(...counts().values(), mails(folder))).toBe(1)
    expect(chats.textsOf(CHAT_HOSTS.wecom)).toHaveLength(3)
  })
})
