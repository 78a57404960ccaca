/** The hash by which a policy names a style or a script that stands in the page itself. */
export async function policyHash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`
}

/** What a page may do: use its own style and script, and nothing else; no request leaves it. */
export async function policyOf(style: string, script: string | undefined): Promise<string> {
  const scripts = script === undefined ? "'none'" : await policyHash(script)
  return [
    "default-src 'none'",
    `style-src ${await policyHash(style)}`,
    `script-src ${scripts}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}
