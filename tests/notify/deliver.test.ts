import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { waitLine } from '../../src/cli/notifyReport.ts'
import type { ServiceName } from '../../src/notify/service.ts'
import type { TargetReport } from '../../src/run/notify/options.ts'
import { CHAT_HOSTS, CHAT_SECRETS, FakeChats } from '../support/fakeChats.ts'
import type { ChatFault } from '../support/fakeChats.ts'
import { chatWire, freshState, longText, noticeOf, notifyAll, recordsIn } from '../support/notifyRuns.ts'

let chats: FakeChats
beforeAll(async () => {
  chats = await FakeChats.start()
})
afterAll(() => chats.stop())
afterEach(() => {
  chats.reset()
})

const EVERY = Object.keys(CHAT_HOSTS) as (keyof typeof CHAT_HOSTS)[]
const TEXT = '今日84股涨停，45股炸板，封板率为65%。'

/** How it went, in a line for each target. */
function told(reports: readonly TargetReport[]): string[] {
  return reports.map(
    ({ target, outcome, said }) => `${target.service} ${outcome}${said === '' ? '' : `: ${said}`}`,
  )
}

/** Sends a text to one service, and gives how that went. */
async function once(
  state: string,
  service: ServiceName,
  text: string = TEXT,
  options: Parameters<typeof notifyAll>[4] = {},
  timeoutMs?: number,
): Promise<{ readonly said: string; readonly pauses: readonly number[] }> {
  const wire = await chatWire(chats, timeoutMs)
  const [said = ''] = told(await notifyAll(wire, state, [service], noticeOf(text), options))
  return { said, pauses: wire.pauses }
}

describe('every service', () => {
  it('takes the message: signed, whole, once', async () => {
    const wire = await chatWire(chats)
    const state = freshState()
    expect(told(await notifyAll(wire, state, EVERY, noticeOf(TEXT)))).toEqual(
      EVERY.map((name) => `${name} sent`),
    )
    for (const host of Object.values(CHAT_HOSTS))
      expect(chats.textsOf(host)).toEqual([`涨停复盘 2026-01-05\n${TEXT}`])
    expect(told(await notifyAll(wire, state, EVERY, noticeOf(TEXT)))).toEqual(
      EVERY.map((name) => `${name} already`),
    )
    expect(chats.seen).toHaveLength(EVERY.length)
  })

  it('takes a long text in parts, in their order, each within its limit', async () => {
    const wire = await chatWire(chats)
    const text = longText(500)
    const reports = await notifyAll(
      wire,
      freshState(),
      ['feishu', 'dingtalk', 'telegram', 'webhook'],
      noticeOf(text),
    )
    expect(told(reports)).toEqual(['feishu sent', 'dingtalk sent', 'telegram sent', 'webhook sent'])
    for (const host of [CHAT_HOSTS.feishu, CHAT_HOSTS.dingtalk, CHAT_HOSTS.telegram]) {
      const texts = chats.textsOf(host)
      expect(texts.length).toBeGreaterThan(1)
      expect(texts.map((each) => each.slice(0, each.indexOf('\n')))).toEqual(
        texts.map((_, at) => `涨停复盘 2026-01-05 (${at + 1}/${texts.length})`),
      )
      expect(texts.map((each) => each.slice(each.indexOf('\n') + 1)).join('')).toBe(text)
    }
    expect(chats.textsOf(CHAT_HOSTS.webhook)).toHaveLength(1)
  })

  it('knows its day: another day is another message', async () => {
    const wire = await chatWire(chats)
    const state = freshState()
    for (const date of ['2026-01-05', '2026-01-06'])
      expect(told(await notifyAll(wire, state, ['wecom'], { ...noticeOf(TEXT), date }))).toEqual([
        'wecom sent',
      ])
    expect(chats.textsOf(CHAT_HOSTS.wecom)).toHaveLength(2)
  })
})

