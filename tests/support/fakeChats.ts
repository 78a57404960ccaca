import { createHmac } from 'node:crypto'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What goes wrong with a message. */
export type ChatFault =
  /** No answer; the message did not arrive, or it did. */
  | 'timeout'
  | 'timeout-taken'
  /** The connection breaks; the message did not arrive, or it did. */
  | 'reset'
  | 'reset-taken'
  /** A page of a browser, as of a portal that wants a password. */
  | 'html'
  /** To another host, which must never be asked. */
  | 'redirect'
  /** An answer that comes late, but in time. */
  | 'slow'
  /** A status without the service's own words; `taken`: the message arrived all the same. */
  | { readonly status: number; readonly retryAfter?: number; readonly taken?: boolean }
  /** The service's own words. */
  | { readonly json: unknown; readonly status?: number }

/** A fault and the messages that it strikes. */
export interface ChatFaultRule {
  /** Of the host and path of the request. */
  readonly at: RegExp
  readonly act: ChatFault
  /** How many it strikes; all when left out. */
  times?: number
}

/** A message that a reader has seen. */
export interface TakenMessage {
  readonly host: string
  readonly text: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

/** What the receivers know; every address, token and secret here is of the tests alone. */
export const CHAT_SECRETS = {
  LIMITUP_FEISHU_URL: 'https://open.feishu.cn/open-apis/bot/v2/hook/feishu-hook-0123456789',
  LIMITUP_FEISHU_SECRET: 'feishu-secret-AbCdEf',
  LIMITUP_DINGTALK_URL: 'https://oapi.dingtalk.com/robot/send?access_token=dingtalk-token-0123456789',
  LIMITUP_DINGTALK_SECRET: 'SECdingtalk-secret-AbCdEf',
  LIMITUP_WECOM_URL: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=wecom-key-0123456789',
  LIMITUP_TELEGRAM_TOKEN: '1234567890:telegram-token_AbCdEf',
  LIMITUP_TELEGRAM_CHAT: '-1001234567890',
  LIMITUP_WEBHOOK_URL: 'https://hooks.example.com/limitup/webhook-path-0123456789?key=webhook-key-456',
  LIMITUP_WEBHOOK_SECRET: 'webhook-secret-AbCdEf',
} as const

/** The hosts of the services. */
export const CHAT_HOSTS = {
  feishu: 'open.feishu.cn',
  dingtalk: 'oapi.dingtalk.com',
  wecom: 'qyapi.weixin.qq.com',
  telegram: 'api.telegram.org',
  webhook: 'hooks.example.com',
} as const

/** An answer of a receiver. */
interface Reply {
  readonly status: number
  readonly json: unknown
}

/**
 * Every receiver on loopback: takes a message only when its address, signature and size are right, and keeps count
 * of what readers have seen.
 */
export class FakeChats {
  readonly taken: TakenMessage[] = []
  /** Requests that came in, taken or not, as host and path. */
  readonly seen: string[] = []
  faults: ChatFaultRule[] = []
  /** Milliseconds before each answer. */
  delayMs = 0
  readonly #server: Server

  private constructor() {
    this.#server = createServer((request, response) => {
      this.#answer(request, response).catch((error: unknown) => {
        response.destroy(error instanceof Error ? error : undefined)
      })
    })
  }

  static async start(): Promise<FakeChats> {
    const chats = new FakeChats()
    await new Promise<void>((resolve) => chats.#server.listen(0, '127.0.0.1', resolve))
    return chats
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  reset(): void {
    this.taken.length = 0
    this.seen.length = 0
    this.faults = []
    this.delayMs = 0
  }

  /** The texts that readers of a host have seen, in their order. */
  textsOf(host: string): string[] {
    return this.taken.filter((message) => message.host === host).map(({ text }) => text)
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').slice(1)
    this.seen.push(path)
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString()
    const fault = this.faults.find(({ at, times }) => at.test(path) && times !== 0)
    if (fault?.times !== undefined) fault.times--
    const act = fault?.act
    if (this.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, this.delayMs))
    switch (act) {
      case 'timeout-taken':
        this.#take(path, body, request)
        return
      case 'timeout':
        return
      case 'reset-taken':
        this.#take(path, body, request)
        request.socket.resetAndDestroy()
        return
      case 'reset':
        request.socket.resetAndDestroy()
        return
      case 'html':
        response.writeHead(200, { 'content-type': 'text/html' })
        response.end('<!DOCTYPE html><html><title>登录 login</title></html>')
        return
      case 'redirect':
        response.writeHead(302, { location: `${this.url}/elsewhere.example/stolen` })
        response.end()
        return
      case 'slow':
        await new Promise((resolve) => setTimeout(resolve, 120))
        break
      case undefined:
        break
      default: {
        if ('json' in act) {
          response.writeHead(act.status ?? 200, { 'content-type': 'application/json' })
          response.end(JSON.stringify(act.json))
          return
        }
        if (act.taken === true) this.#take(path, body, request)
        const headers = act.retryAfter === undefined ? {} : { 'retry-after': String(act.retryAfter) }
        response.writeHead(act.status, headers)
        response.end('no')
        return
      }
    }
    const { status, json } = this.#take(path, body, request)
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(json))
  }

  /** Checks a message as its service does, and shows it to its readers when all is right. */
  #take(path: string, body: string, request: IncomingMessage): Reply {
    const host = path.slice(0, path.indexOf('/'))
    const url = new URL(`https://${path}`)
    if (request.method !== 'POST' || !(request.headers['content-type'] ?? '').startsWith('application/json'))
      return { status: 405, json: {} }
    const reply = checks[host]?.(url, body, request.headers) ?? { status: 404, json: { errcode: 404 } }
    if (reply.text !== undefined) this.taken.push({ host, text: reply.text, headers: request.headers, body })
    return reply
  }
}

