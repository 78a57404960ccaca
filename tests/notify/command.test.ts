import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { NOTIFY_VARIABLES } from '../../src/cli/notifySecrets.ts'
import { CHAT_HOSTS, CHAT_SECRETS, FakeChats } from '../support/fakeChats.ts'
import type { ChatFault } from '../support/fakeChats.ts'
import { freshState } from '../support/notifyRuns.ts'
import { runCli } from '../support/runCli.ts'
import type { CliRun, CliWorld } from '../support/runCli.ts'
import { ROOT } from '../support/shell.ts'
import { LIMITUP } from '../support/storeRuns.ts'

const DATA = ['--data', join(ROOT, 'fixtures/days/2025-02-07')]
/** The evening of the fixture's day. */
const EVENING = '2025-02-07T16:00:00+08:00'
const ALL = ['feishu', 'dingtalk', 'wecom', 'telegram', 'webhook']
const LINE = readFileSync(join(ROOT, 'fixtures/days/2025-02-07/expected/recap.txt'), 'utf8').trim()

let chats: FakeChats
/** How long an answer is waited for; long, since the machine may be busy, but where none will come. */
let timeoutMs = 5000
beforeAll(async () => {
  chats = await FakeChats.start()
})
afterAll(() => chats.stop())
afterEach(() => {
  chats.reset()
  timeoutMs = 5000
})

/** Runs the command at the receivers, with every secret in the environment unless others are given. */
function run(
  state: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = CHAT_SECRETS,
  world: CliWorld = {},
): Promise<CliRun> {
  return runCli(['notify', ...argv], {
    now: EVENING,
    env: { LIMITUP_TEST_WORLD: `upstream=${chats.url} timeout=${timeoutMs}`, XDG_STATE_HOME: state, ...env },
    ...world,
  })
}

/** A file of secrets. */
function fileOf(text: string, mode = 0o600): string {
  const file = join(mkdtempSync(join(tmpdir(), 'limitup-secrets-')), 'notify.env')
  writeFileSync(file, text)
  chmodSync(file, mode)
  return file
}

describe('limitup notify', () => {
  it('sends the opening line once, and prints nothing', async () => {
    const state = freshState()
    for (let round = 0; round < 2; round++)
      expect(await run(state, ['--to', ...ALL, ...DATA])).toEqual({ code: 0, stdout: '', stderr: '' })
    for (const host of Object.values(CHAT_HOSTS))
      expect(chats.textsOf(host)).toEqual([`涨停复盘 2025-02-07\n${LINE}`])
  })

  it('says to somebody who watches how it went', async () => {
    const state = freshState()
    const watched = async (): Promise<string> =>
      (await run(state, ['--to', 'wecom', ...DATA], CHAT_SECRETS, { errIsTerminal: true })).stderr
    expect(await watched()).toBe('limitup: wecom (qyapi.weixin.qq.com/…): has it now\n')
    expect(await watched()).toBe('limitup: wecom (qyapi.weixin.qq.com/…): had it before; nothing was sent\n')
  })

  it('sends line, ladder and promotion with --text brief, in at most so many lines', async () => {
    await run(freshState(), ['--to', 'wecom', '--text', 'brief', ...DATA])
    await run(freshState(), ['--to', 'wecom', '--text', 'brief', '--lines', '5', '--title', '晚报', ...DATA])
    const [long = '', short = ''] = chats.textsOf(CHAT_HOSTS.wecom)
    expect(long.split('\n').slice(0, 3)).toEqual(['涨停复盘 2025-02-07', LINE, '7连板：新炬网络'])
    expect(long).toMatch(/\n首板59只\n连板股晋级率60\.87%（14\/23），1进2 11\/68、/)
    expect(short.split('\n')).toEqual([
      '晚报 2025-02-07',
      LINE,
      '7连板：新炬网络',
      '5连板：美格智能',
      '4连板4只、3连板8只、2连板11只、首板59只',
      expect.stringMatching(/^连板股晋级率/),
    ])
  })

  it('reads the store where no bars are named', async () => {
    const store = join(freshState(), 'store')
    const days = join(ROOT, 'fixtures/days/2025-02-07')
    const filled = await runCli(['import', days, '--store', store], { now: EVENING })
    expect(filled.code, filled.stderr).toBe(0)
    const { code, stderr } = await run(freshState(), ['--to', 'wecom', '--store', store])
    expect([code, stderr]).toEqual([0, ''])
    expect(chats.textsOf(CHAT_HOSTS.wecom)).toEqual([`涨停复盘 2025-02-07\n${LINE}`])
    const without = await run(freshState(), ['--to', 'wecom'])
    expect([without.code, without.stderr]).toEqual([
      2,
      expect.stringContaining('no bars named, and there is no store'),
    ])
  })

  it('sends mail through the program that is named', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'limitup-mail-'))
    const program = join(folder, 'sendmail')
    writeFileSync(program, `#!/bin/sh\n/bin/cat > ${folder}/mail\n`)
    chmodSync(program, 0o755)
    const env = { LIMITUP_MAIL_TO: 'anna@example.com, b@example.org', LIMITUP_SENDMAIL: program }
    const state = freshState()
    expect(await run(state, ['--to', 'mail', ...DATA], env)).toEqual({ code: 0, stdout: '', stderr: '' })
    const mail = readFileSync(join(folder, 'mail'), 'utf8')
    expect(mail).toMatch(/^To: anna@example\.com,\n b@example\.org\nSubject: =\?UTF-8\?B\?/)
    expect(Buffer.from(mail.slice(mail.indexOf('\n\n')), 'base64').toString()).toBe(`${LINE}\r\n`)
    writeFileSync(program, '#!/bin/sh\necho "anna@example.com: unknown user" >&2\nexit 67\n')
    const again = await run(state, ['--to', 'mail', '--again', ...DATA], env)
    expect(again).toEqual({
      code: 3,
      stdout: '',
      stderr: 'limitup: mail (…@example.com and 1 more): the mail program ended with 67: …: unknown user\n',
    })
  })
})

