import { Refusal } from '../model/refusal.ts'
import type { Place } from '../model/issue.ts'
import type { ServiceName } from '../notify/service.ts'
import type { Env } from './configFile.ts'
import { readOwnFile } from './ownFile.ts'

/** One variable that says where messages go. */
export interface SecretVariable {
  readonly name: string
  readonly service: ServiceName
  /** Whether the service can do without it. */
  readonly isOptional: boolean
  readonly meaning: string
}

/** Every variable of `notify`, by service; docs/notify.md shows them. */
export const NOTIFY_VARIABLES: readonly SecretVariable[] = [
  needed('LIMITUP_FEISHU_URL', 'feishu', 'address of the robot (飞书自定义机器人)'),
  optional('LIMITUP_FEISHU_SECRET', 'feishu', 'its secret (签名校验), where it has one'),
  needed('LIMITUP_DINGTALK_URL', 'dingtalk', 'address of the robot (钉钉自定义机器人)'),
  optional('LIMITUP_DINGTALK_SECRET', 'dingtalk', 'its secret (加签), where it has one'),
  needed('LIMITUP_WECOM_URL', 'wecom', 'address of the robot (企业微信群机器人)'),
  needed('LIMITUP_TELEGRAM_TOKEN', 'telegram', 'token of the bot'),
  needed('LIMITUP_TELEGRAM_CHAT', 'telegram', 'number of the chat, or @name of a channel'),
  needed('LIMITUP_WEBHOOK_URL', 'webhook', 'address of a receiver of your own'),
  optional('LIMITUP_WEBHOOK_SECRET', 'webhook', 'what requests to it are signed with'),
  needed('LIMITUP_MAIL_TO', 'mail', 'addresses of the readers, parted by commas'),
  optional('LIMITUP_MAIL_FROM', 'mail', 'address of the sender; the mail program fills it in when left out'),
  optional('LIMITUP_SENDMAIL', 'mail', 'the mail program; sendmail when left out'),
]

function needed(name: string, service: ServiceName, meaning: string): SecretVariable {
  return { name, service, isOptional: false, meaning }
}

function optional(name: string, service: ServiceName, meaning: string): SecretVariable {
  return { name, service, isOptional: true, meaning }
}

/**
 * The values of these variables: the environment's, else those of a file of NAME=value lines, which only its owner may
 * read. None is in any message.
 */
export function notifySecrets(env: Env, file: string | undefined): ReadonlyMap<string, string> {
  const values = file === undefined ? new Map<string, string>() : secretsIn(file)
  for (const { name } of NOTIFY_VARIABLES) {
    const given = env[name]?.trim()
    if (given !== undefined && given !== '') values.set(name, given)
  }
  return values
}

function secretsIn(file: string): Map<string, string> {
  const text = readOwnFile(file, {
    what: 'the secrets',
    hint: 'name it with --secrets-file, or set the variables in the environment',
    renew: 'make new addresses and secrets if others use this machine',
  })
  const values = new Map<string, string>()
  for (const [at, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:#.*)?$/.test(line)) continue
    const [, name = '', value = ''] = /^\s*(?:export\s+)?(\w+)\s*=\s*(.*?)\s*$/.exec(line) ?? []
    if (!NOTIFY_VARIABLES.some((each) => each.name === name)) throw unknownLine({ file, line: at + 1 })
    if (value !== '') values.set(name, unquoted(value))
  }
  return values
}

/** What stands in the line is not shown: it may be a secret. */
function unknownLine(at: Place): Refusal {
  return new Refusal(
    'usage',
    'expected NAME=value with one of the names of docs/notify.md',
    'for example LIMITUP_FEISHU_URL=https://…, a line each; # begins a comment',
    at,
  )
}

function unquoted(value: string): string {
  return /^(["']).*\1$/.test(value) && value.length > 1 ? value.slice(1, -1) : value
}
