import type { ReportLanguage } from '../reportInput.ts'
import { policyOf } from './hash.ts'
import { Markup, markup } from './markup.ts'

/** A whole page. */
export interface DocumentParts {
  readonly language: ReportLanguage
  readonly title: string
  readonly description: string
  readonly style: string
  readonly script?: string
  /** More elements of the head. */
  readonly head?: Markup
  readonly body: Markup
}

/** A page as HTML, with a policy that lets nothing in or out but its own style and script. */
export async function documentOf(parts: DocumentParts): Promise<string> {
  const { language, title, description, style, script, head, body } = parts
  const policy = new Markup(await policyOf(style, script))
  const page = markup`<!DOCTYPE html>
    <html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="${policy}">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="description" content="${description}">
        <title>${title}</title>
        <link rel="icon" href="data:,">
        ${head}<style>${new Markup(style)}</style>
      </head>
      <body>
        ${new Markup(body.text.replace(/[ \t]+$/gm, ''))}${script !== undefined && markup`<script>${new Markup(script)}</script>`}
      </body>
    </html>
    `
  return page.text
}