describe('the day', () => {
  it('is the last one that is over, never the last one of the data', async () => {
    const { code, stderr } = await run(freshState(), ['--to', 'wecom', ...DATA], CHAT_SECRETS, {
      now: '2025-02-11T16:00:00+08:00',
    })
    expect([code, stderr]).toEqual([1, expect.stringMatching(/2025-02-11 .*\[no-bars\]/s)])
    // Before the close of a Monday it is the Friday.
    const morning = await run(freshState(), ['--to', 'wecom', ...DATA], CHAT_SECRETS, {
      now: '2025-02-10T10:00:00+08:00',
    })
    expect(morning.code).toBe(0)
    expect(chats.textsOf(CHAT_HOSTS.wecom)).toHaveLength(1)
  })

  it('that is closed is passed over in silence with --if-trading-day: 4', async () => {
    const closed = await run(freshState(), ['--to', 'wecom', '--if-trading-day', ...DATA], CHAT_SECRETS, {
      now: '2025-02-08T16:00:00+08:00',
    })
    expect(closed).toEqual({ code: 4, stdout: '', stderr: '' })
    expect((await run(freshState(), ['2025-02-01', '--to', 'wecom', '--if-trading-day', ...DATA])).code).toBe(
      4,
    )
    const open = await run(freshState(), ['--to', 'wecom', '--if-trading-day', ...DATA])
    expect(open).toEqual({ code: 0, stdout: '', stderr: '' })
    expect(chats.seen).toHaveLength(1)
  })

  it('that is not over is not sent: 5', async () => {
    for (const argv of [['--if-trading-day'], ['2025-02-07'], ['today']]) {
      const early = await run(freshState(), [...argv, '--to', 'wecom', ...DATA], CHAT_SECRETS, {
        now: '2025-02-07T14:59:00+08:00',
      })
      expect(early).toEqual({
        code: 5,
        stdout: '',
        stderr: 'limitup: 2025-02-07 is not over until 15:00; nothing was sent\n',
      })
    }
    expect(chats.seen).toEqual([])
  })

  it.each([
    ['2025-02-01', 2, 'not-a-trading-day'],
    ['2025-02-10', 2, 'future-day'],
    ['1995-01-05', 2, 'before-limits'],
  ])('%s: %i, %s', async (date, expected, refusal) => {
    const { code, stderr } = await run(freshState(), [date, '--to', 'wecom', ...DATA])
    expect([code, stderr]).toEqual([expected, expect.stringContaining(`[${refusal}]`)])
    expect(chats.seen).toEqual([])
  })
})

