/**
 * What a day's page does in a browser: the line is copied, and a chart tells a day's numbers, read from the table, to a
 * pointer, a finger, the arrow keys and a screen reader. Without it the page has the same figures in its tables.
 */
export const DAY_SCRIPT = `(() => {
  const copy = document.querySelector('[data-copy]')
  copy?.addEventListener('click', async () => {
    const line = document.querySelector('#text')
    try {
      await navigator.clipboard.writeText(line.textContent)
    } catch {
      const range = document.createRange()
      range.selectNodeContents(line)
      getSelection().removeAllRanges()
      getSelection().addRange(range)
      document.execCommand('copy')
    }
    copy.textContent = copy.dataset.copied
    setTimeout(() => { copy.textContent = copy.dataset.copy }, 2000)
  })
  if (copy) copy.hidden = false

  const table = document.querySelector('#trend-table')
  if (!table) return
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent)
  const rows = [...table.tBodies[0].rows].map((row) => [...row.cells].map((cell) => cell.textContent))
  const help = document.querySelector('.panels').dataset.help
  const plots = [...document.querySelectorAll('.plot')].map((plot) => {
    const columns = plot.dataset.columns.split(' ').map(Number)
    const cross = document.createElement('div')
    const tip = document.createElement('div')
    cross.className = 'cross'
    tip.className = 'tip'
    cross.hidden = tip.hidden = true
    plot.append(cross, tip)
    plot.tabIndex = 0
    plot.setAttribute('role', 'slider')
    plot.setAttribute('aria-label', columns.map((column) => heads[column]).join(' ') + ', ' + help)
    plot.setAttribute('aria-valuemin', '0')
    plot.setAttribute('aria-valuemax', String(rows.length - 1))
    return { plot, columns, cross, tip, left: +plot.dataset.left, step: +plot.dataset.step }
  })
  const words = ({ columns }, at) => columns.map((column) => heads[column] + ' ' + rows[at][column])
  const tell = (one, at) => {
    one.at = at
    one.plot.setAttribute('aria-valuenow', String(at))
    one.plot.setAttribute('aria-valuetext', [rows[at][0], ...words(one, at)].join(' '))
  }
  const show = (shown, at) => {
    for (const one of plots) {
      tell(one, at)
      one.cross.hidden = false
      one.cross.style.left = (one.left + one.step * (at + 0.5)) * 100 + '%'
      one.tip.hidden = one !== shown
    }
    const day = document.createElement('b')
    day.textContent = rows[at][0]
    shown.tip.replaceChildren(day)
    for (const text of words(shown, at)) {
      const line = document.createElement('div')
      line.textContent = text
      shown.tip.append(line)
    }
    const isRight = at > rows.length / 2
    const place = (shown.left + shown.step * (at + 0.5)) * 100
    shown.tip.style.left = isRight ? 'auto' : place + 2 + '%'
    shown.tip.style.right = isRight ? 102 - place + '%' : 'auto'
  }
  const hide = () => {
    for (const { cross, tip } of plots) cross.hidden = tip.hidden = true
  }
  const kept = (at) => Math.max(0, Math.min(rows.length - 1, at))
  for (const one of plots) {
    tell(one, rows.length - 1)
    const { plot } = one
    const point = (event) => {
      const box = plot.getBoundingClientRect()
      show(one, kept(Math.floor(((event.clientX - box.left) / box.width - one.left) / one.step)))
    }
    plot.addEventListener('pointermove', point)
    plot.addEventListener('pointerdown', point)
    plot.addEventListener('pointerleave', hide)
    plot.addEventListener('focus', () => show(one, one.at))
    plot.addEventListener('blur', hide)
    plot.addEventListener('keydown', (event) => {
      const to = { ArrowLeft: one.at - 1, ArrowRight: one.at + 1, Home: 0, End: rows.length - 1 }[event.key]
      if (event.key === 'Escape') hide()
      if (to === undefined) return
      event.preventDefault()
      show(one, kept(to))
    })
  }
})()`
