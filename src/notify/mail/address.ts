/** What may stand before and behind the @ of an address that no mail program takes for anything else. */
const ADDRESS =
  /^[A-Za-z0-9][A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{0,63}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,250}[A-Za-z0-9])?$/

/** Whether a text is a bare address: no name, no comment, no line end, nothing that looks like an option. */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text)
}

/** The addresses of a list parted by commas or blanks. */
export function addressList(text: string): string[] {
  return text.split(/[\s,;]+/).filter((each) => each !== '')
}