/** What was certainly not taken, and may be the next time: sent again by itself, after a pause. */
const PASSING: readonly (readonly [string, ServiceName, ChatFault, pauseMs: number])[] = [
  ['429 with a time', 'webhook', { status: 429, retryAfter: 30 }, 30_000],
  ['429 without one', 'webhook', { status: 429 }, 2_000],
  ['503 with a time', 'feishu', { status: 503, retryAfter: 20 }, 20_000],
  ['a frequency limit of 飞书', 'feishu', { json: { code: 11232, msg: 'frequency limited' } }, 60_000],
  [
    'a frequency limit of 飞书 of older days',
    'feishu',
    { json: { code: 9499, msg: 'too many request' }, status: 400 },
    60_000,
  ],
  ['a frequency limit of 钉钉', 'dingtalk', { json: { errcode: 130101, errmsg: 'send too fast' } }, 600_000],
  [
    'a frequency limit of 企业微信',
    'wecom',
    { json: { errcode: 45009, errmsg: 'api freq out of limit' } },
    60_000,
  ],
  [
    'a frequency limit of Telegram',
    'telegram',
    {
      json: { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 17 } },
      status: 429,
    },
    17_000,
  ],
]

describe('what was not taken for sure', () => {
  it.each(PASSING)('%s of %s: again after the pause it asks for', async (_, service, act, pauseMs) => {
    chats.faults = [{ at: /./, act, times: 1 }]
    const { said, pauses } = await once(freshState(), service)
    expect(said).toBe(`${service} sent`)
    expect(pauses).toEqual([pauseMs])
    expect(chats.taken).toHaveLength(1)
    expect(chats.seen).toHaveLength(2)
  })

  it('nobody at the other end: again and again with growing pauses, until --most-wait is over', async () => {
    const gone = await FakeChats.start()
    const { url } = gone
    await gone.stop()
    const wire = await chatWire({ url })
    const state = freshState()
    const [said] = told(await notifyAll(wire, state, ['wecom'], noticeOf(TEXT), { mostWaitMs: 100_000 }))
    expect(said).toMatch(
      /^wecom failed: no answer: .*ECONNREFUSED.*; the next try would be in 60 s, and --most-wait leaves 38 s$/,
    )
    expect(wire.pauses).toEqual([2_000, 4_000, 8_000, 16_000, 32_000])
    // Nothing was sent, so the next run sends.
    expect((await once(state, 'wecom')).said).toBe('wecom sent')
  })

  it('is told before each pause, without secrets', async () => {
    chats.faults = [{ at: /./, act: { status: 429, retryAfter: 30 }, times: 2 }]
    const lines: string[] = []
    await once(freshState(), 'webhook', TEXT, {
      onWait: (target, said, pauseMs) => lines.push(waitLine(target, said, pauseMs)),
    })
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(/^webhook \(.*\): HTTP status 429; trying again in 30 s$/)
    for (const secret of Object.values(CHAT_SECRETS)) expect(lines[0]).not.toContain(secret)
  })

  it('a pause longer than --most-wait is not made', async () => {
    chats.faults = [{ at: /./, act: { status: 429, retryAfter: 120 } }]
    const { said, pauses } = await once(freshState(), 'webhook', TEXT, { mostWaitMs: 60_000 })
    expect(said).toBe(
      'webhook failed: HTTP status 429; the next try would be in 120 s, and --most-wait leaves 60 s',
    )
    expect(pauses).toEqual([])
  })

  it('what would be refused again is not tried again, and the next run sends it', async () => {
    const state = freshState()
    chats.faults = [{ at: /./, act: { json: { code: 19024, msg: 'Key Words Not Found' } }, times: 1 }]
    const { said, pauses } = await once(state, 'feishu')
    expect(said).toBe('feishu failed: Key Words Not Found (code 19024)')
    expect(pauses).toEqual([])
    expect((await once(state, 'feishu')).said).toBe('feishu sent')
  })

  it('a redirect is not followed: nothing secret goes to another host', async () => {
    chats.faults = [{ at: /./, act: 'redirect' }]
    const wire = await chatWire(chats)
    const reports = await notifyAll(wire, freshState(), EVERY, noticeOf(TEXT))
    expect(told(reports)).toEqual(
      EVERY.map((name) => `${name} failed: HTTP status 302: a redirect, which is not followed`),
    )
    expect(chats.seen).toHaveLength(EVERY.length)
    expect(chats.seen.join()).not.toContain('elsewhere')
  })
})

