import { Refusal } from '../model/refusal.ts'
import { addressList, isAddress } from '../notify/mail/address.ts'
import type { ChatTarget, MailTarget, ServiceName, Target } from '../notify/service.ts'
import { telegramUrl } from '../notify/telegram.ts'
import { NOTIFY_VARIABLES } from './notifySecrets.ts'

/** Values of the variables, by their names. */
type Values = ReadonlyMap<string, string>

/** Most readers of one mail. */
const MOST_READERS = 50

/** Where the messages of some services go. Refuses a service of which a variable is missing or no such thing, by name. */
export function targetsOf(services: readonly ServiceName[], values: Values): Target[] {
  const missing = services.flatMap((service) => missingOf(service, values))
  if (missing.length > 0) {
    throw new Refusal(
      'no-target',
      `nothing says where messages go: ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} not set`,
      'set it in the environment, or in a file that only you may read, named with --secrets-file',
    )
  }
  return services.map((service) => targetOf(service, values))
}

/** The variables that a service cannot do without and that are not set. */
export function missingOf(service: ServiceName, values: Values): string[] {
  return NOTIFY_VARIABLES.filter(
    (each) => each.service === service && !each.isOptional && !values.has(each.name),
  ).map(({ name }) => name)
}

function targetOf(service: ServiceName, values: Values): Target {
  switch (service) {
    case 'feishu':
      return robot(service, 'LIMITUP_FEISHU_URL', 'LIMITUP_FEISHU_SECRET', values)
    case 'dingtalk':
      return robot(service, 'LIMITUP_DINGTALK_URL', 'LIMITUP_DINGTALK_SECRET', values)
    case 'wecom':
      return robot(service, 'LIMITUP_WECOM_URL', undefined, values)
    case 'webhook':
      return robot(service, 'LIMITUP_WEBHOOK_URL', 'LIMITUP_WEBHOOK_SECRET', values)
    case 'telegram':
      return telegramTarget(values)
    case 'mail':
      return mailTarget(values)
  }
}

function robot(
  service: 'feishu' | 'dingtalk' | 'wecom' | 'webhook',
  urlName: string,
  secretName: string | undefined,
  values: Values,
): ChatTarget {
  const text = values.get(urlName) ?? ''
  const url = URL.canParse(text) ? new URL(text) : undefined
  // A receiver of one's own may stand where there is no TLS; what it gets is signed then.
  const isAllowed = url?.protocol === 'https:' || (service === 'webhook' && url?.protocol === 'http:')
  if (url === undefined || !isAllowed || url.username !== '' || url.password !== '' || url.hash !== '')
    throw notSuch(urlName, 'an address that begins with https://, without a name or a password')
  return {
    service,
    url: url.href,
    secret: secretName === undefined ? undefined : oneWord(secretName, values),
    chat: undefined,
  }
}

function telegramTarget(values: Values): ChatTarget {
  const token = values.get('LIMITUP_TELEGRAM_TOKEN') ?? ''
  const chat = values.get('LIMITUP_TELEGRAM_CHAT') ?? ''
  if (!/^\d{1,20}:[\w-]{1,100}$/.test(token)) throw notSuch('LIMITUP_TELEGRAM_TOKEN', 'the token of a bot')
  if (!/^(?:-?\d{1,20}|@\w{1,64})$/.test(chat))
    throw notSuch('LIMITUP_TELEGRAM_CHAT', 'the number of a chat, or @name of a channel')
  return { service: 'telegram', url: telegramUrl(token), secret: token, chat }
}

function mailTarget(values: Values): MailTarget {
  const to = addressList(values.get('LIMITUP_MAIL_TO') ?? '')
  const from = values.get('LIMITUP_MAIL_FROM')
  if (to.length === 0 || to.length > MOST_READERS || !to.every(isAddress))
    throw notSuch('LIMITUP_MAIL_TO', `one to ${MOST_READERS} bare addresses, parted by commas`)
  if (from !== undefined && !isAddress(from)) throw notSuch('LIMITUP_MAIL_FROM', 'one bare address')
  return { service: 'mail', to, from }
}

function oneWord(name: string, values: Values): string | undefined {
  const value = values.get(name)
  if (value !== undefined && !/^[\x21-\x7e]{1,500}$/.test(value)) throw notSuch(name, 'one word')
  return value
}

/** The value is not shown: it may be a secret. */
function notSuch(name: string, expected: string): Refusal {
  return new Refusal(
    'usage',
    `${name}: expected ${expected}`,
    'what it holds is not shown; docs/notify.md has examples',
  )
}