type Check = (
  url: URL,
  body: string,
  headers: IncomingMessage['headers'],
) => Reply & { readonly text?: string }

function refused(json: unknown, status = 200): Reply {
  return { status, json }
}

function base64Hmac(key: string, text: string): string {
  return createHmac('sha256', key).update(text).digest('base64')
}

/** By host, what its service looks at. */
const checks: Readonly<Record<string, Check>> = {
  'open.feishu.cn': (url, body) => {
    if (url.href !== CHAT_SECRETS.LIMITUP_FEISHU_URL)
      return refused({ code: 19001, msg: 'param invalid: incoming webhook access token invalid' })
    if (Buffer.byteLength(body) > 20_000) return refused({ code: 9499, msg: 'Bad Request' }, 400)
    const { timestamp, sign, msg_type, content } = JSON.parse(body) as {
      timestamp: string
      sign: string
      msg_type: string
      content: { text: string }
    }
    if (
      sign !== base64Hmac(`${timestamp}\n${CHAT_SECRETS.LIMITUP_FEISHU_SECRET}`, '') ||
      !isNow(Number(timestamp))
    )
      return refused({
        code: 19021,
        msg: 'sign match fail or timestamp is not within one hour from current time',
      })
    if (msg_type !== 'text') return refused({ code: 9499, msg: 'Bad Request' }, 400)
    return { status: 200, json: { code: 0, msg: 'success', data: {} }, text: content.text }
  },
  'oapi.dingtalk.com': (url, body) => {
    if (url.searchParams.get('access_token') !== 'dingtalk-token-0123456789')
      return refused({ errcode: 300001, errmsg: 'token is not exist' })
    if (Buffer.byteLength(body) > 20_000)
      return refused({ errcode: 460101, errmsg: 'message too long, exceed 20000 bytes' })
    const timestamp = url.searchParams.get('timestamp') ?? ''
    const right = base64Hmac(
      CHAT_SECRETS.LIMITUP_DINGTALK_SECRET,
      `${timestamp}\n${CHAT_SECRETS.LIMITUP_DINGTALK_SECRET}`,
    )
    if (url.searchParams.get('sign') !== right || !isNow(Number(timestamp) / 1000))
      return refused({ errcode: 310000, errmsg: 'sign not match' })
    const { msgtype, text } = JSON.parse(body) as { msgtype: string; text: { content: string } }
    if (msgtype !== 'text') return refused({ errcode: 400105, errmsg: 'unsupported msgtype' })
    return { status: 200, json: { errcode: 0, errmsg: 'ok' }, text: text.content }
  },
  'qyapi.weixin.qq.com': (url, body) => {
    if (url.href !== CHAT_SECRETS.LIMITUP_WECOM_URL)
      return refused({ errcode: 93000, errmsg: 'invalid webhook url' })
    const { msgtype, text } = JSON.parse(body) as { msgtype: string; text: { content: string } }
    if (msgtype !== 'text') return refused({ errcode: 40008, errmsg: 'invalid message type' })
    if (Buffer.byteLength(text.content) > 2048)
      return refused({ errcode: 40058, errmsg: 'text.content exceed max length 2048' })
    return { status: 200, json: { errcode: 0, errmsg: 'ok' }, text: text.content }
  },
  'api.telegram.org': (url, body) => {
    if (url.pathname !== `/bot${CHAT_SECRETS.LIMITUP_TELEGRAM_TOKEN}/sendMessage`)
      return refused({ ok: false, error_code: 401, description: 'Unauthorized' }, 401)
    const { chat_id, text, parse_mode } = JSON.parse(body) as {
      chat_id: string
      text: string
      parse_mode?: string
    }
    if (chat_id !== CHAT_SECRETS.LIMITUP_TELEGRAM_CHAT)
      return refused({ ok: false, error_code: 400, description: 'Bad Request: chat not found' }, 400)
    if (text.length > 4096 || parse_mode !== undefined)
      return refused({ ok: false, error_code: 400, description: 'Bad Request: message is too long' }, 400)
    return { status: 200, json: { ok: true, result: { message_id: 1 } }, text }
  },
  'hooks.example.com': (url, body, headers) => {
    if (url.href !== CHAT_SECRETS.LIMITUP_WEBHOOK_URL) return refused({}, 404)
    const seconds = String(headers['x-limitup-timestamp'])
    const right = createHmac('sha256', CHAT_SECRETS.LIMITUP_WEBHOOK_SECRET)
      .update(`${seconds}.${body}`)
      .digest('hex')
    if (headers['x-limitup-signature'] !== `sha256=${right}` || !isNow(Number(seconds)))
      return refused({}, 401)
    const { title, text } = JSON.parse(body) as { title: string; text: string }
    return { status: 204, json: {}, text: `${title}\n${text}` }
  },
}

/** The clock of the tests' receivers: any instant of the years of their markets. */
function isNow(seconds: number): boolean {
  return seconds > Date.parse('2025-01-01') / 1000 && seconds < Date.parse('2028-01-01') / 1000
}