/** What may have been taken; `arrived`: it was. */
const UNCLEAR: readonly (readonly [string, ChatFault, arrived: boolean, said: RegExp])[] = [
  ['no answer in time', 'timeout', false, /no answer: nothing within 0\.25 seconds/],
  ['no answer in time, after it was taken', 'timeout-taken', true, /no answer: nothing within 0\.25 seconds/],
  ['a broken connection', 'reset', false, /no answer: .*(?:ECONNRESET|other side closed)/],
  [
    'a broken connection, after it was taken',
    'reset-taken',
    true,
    /no answer: .*(?:ECONNRESET|other side closed)/,
  ],
  ['a broken server', { status: 500 }, false, /HTTP status 500/],
  ['a broken server, after it was taken', { status: 500, taken: true }, true, /HTTP status 500/],
  ['a broken gateway, after it was taken', { status: 504, taken: true }, true, /HTTP status 504/],
  ['a page of a browser', 'html', false, /another answer than is known: "<!DOCTYPE html>/],
]

describe('what may have been taken', () => {
  it.each(UNCLEAR)('%s: is said, and never sent again by itself', async (_, act, arrived, words) => {
    const state = freshState()
    chats.faults = [{ at: /./, act, times: 1 }]
    const { said, pauses } = await once(state, 'dingtalk', TEXT, {}, 250)
    expect(said).toMatch(/^dingtalk uncertain: whether it arrived is not known: /)
    expect(said).toMatch(words)
    expect(pauses).toEqual([])
    expect(chats.taken).toHaveLength(arrived ? 1 : 0)
    // Later runs send nothing, however often.
    for (let run = 0; run < 2; run++)
      expect((await once(state, 'dingtalk')).said).toBe(
        'dingtalk uncertain: whether it arrived is not known since 2026-01-05T08:00:00.000Z; look there; if it did not, --to dingtalk --again sends it',
      )
    expect(chats.seen).toHaveLength(1)
    // Nor another text in its place.
    expect((await once(state, 'dingtalk', '今日85股涨停。')).said).toMatch(/^dingtalk changed: /)
    expect(chats.seen).toHaveLength(1)
    expect((await once(state, 'dingtalk', TEXT, { again: true })).said).toBe('dingtalk sent')
    expect(chats.taken).toHaveLength(arrived ? 2 : 1)
    expect((await once(state, 'dingtalk')).said).toBe('dingtalk already')
  })

  it('one target does not keep another from its message', async () => {
    chats.faults = [
      { at: /qyapi/, act: 'html' },
      { at: /dingtalk/, act: { json: { errcode: 310000, errmsg: 'sign not match' } } },
    ]
    const reports = await notifyAll(await chatWire(chats), freshState(), EVERY, noticeOf(TEXT))
    expect(told(reports)).toEqual([
      'feishu sent',
      'dingtalk failed: sign not match (code 310000)',
      expect.stringMatching(/^wecom uncertain: whether it arrived is not known: HTTP status 200/),
      'telegram sent',
      'webhook sent',
    ])
  })

  it('an answer that comes late, but in time, is an answer', async () => {
    chats.faults = [{ at: /./, act: 'slow' }]
    expect((await once(freshState(), 'feishu')).said).toBe('feishu sent')
  })
})

describe('parts', () => {
  const LONG = longText(60)

  it('that were sent are not sent again after one that was refused', async () => {
    const state = freshState()
    chats.faults = [{ at: /never/, act: 'timeout' }]
    const wire = await chatWire(chats)
    let sent = 0
    const third = {
      ...wire,
      send: (request: Parameters<typeof wire.send>[0]) => {
        sent++
        if (sent === 3)
          chats.faults = [{ at: /./, act: { json: { errcode: 40008, errmsg: 'no' } }, times: 1 }]
        return wire.send(request)
      },
    }
    const [said] = told(await notifyAll(third, state, ['wecom'], noticeOf(LONG)))
    expect(said).toMatch(/^wecom failed: part 3 of \d: no \(code 40008\)$/)
    expect(chats.taken).toHaveLength(2)
    expect((await once(state, 'wecom')).said).toMatch(/^wecom changed/)
    expect((await once(state, 'wecom', LONG)).said).toBe('wecom sent')
    const texts = chats.textsOf(CHAT_HOSTS.wecom)
    expect(new Set(texts).size).toBe(texts.length)
    expect(texts.map((text) => text.slice(text.indexOf('\n') + 1)).join('')).toBe(LONG)
  })

  it('that were sent are not sent again after one of which nobody knows, not even with again', async () => {
    const state = freshState()
    const wire = await chatWire(chats)
    let sent = 0
    const second = {
      ...wire,
      send: (request: Parameters<typeof wire.send>[0]) => {
        sent++
        if (sent === 2) chats.faults = [{ at: /./, act: 'reset', times: 1 }]
        return wire.send(request)
      },
    }
    const [said] = told(await notifyAll(second, state, ['wecom'], noticeOf(LONG)))
    expect(said).toMatch(/^wecom uncertain: part 2 of \d: whether it arrived is not known: /)
    expect((await once(state, 'wecom', LONG)).said).toMatch(/^wecom uncertain: part 2 of \d: whether/)
    expect((await once(state, 'wecom', LONG, { again: true })).said).toBe('wecom sent')
    const texts = chats.textsOf(CHAT_HOSTS.wecom)
    expect(new Set(texts).size).toBe(texts.length)
    expect(texts.map((text) => text.slice(text.indexOf('\n') + 1)).join('')).toBe(LONG)
  })

  it('follow each other after a second', async () => {
    const { pauses } = await once(freshState(), 'wecom', LONG)
    expect(pauses).toEqual(chats.taken.slice(1).map(() => 1_000))
  })
})

describe('another text for the same day', () => {
  it('is refused with what changed, until it is asked for', async () => {
    const state = freshState()
    await once(state, 'feishu')
    expect((await once(state, 'feishu', TEXT.replace('84', '85'))).said).toBe(
      'feishu changed: another text was sent for 2026-01-05 (“今日84股涨停” is now “今日85股涨停”); --to feishu --again sends this one too',
    )
    expect((await once(state, 'feishu', `${TEXT}沪指涨1.01%。`)).said).toContain('(“沪指涨1.01%” is new)')
    expect((await once(state, 'feishu', '今日84股涨停，')).said).toContain('(“45股炸板” is no more)')
    expect(chats.taken).toHaveLength(1)
    expect((await once(state, 'feishu', '今日85股涨停。', { again: true })).said).toBe('feishu sent')
    expect((await once(state, 'feishu')).said).toMatch(/“今日85股涨停” is now “今日84股涨停”/)
    expect(chats.taken).toHaveLength(2)
  })

  it('is sent where nothing of the other was taken', async () => {
    const state = freshState()
    chats.faults = [{ at: /./, act: { status: 404 }, times: 1 }]
    expect((await once(state, 'webhook')).said).toMatch(/^webhook failed/)
    expect((await once(state, 'webhook', '今日85股涨停。')).said).toBe('webhook sent')
  })

  it('that was asked for and refused leaves what was sent before as it was', async () => {
    const state = freshState()
    await once(state, 'feishu')
    for (const text of [TEXT, '今日85股涨停。']) {
      chats.faults = [{ at: /./, act: { json: { code: 19024, msg: 'Key Words Not Found' } }, times: 1 }]
      expect((await once(state, 'feishu', text, { again: true })).said).toMatch(/^feishu failed/)
      expect((await once(state, 'feishu')).said).toBe('feishu already')
      expect((await once(state, 'feishu', '今日85股涨停。')).said).toMatch(
        /^feishu changed: .*“今日84股涨停” is now/,
      )
    }
    expect(chats.taken).toHaveLength(1)
  })

  it('the same text is sent once more only when it is asked for', async () => {
    const state = freshState()
    await once(state, 'telegram')
    expect((await once(state, 'telegram', TEXT, { again: true })).said).toBe('telegram sent')
    expect(chats.taken).toHaveLength(2)
  })
})

describe('the record of what was sent', () => {
  it('holds no secret, and only its owner may read it', async () => {
    const state = freshState()
    await notifyAll(await chatWire(chats), state, EVERY, noticeOf(TEXT))
    const records = recordsIn(state)
    expect(records.size).toBe(EVERY.length)
    for (const [name, text] of records) {
      expect(name).toMatch(/^[a-z]+-[0-9a-f]{16}\/2026-01-05\.json$/)
      expect(statSync(dirname(join(state, name))).mode & 0o777).toBe(0o700)
      for (const secret of Object.values(CHAT_SECRETS)) expect(text + name).not.toContain(secret)
    }
  })

  it('of two addresses are two', async () => {
    const state = freshState()
    await once(state, 'wecom')
    const wire = await chatWire(chats)
    const other = {
      service: 'wecom',
      url: 'https://qyapi.weixin.qq.com/send?key=b',
      secret: undefined,
      chat: undefined,
    } as const
    const notice = noticeOf(TEXT)
    const parts = [{ ...notice, number: 1, of: 1 }]
    expect(told(await notifyAll(wire, state, [], notice, { mailings: [{ target: other, parts }] }))).toEqual([
      'wecom failed: invalid webhook url (code 93000)',
    ])
    expect(recordsIn(state).size).toBe(2)
  })

  it('that cannot be read is named, and nothing is sent', async () => {
    const state = freshState()
    await once(state, 'wecom')
    const [name = ''] = recordsIn(state).keys()
    for (const text of ['', '{}', '[]', '{"schemaVersion":1,"date":"2026-01-05"}']) {
      writeFileSync(join(state, name), text)
      expect((await once(state, 'wecom')).said).toMatch(
        /^wecom failed: cannot read what was sent: .*2026-01-05\.json\)$/s,
      )
    }
    expect(chats.taken).toHaveLength(1)
  })

  it('that cannot be written keeps the message from being sent', async () => {
    const state = join(freshState(), 'sent')
    writeFileSync(state, 'a file in the way')
    await expect(once(state, 'wecom')).rejects.toThrow(/cannot keep what is sent/)
    const blocked = freshState()
    await once(blocked, 'wecom')
    const [name = ''] = recordsIn(blocked).keys()
    // A folder stands where the next day's record would go.
    mkdirSync(join(blocked, dirname(name), '2026-01-06.json/x'), { recursive: true })
    const wire = await chatWire(chats)
    const [said] = told(await notifyAll(wire, blocked, ['wecom'], { ...noticeOf(TEXT), date: '2026-01-06' }))
    expect(said).toMatch(/^wecom failed: cannot read what was sent: /)
    expect(chats.seen).toHaveLength(1)
  })

  it('that cannot be written after the message was taken: it is said that nobody will know', async () => {
    const state = freshState()
    const wire = await chatWire(chats)
    let inTheWay = ''
    const blocking = {
      ...wire,
      send: async (request: Parameters<typeof wire.send>[0]) => {
        const answer = await wire.send(request)
        // The draft of the next record meets a folder of its name.
        const [name = ''] = recordsIn(state).keys()
        inTheWay = join(state, dirname(name), `.2026-01-05.json.${process.pid}.tmp`)
        mkdirSync(inTheWay)
        return answer
      },
    }
    const [said] = told(await notifyAll(blocking, state, ['wecom'], noticeOf(TEXT)))
    expect(said).toMatch(
      /^wecom uncertain: it was taken, and that cannot be kept: cannot keep what is sent: /,
    )
    expect((await once(state, 'wecom')).said).toMatch(
      /^wecom uncertain: whether it arrived is not known since/,
    )
    expect(chats.taken).toHaveLength(1)
  })
})

describe('two at once', () => {
  it('one sends, the other says who does, and the message arrives once', async () => {
    for (let round = 0; round < 5; round++) {
      chats.reset()
      chats.delayMs = 100
      const state = freshState()
      const both = await Promise.all([once(state, 'wecom'), once(state, 'wecom')])
      const said = both.map((each) => each.said).sort()
      expect(said[1]).toBe('wecom sent')
      expect(said[0]).toMatch(
        /^wecom (?:already|busy: another process sends to wecom: limitup notify, process \d+ on )/,
      )
      expect(chats.taken).toHaveLength(1)
      expect(readdirSync(state).sort()).toEqual(['lock', expect.stringMatching(/^wecom-/)])
    }
  })
})
