import { describe, expect, it } from 'vitest'
import { CHATS } from '../../src/notify/chats.ts'
import { dingtalkSign } from '../../src/notify/dingtalk.ts'
import { feishuSign } from '../../src/notify/feishu.ts'
import { hidden, shownTarget } from '../../src/notify/hide.ts'
import type { ChatName, Part, Target } from '../../src/notify/service.ts'
import { webhookSign } from '../../src/notify/webhook.ts'

const SECRET = 'SEC0123456789abcdef'
const PART: Part = { date: '2025-02-07', title: '涨停复盘 2025-02-07', text: '甲2连板。\n', number: 1, of: 1 }
const NOW = new Date('2025-02-07T08:00:00Z')

describe('signatures', () => {
  // Computed with Python's hmac from the vendors' descriptions.
  it('are those that the vendors describe', () => {
    expect(feishuSign('1738915200', SECRET)).toBe('75XHhXjJ0ZJLSaNIAiKmqvtlda7qAjx5/ySLcd2fLBo=')
    expect(dingtalkSign('1738915200000', SECRET)).toBe('CKnJ2KPh1HbnS+GDFM/kgdp9qLEyu+3ykAnwpsFgyI4=')
    expect(webhookSign('1738915200', '{"a":1}', SECRET)).toBe(
      'da80072d1d74f2d17b8e91787f74eab9752bac868113729aeebf619f7be84ea3',
    )
  })

  it('of 钉钉 stands in the address, with + and / written out', () => {
    const url = 'https://oapi.dingtalk.com/robot/send?access_token=abc'
    const target = { service: 'dingtalk', url, secret: SECRET, chat: undefined } as const
    expect(CHATS.dingtalk.request(PART, target, NOW).url).toBe(
      `${url}&timestamp=1738915200000&sign=CKnJ2KPh1HbnS%2BGDFM%2Fkgdp9qLEyu%2B3ykAnwpsFgyI4%3D`,
    )
    expect(CHATS.dingtalk.request(PART, { ...target, secret: undefined }, NOW).url).toBe(url)
  })

  it('of 飞书 stands in the request; without a secret there is none', () => {
    const target = { service: 'feishu', url: 'https://x.example/', secret: SECRET, chat: undefined } as const
    const bodyOf = (secret: string | undefined): unknown =>
      JSON.parse(CHATS.feishu.request(PART, { ...target, secret }, NOW).body ?? '')
    const message = { msg_type: 'text', content: { text: '涨停复盘 2025-02-07\n甲2连板。' } }
    expect(bodyOf(SECRET)).toEqual({
      timestamp: '1738915200',
      sign: '75XHhXjJ0ZJLSaNIAiKmqvtlda7qAjx5/ySLcd2fLBo=',
      ...message,
    })
    expect(bodyOf(undefined)).toEqual(message)
  })

  it('of a webhook covers time and body, and its key is that of the message, whenever it is sent', () => {
    const target = { service: 'webhook', url: 'https://x.example/', secret: SECRET, chat: undefined } as const
    const first = CHATS.webhook.request(PART, target, NOW)
    const later = CHATS.webhook.request(PART, target, new Date('2025-02-07T09:00:00Z'))
    expect(first.headers['x-limitup-signature']).toBe(
      `sha256=${webhookSign('1738915200', first.body!, SECRET)}`,
    )
    expect(later.headers['x-limitup-signature']).not.toBe(first.headers['x-limitup-signature'])
    expect(later.headers['idempotency-key']).toBe(first.headers['idempotency-key'])
    expect(CHATS.webhook.request({ ...PART, text: '乙' }, target, NOW).headers['idempotency-key']).not.toBe(
      first.headers['idempotency-key'],
    )
    expect(JSON.parse(first.body!)).toEqual({
      schemaVersion: 1,
      date: '2025-02-07',
      title: '涨停复盘 2025-02-07',
      text: '甲2连板。',
      part: 1,
      parts: 1,
    })
  })
})

/** What an answer comes to, in a line. */
function verdict(service: ChatName, status: number, body: unknown, retryAfter?: number): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const found = CHATS[service].verdict({ status, bytes: new TextEncoder().encode(text), retryAfter })
  if (found.kind === 'taken') return 'taken'
  return `${found.kind}${found.kind === 'later' ? ` ${String(found.wait)}` : ''}: ${found.said}`
}

