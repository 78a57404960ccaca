import type { Target } from './service.ts'

/** A shorter part of a secret tells nothing, and is often a common word. */
const LEAST_TOLD = 6
/** Words of addresses that everybody knows. */
const KNOWN: ReadonlySet<string> = new Set([
  'access_token',
  'cgi-bin',
  'open-apis',
  'sendMessage',
  'webhook',
  'webhooks',
])
/** Most characters of what others said that are shown. */
const MOST_SHOWN = 160

/** Where a target is, without what is secret of it: open.feishu.cn/… */
export function shownTarget(target: Target): string {
  if (target.service !== 'mail') return `${new URL(target.url).host}/…`
  const [first = '', ...others] = target.to
  const more = others.length === 0 ? '' : ` and ${others.length} more`
  return `…${first.slice(first.indexOf('@'))}${more}`
}

/** A text of others without the target's secrets, and cut where it is long. */
export function hidden(text: string, target: Target): string {
  let shown = text
  for (const secret of secretsOf(target)) shown = shown.replaceAll(secret, '…')
  return shown.length > MOST_SHOWN ? `${shown.slice(0, MOST_SHOWN - 1)}…` : shown
}

/** What must not be seen of a target, the longest first: whole addresses, their parts, what signs, and the chat. */
function secretsOf(target: Target): string[] {
  const texts =
    target.service === 'mail'
      ? target.to
      : [...partsOfUrl(target.url), target.secret, ...(target.secret ?? '').split(':'), target.chat]
  return texts
    .filter((each) => each !== undefined)
    .filter((each) => each.length >= LEAST_TOLD && !KNOWN.has(each))
    .sort((a, b) => b.length - a.length)
}

/** An address and the pieces of it by which others may name it, as they are written and as they are meant. */
function partsOfUrl(text: string): string[] {
  const { href, pathname, search } = new URL(text)
  const pieces = [...pathname.split('/'), ...search.slice(1).split(/[&=]/)]
  return [text, href, pathname + search, ...pieces, ...pieces.map(decoded)]
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