describe('exit codes', () => {
  it('some took it, others did not: 6, and a line for each that did not', async () => {
    chats.faults = [
      { at: /feishu/, act: { json: { code: 19024, msg: 'Key Words Not Found' } } },
      { at: /qyapi/, act: { json: { errcode: 93000, errmsg: 'invalid webhook url' } } },
    ]
    const state = freshState()
    const { code, stdout, stderr } = await run(state, ['--to', ...ALL, ...DATA])
    expect([code, stdout]).toEqual([6, ''])
    expect(stderr).toBe(
      'limitup: feishu (open.feishu.cn/…): Key Words Not Found (code 19024)\n' +
        'limitup: wecom (qyapi.weixin.qq.com/…): invalid webhook url (code 93000)\n',
    )
    chats.faults = []
    expect((await run(state, ['--to', ...ALL, ...DATA])).code).toBe(0)
    for (const host of Object.values(CHAT_HOSTS)) expect(chats.textsOf(host)).toHaveLength(1)
  })

  it('nobody took it: 3', async () => {
    chats.faults = [{ at: /./, act: { status: 404 } }]
    expect((await run(freshState(), ['--to', ...ALL, ...DATA])).code).toBe(3)
  })

  it('nobody knows: 8, and nothing is sent until --again', async () => {
    chats.faults = [{ at: /./, act: 'timeout-taken', times: 1 }]
    timeoutMs = 250
    const state = freshState()
    const first = await run(state, ['--to', 'wecom', ...DATA])
    expect([first.code, first.stderr]).toEqual([
      8,
      'limitup: wecom (qyapi.weixin.qq.com/…): whether it arrived is not known: no answer: nothing within 0.25 seconds; look there; if it did not, --to wecom --again sends it\n',
    ])
    timeoutMs = 5000
    expect((await run(state, ['--to', 'wecom', ...DATA])).code).toBe(8)
    expect(chats.taken).toHaveLength(1)
    expect((await run(state, ['--to', 'wecom', '--again', ...DATA])).code).toBe(0)
    expect(chats.taken).toHaveLength(2)
  })

  it('another text was sent for the day: 7', async () => {
    const state = freshState()
    await run(state, ['--to', 'wecom', ...DATA])
    const { code, stderr } = await run(state, ['--to', 'wecom', '--scope', 'all', ...DATA])
    expect(code).toBe(7)
    expect(stderr).toMatch(
      /another text was sent for 2025-02-07 \(“今日84股涨停” is now “今日\d+股涨停”\); --to wecom --again/,
    )
    expect(chats.taken).toHaveLength(1)
  })
})

