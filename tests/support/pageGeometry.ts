/**
 * Runs in a browser and gives what is wrong with how a page is laid out: texts on each other, texts beyond the page or
 * cut off, a page wider than its window. What is folded away or scrolled out of a frame of its own is not looked at.
 */
export const LAYOUT_FAULTS = `(() => {
  const faults = []
  const width = document.documentElement.clientWidth
  const whole = document.documentElement.scrollWidth
  if (whole > width) faults.push('the page is ' + whole + ' wide on ' + width)
  const pieces = []
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const owner = node.parentElement
    const text = node.textContent.trim()
    const isCaption = owner.closest('caption') !== null && owner.closest('.month') === null
    if (text === '' || isCaption || owner.closest('script,style,title,desc,.skip') !== null) continue
    if (!owner.checkVisibility()) continue
    const scroller = owner.closest('.scroll')
    const isFrame = scroller !== null && getComputedStyle(scroller).overflowX === 'auto'
    const frame = isFrame ? scroller.getBoundingClientRect() : undefined
    const range = document.createRange()
    range.selectNodeContents(node)
    for (const box of range.getClientRects()) {
      // What counts is where glyphs may be, not the room of their line.
      const trim = box.height * (owner instanceof SVGElement ? 0.14 : 0.08)
      if (frame !== undefined && (box.right > frame.right + 1 || box.left < frame.left - 1)) continue
      pieces.push({ text, left: box.left, right: box.right, top: box.top + trim, bottom: box.bottom - trim })
      if (box.right > width + 1 || box.left < -1) faults.push('leaves the page: ' + text)
    }
  }
  pieces.sort((a, b) => a.top - b.top)
  for (const [at, one] of pieces.entries()) {
    for (let next = at + 1; next < pieces.length && pieces[next].top < one.bottom - 1; next++) {
      const other = pieces[next]
      if (other.left < one.right - 1 && one.left < other.right - 1 && one.top < other.bottom - 1) {
        faults.push('overlap: ' + one.text.slice(0, 40) + ' | ' + other.text.slice(0, 40))
      }
    }
  }
  for (const element of document.querySelectorAll('body *')) {
    if (element.closest('caption,svg,.skip') !== null || !element.checkVisibility()) continue
    const { overflowX } = getComputedStyle(element)
    if (overflowX === 'visible' || overflowX === 'auto') continue
    const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element
    if (scrollWidth > clientWidth + 1 || scrollHeight > clientHeight + 1) {
      faults.push('clipped: ' + element.tagName + ' ' + element.textContent.slice(0, 40))
    }
  }
  return { faults: faults.slice(0, 12), pieces: pieces.length }
})()`

/** Runs in a browser and gives how many ems each text of a page's pictures is wide. */
export const SVG_TEXT_WIDTHS = `[...document.querySelectorAll('svg text')].map((element) => ({
  text: element.textContent,
  ems: element.getComputedTextLength() / parseFloat(getComputedStyle(element).fontSize),
}))`