describe('an answer', () => {
  it.each<[ChatName, number, unknown, number | undefined, string]>([
    ['feishu', 200, { code: 0, msg: 'success', data: {} }, undefined, 'taken'],
    // The form of older days.
    ['feishu', 200, { Extra: null, StatusCode: 0, StatusMessage: 'success' }, undefined, 'taken'],
    [
      'feishu',
      200,
      { code: 19021, msg: 'sign match fail' },
      undefined,
      'refused: sign match fail (code 19021)',
    ],
    [
      'feishu',
      200,
      { code: 11232, msg: 'frequency limited' },
      undefined,
      'later 60: frequency limited (code 11232)',
    ],
    // One code for two things.
    [
      'feishu',
      400,
      { code: 9499, msg: 'too many request' },
      undefined,
      'later 60: too many request (code 9499)',
    ],
    ['feishu', 400, { code: 9499, msg: 'Bad Request' }, undefined, 'refused: Bad Request (code 9499)'],
    ['feishu', 429, { code: 99991400, msg: 'limit' }, 52, 'later 52: limit (code 99991400)'],
    ['feishu', 200, {}, undefined, 'unclear: HTTP status 200, and another answer than is known: "{}"'],
    ['dingtalk', 200, { errcode: 0, errmsg: 'ok' }, undefined, 'taken'],
    [
      'dingtalk',
      200,
      { errcode: 310000, errmsg: 'sign not match' },
      undefined,
      'refused: sign not match (code 310000)',
    ],
    [
      'dingtalk',
      200,
      { errcode: 130101, errmsg: 'send too fast' },
      undefined,
      'later 600: send too fast (code 130101)',
    ],
    ['dingtalk', 200, { errcode: 130101, errmsg: 'x', wait: 5 }, undefined, 'later 5: x (code 130101)'],
    ['dingtalk', 200, { errcode: 410100, errmsg: 'x' }, undefined, 'later 600: x (code 410100)'],
    ['dingtalk', 200, { errcode: -1, errmsg: '系统繁忙' }, undefined, 'later 5: 系统繁忙 (code -1)'],
    ['wecom', 200, { errcode: 0, errmsg: 'ok' }, undefined, 'taken'],
    ['wecom', 200, { errcode: 45009, errmsg: 'api freq' }, undefined, 'later 60: api freq (code 45009)'],
    [
      'wecom',
      200,
      { errcode: 40058, errmsg: 'too\nlong\u001b[31m' },
      undefined,
      'refused: too long [31m (code 40058)',
    ],
    ['telegram', 200, { ok: true, result: {} }, undefined, 'taken'],
    [
      'telegram',
      200,
      { result: {} },
      undefined,
      'unclear: HTTP status 200, and another answer than is known: "{"result":{}}"',
    ],
    [
      'telegram',
      429,
      { ok: false, error_code: 429, description: 'Too Many Requests', parameters: { retry_after: 14 } },
      undefined,
      'later 14: Too Many Requests (code 429)',
    ],
    [
      'telegram',
      403,
      { ok: false, error_code: 403, description: 'Forbidden: bot was kicked' },
      undefined,
      'refused: Forbidden: bot was kicked (code 403)',
    ],
    [
      'telegram',
      500,
      { ok: false, error_code: 500, description: 'Internal Server Error' },
      undefined,
      'unclear: Internal Server Error (code 500)',
    ],
    ['webhook', 202, '', undefined, 'taken'],
    ['webhook', 204, '', undefined, 'taken'],
    ['webhook', 401, 'who are you', undefined, 'refused: HTTP status 401: "who are you"'],
    // Without the service's own words the status decides.
    [
      'feishu',
      200,
      '<html>login</html>',
      undefined,
      'unclear: HTTP status 200, and another answer than is known: "<html>login</html>"',
    ],
    ['wecom', 302, '', undefined, 'refused: HTTP status 302: a redirect, which is not followed'],
    ['wecom', 404, '', undefined, 'refused: HTTP status 404'],
    ['wecom', 429, '', 7, 'later 7: HTTP status 429'],
    ['wecom', 429, '', undefined, 'later undefined: HTTP status 429'],
    ['wecom', 503, '', 9, 'later 9: HTTP status 503'],
    ['wecom', 503, '', undefined, 'unclear: HTTP status 503'],
    ['webhook', 500, '', undefined, 'unclear: HTTP status 500'],
    ['webhook', 504, '', undefined, 'unclear: HTTP status 504'],
    // A good code in a bad status is no word to rely on.
    ['dingtalk', 500, { errcode: 0 }, undefined, 'unclear: HTTP status 500'],
    ['dingtalk', 502, { errcode: 7, errmsg: 'x' }, undefined, 'unclear: x (code 7)'],
  ])('of %s with status %i and %j (%j) is %s', (service, status, body, retryAfter, expected) => {
    expect(verdict(service, status, body, retryAfter)).toBe(expected)
  })
})

describe('what is shown of a target', () => {
  const robot: Target = {
    service: 'feishu',
    url: 'https://open.feishu.cn/open-apis/bot/v2/hook/0a1b2c3d-4e5f?key=k%2Fsecret-key',
    secret: 'signing-secret',
    chat: undefined,
  }

  it('is its host', () => {
    expect(shownTarget(robot)).toBe('open.feishu.cn/…')
    expect(shownTarget({ service: 'mail', to: ['anna@example.com', 'b@example.org'], from: undefined })).toBe(
      '…@example.com and 1 more',
    )
  })

  it('and of what others say, all that holds nothing secret', () => {
    for (const said of [
      robot.url,
      'POST /open-apis/bot/v2/hook/0a1b2c3d-4e5f?key=k%2Fsecret-key',
      'no hook 0a1b2c3d-4e5f here',
      'key k/secret-key is not known, k%2Fsecret-key neither',
      'signed with signing-secret',
    ]) {
      const shown = hidden(said, robot)
      for (const secret of ['0a1b2c3d', 'secret-key', 'signing']) expect(shown).not.toContain(secret)
    }
    expect(hidden('sign match fail', robot)).toBe('sign match fail')
    expect(hidden('x'.repeat(500), robot)).toHaveLength(160)
    expect(
      hidden('to anna@example.com: no such user', {
        service: 'mail',
        to: ['anna@example.com'],
        from: undefined,
      }),
    ).toBe('to …: no such user')
  })
})