describe('what cannot be: 2, and nothing is sent', () => {
  it.each<[readonly string[], RegExp]>([
    [[], /nobody to tell \[usage\]/],
    [['--to', 'slack'], /Allowed choices are feishu, dingtalk/],
    [['--to', 'feishu', '--text', 'json'], /Allowed choices are line, brief, -/],
    [['--to', 'feishu', '--lines', '5'], /--lines is for --text brief alone/],
    [['--to', 'feishu', '--text', 'brief', '--lines', '2'], /--lines: expected a whole number from 3/],
    [['--to', 'feishu', '--most-wait', '1h'], /--most-wait: expected a whole number/],
    [['--to', 'feishu', '--title', 'a\nBcc: eve@example.com'], /--title: expected one line/],
    [['--to', 'feishu', '--title', '涨'.repeat(61)], /--title: expected one line/],
    [['--to', 'feishu', '--text', '-'], /--text - reads no bars/],
    [['--to', 'feishu', '--allow-partial'], /unknown option '--allow-partial'/],
    [
      ['--to', 'feishu', '--secrets-file', '/nonexistent/x'],
      /cannot read the file of the secrets.*\[unreadable\]/,
    ],
  ])('%j', async (argv, said) => {
    const { code, stdout, stderr } = await run(freshState(), [...argv, ...DATA])
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(said)
    expect(chats.seen).toEqual([])
  })

  it('names the variables that are missing', async () => {
    const { code, stderr } = await run(freshState(), ['--to', 'telegram', 'mail', ...DATA], {
      LIMITUP_TELEGRAM_TOKEN: '1:abc',
    })
    expect(code).toBe(2)
    expect(stderr).toContain('LIMITUP_TELEGRAM_CHAT, LIMITUP_MAIL_TO are not set [no-target]')
  })

  it.each([
    ['feishu', 'LIMITUP_FEISHU_URL', 'http://open.feishu.cn/secret-path'],
    ['feishu', 'LIMITUP_FEISHU_URL', 'secret-word'],
    ['feishu', 'LIMITUP_FEISHU_URL', 'https://user:secret-word@open.feishu.cn/x'],
    ['feishu', 'LIMITUP_FEISHU_SECRET', 'two hidden-words'],
    ['wecom', 'LIMITUP_WECOM_URL', 'file:///etc/secret-path'],
    ['telegram', 'LIMITUP_TELEGRAM_TOKEN', 'secret-token/../x'],
    ['telegram', 'LIMITUP_TELEGRAM_CHAT', 'secret chat'],
    ['mail', 'LIMITUP_MAIL_TO', 'anna@secret.example\nBcc: eve@secret.example'],
    ['mail', 'LIMITUP_MAIL_FROM', 'Secret <anna@secret.example>'],
  ])('--to %s with a wrong %s: its name is shown, not %j', async (service, name, value) => {
    const env = { ...CHAT_SECRETS, LIMITUP_MAIL_TO: 'anna@example.com', [name]: value }
    const { code, stderr } = await run(freshState(), ['--to', service, ...DATA], env)
    expect(code).toBe(2)
    expect(stderr).toMatch(new RegExp(`${name}: expected .* \\[usage\\]`))
    expect(stderr).not.toMatch(/secret-|secret\.|Secret |hidden/)
  })

  it('a text of more messages than a service bears in a minute', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [LIMITUP, 'notify', '--to', 'wecom', '--text', '-'],
      {
        input: '涨停，'.repeat(10_000),
        env: {
          HOME: '/nonexistent',
          ...CHAT_SECRETS,
          LIMITUP_TEST_WORLD: `upstream=${chats.url} now=${EVENING}`,
        },
      },
    )
    expect(status).toBe(2)
    expect(String(stderr)).toContain('more than 20 messages of wecom')
  })

  it('nothing on standard input, or no text', () => {
    for (const [input, said] of [
      ['\n \n', /standard input holds no text \[usage\]/],
      [Buffer.from([0xd5, 0xc7, 0xcd, 0xa3]), /the text is not UTF-8 \[not-text\]/],
    ] as const) {
      const { status, stderr } = spawnSync(
        process.execPath,
        [LIMITUP, 'notify', '--to', 'wecom', '--text', '-'],
        {
          input,
          env: {
            HOME: '/nonexistent',
            ...CHAT_SECRETS,
            LIMITUP_TEST_WORLD: `upstream=${chats.url} now=${EVENING}`,
          },
        },
      )
      expect(status).toBe(2)
      expect(String(stderr)).toMatch(said)
    }
  })
})

