// What sticks out of the page that is open, what sticks out of a drawing on it, and which of its links lead nowhere on it, in words.
;(() => {
  const root = document.documentElement
  const start = (element) => element.outerHTML.slice(0, 160)

  const sideways = () => {
    if (root.scrollWidth <= root.clientWidth) return []
    const wide = [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > root.clientWidth + 1 && !element.closest('.scroll'))
      .slice(0, 3)
    return [`scrolls sideways, ${root.scrollWidth} wide: ${wide.map(start).join(' | ')}`]
  }

  const outOfDrawing = (text) => {
    const box = text.getBoundingClientRect()
    const drawing = text.ownerSVGElement.getBoundingClientRect()
    if (box.width === 0) return []
    const out = Math.max(
      drawing.left - box.left,
      box.right - drawing.right,
      drawing.top - box.top,
      box.bottom - drawing.bottom,
    )
    return out > 1 ? [`“${text.textContent}” leaves its drawing by ${Math.round(out)} pixels`] : []
  }

  const nowhere = (link) => (document.getElementById(link.hash.slice(1)) ? [] : [`leads nowhere: ${start(link)}`])

  return [
    ...sideways(),
    ...[...document.querySelectorAll('svg text')].flatMap(outOfDrawing),
    ...[...document.querySelectorAll('a[href^="#"]')].flatMap(nowhere),
  ]
})()