describe('a file of secrets', () => {
  const TEXT = Object.entries(CHAT_SECRETS)
    .map(([name, value], at) => (at % 2 === 0 ? `export ${name}="${value}"` : `  ${name} = ${value}  `))
    .join('\n')

  it('holds what the environment does not', async () => {
    const file = fileOf(`# addresses\n\n${TEXT}\r\n`)
    expect(await run(freshState(), ['--to', ...ALL, '--secrets-file', file, ...DATA], {})).toEqual({
      code: 0,
      stdout: '',
      stderr: '',
    })
    const config = fileOf(JSON.stringify({ 'secrets-file': file }))
    expect((await run(freshState(), ['--to', 'wecom', ...DATA], { LIMITUP_CONFIG: config })).code).toBe(0)
    const other = { LIMITUP_WECOM_URL: 'https://qyapi.weixin.qq.com/other' }
    const { stderr } = await run(freshState(), ['--to', 'wecom', '--secrets-file', file, ...DATA], other)
    expect(stderr).toContain('invalid webhook url')
  })

  it('that others may read is refused', async () => {
    for (const mode of [0o640, 0o604, 0o660]) {
      const { code, stderr } = await run(
        freshState(),
        ['--to', 'wecom', '--secrets-file', fileOf(TEXT, mode), ...DATA],
        {},
      )
      expect([code, stderr]).toEqual([
        2,
        expect.stringMatching(/others may read the file of the secrets.*\[exposed-token\]/),
      ])
    }
    expect(chats.seen).toEqual([])
  })

  it('with a line that is none: its place is shown, not what stands there', async () => {
    for (const line of ['wecom-key-0123456789', 'LIMITUP_WECOM_KEY=wecom-key-0123456789']) {
      const file = fileOf(`${TEXT}\n${line}\n`)
      const { code, stderr } = await run(freshState(), ['--to', 'wecom', '--secrets-file', file, ...DATA], {})
      expect(code).toBe(2)
      expect(stderr).toContain(`${file}:10: expected NAME=value`)
      expect(stderr).not.toContain('wecom-key')
    }
  })
})

describe('secrets', () => {
  const HIDDEN = [
    ...Object.values(CHAT_SECRETS),
    ...[
      'feishu-hook-0123456789',
      'dingtalk-token-0123456789',
      'wecom-key-0123456789',
      'webhook-path-0123456789',
    ],
    ...['webhook-key-456', 'telegram-token_AbCdEf'],
  ]

  it('are in no output, whatever a receiver says of them', async () => {
    /** What a service knows of us: no other service's secrets. */
    const echoes = Object.entries(CHAT_HOSTS).map(([service, host]) => {
      const own = Object.entries(CHAT_SECRETS).filter(([name]) => name.includes(service.toUpperCase()))
      const pieces = HIDDEN.filter((each) => own.some(([, value]) => value.includes(each)))
      return { at: new RegExp(host), echo: pieces.join(' ') }
    })
    expect(echoes.every(({ echo }) => echo.length > 40)).toBe(true)
    const answers: readonly ((echo: string) => ChatFault)[] = [
      (echo) => ({
        json: { errcode: 1, errmsg: echo, code: 1, msg: echo, ok: false, error_code: 1, description: echo },
      }),
      (echo) => ({ json: { echo } }),
      (echo) => ({ json: { echo }, status: 418 }),
      (echo) => ({ json: { errcode: 1, errmsg: echo, code: 1, msg: echo }, status: 500 }),
      () => 'timeout',
    ]
    timeoutMs = 250
    for (const answer of answers) {
      chats.faults = echoes.map(({ at, echo }) => ({ at, act: answer(echo) }))
      const { stdout, stderr } = await run(freshState(), ['--to', ...ALL, ...DATA])
      expect(stderr.split('\n').length).toBeGreaterThan(4)
      for (const secret of HIDDEN) expect(stdout + stderr).not.toContain(secret)
    }
  })

  it('are in no dry run, which sends and keeps nothing', async () => {
    const state = join(freshState(), 'none')
    const { code, stdout, stderr } = await run(state, ['--to', ...ALL, 'mail', '--dry-run', ...DATA])
    expect([code, stderr]).toEqual([0, ''])
    for (const secret of HIDDEN) expect(stdout).not.toContain(secret)
    expect(stdout).toContain('feishu (open.feishu.cn/…): 1 message\n  1/1  ')
    expect(stdout).toMatch(
      /wecom \(qyapi\.weixin\.qq\.com\/…\): 1 message\n {2}1\/1 {2}(\d+) bytes of text; \1 of 2048 bytes of the text\n {4}涨停复盘 2025-02-07\n/,
    )
    expect(stdout).toContain('mail (LIMITUP_MAIL_TO not set): 1 message')
    expect(stdout.match(/2月7日，今日84股涨停/g)).toHaveLength(6)
    expect([chats.seen, existsSync(state)]).toEqual([[], false])
  })

  it('a dry run knows what was sent', async () => {
    const state = freshState()
    const heads = async (...flags: readonly string[]): Promise<string[]> =>
      (await run(state, ['--to', ...ALL, '--dry-run', ...flags, ...DATA])).stdout.match(/^\w.*$/gm) ?? []
    chats.faults = [
      { at: /dingtalk/, act: { status: 502, taken: true } },
      { at: /telegram/, act: { status: 400 } },
    ]
    await run(state, ['--to', 'feishu', 'dingtalk', 'telegram', ...DATA])
    await run(state, ['--to', 'wecom', '--title', '晚报', ...DATA])
    expect(await heads()).toEqual([
      'feishu (open.feishu.cn/…): 1 message, sent before; nothing would be sent',
      'dingtalk (oapi.dingtalk.com/…): 1 message, number 1 of which may have arrived; nothing would be sent',
      'wecom (qyapi.weixin.qq.com/…): 1 message; another text was sent for the day, so nothing would be sent',
      'telegram (api.telegram.org/…): 1 message',
      'webhook (hooks.example.com/…): 1 message',
    ])
    expect((await heads('--again')).filter((line) => line.includes('nothing'))).toEqual([])
  })

  it('are shown by config only as set or not', async () => {
    const { stdout } = await runCli(['config', 'show'], { env: { ...CHAT_SECRETS } })
    for (const { name } of NOTIFY_VARIABLES)
      expect(stdout).toContain(`${name}: ${name in CHAT_SECRETS ? 'set' : 'not set'}\n`)
    for (const secret of HIDDEN) expect(stdout).not.toContain(secret)
  })

  it('stand each in the document, with what it means', () => {
    const page = readFileSync(join(ROOT, 'docs/notify.md'), 'utf8')
    for (const { name } of NOTIFY_VARIABLES) expect(page).toContain(`\`${name}\``)
  })
})

describe('the built program', () => {
  /** A file of the build and all that is loaded with it. */
  function loadedWith(file: string, found = new Set<string>()): Set<string> {
    if (found.has(file)) return found
    found.add(file)
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+)"/g))
      loadedWith(join(dirname(file), path!), found)
    return found
  }

  it('loads nothing of this for help, or for a day', () => {
    const chunks = readdirSync(join(ROOT, 'dist/chunks'))
    const pathOf = (command: string): string => {
      const name = chunks.find((each) => each === `${command}.js` || each.startsWith(`${command}-`))
      return join(ROOT, 'dist/chunks', name ?? `no chunk of ${command}`)
    }
    const isOurs = /x-limitup-signature|idempotency-key|api\.telegram\.org/
    const loaded = (...files: readonly string[]): string => {
      const found = new Set<string>()
      for (const file of [join(ROOT, 'dist/cli/entry.js'), ...files]) loadedWith(file, found)
      return [...found].map((file) => readFileSync(file, 'utf8')).join('\n')
    }
    expect(loaded(pathOf('notify'))).toMatch(isOurs)
    expect(loaded()).not.toMatch(isOurs)
    expect(loaded(pathOf('day'))).not.toMatch(isOurs)
  })

  it('takes a text on standard input, of today', () => {
    const state = freshState()
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [LIMITUP, 'notify', '--to', 'webhook', '--text', '-', '--dry-run'],
      {
        input: '连板股分析\r\n甲3连板。\r\n\r\n',
        env: {
          HOME: '/nonexistent',
          XDG_STATE_HOME: state,
          LIMITUP_TEST_WORLD: `upstream=${chats.url} now=${EVENING}`,
        },
      },
    )
    expect([status, String(stderr)]).toEqual([0, ''])
    expect(String(stdout)).toBe(
      'webhook (LIMITUP_WEBHOOK_URL not set): 1 message\n  1/1  53 bytes of text\n    涨停复盘 2025-02-07\n    连板股分析\n    甲3连板。\n',
    )
  })
})
