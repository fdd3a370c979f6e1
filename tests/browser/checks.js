// What a reader needs and axe cannot see. Each check gives the places that fail, told in words.
(() => {
  const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex="0"]'
  const all = (selector, within = document) => [...within.querySelectorAll(selector)]
  const told = element => {
    const words = element.textContent.trim().replace(/\s+/g, ' ').slice(0, 40)
    return `${element.localName}${[...element.classList].map(one => `.${one}`).join('')} “${words}”`
  }
  const shown = element => element.checkVisibility({ visibilityProperty: true })
  const unseen = element => element.closest('.unseen, .skip')

  // Controls among the words of a sentence, which WCAG lets be as low as their line.
  const inSentence = element => {
    const inline = one => getComputedStyle(one).display === 'inline'
    let line = element
    while (inline(line)) line = line.parentElement
    return line !== element && /\p{L}/u.test(line.textContent.replace(element.textContent, ''))
  }

  // What a finger may press for a control: its label counts where the control stands in it.
  const pressed = element => element.closest('label') ?? element

  const outlined = element => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const style = getComputedStyle(one)
      if (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) return true
    }
    return false
  }
  const strokes = element => all('rect', element).map(one => getComputedStyle(one).strokeWidth).join()

  const scroller = element => {
    const style = element && getComputedStyle(element)
    return style && (style.overflowX !== 'visible' || scroller(element.parentElement))
  }
  const clips = style => [style.overflowX, style.overflowY].some(one => ['hidden', 'clip'].includes(one))
  const clipping = element => {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      if (clips(getComputedStyle(one))) return one
    }
    return null
  }

  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const light = colour => {
    canvas.clearRect(0, 0, 1, 1)
    canvas.fillStyle = colour
    canvas.fillRect(0, 0, 1, 1)
    const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(part => {
      const share = part / 255
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b)
    return (high + 0.05) / (low + 0.05)
  }

  window.checks = {
    // By how many pixels the page is wider than the window, and what sticks out.
    sideways() {
      const page = document.documentElement
      if (page.scrollWidth <= innerWidth) return []
      const out = all('body *').filter(one => one.getBoundingClientRect().right > innerWidth + 0.5)
      const free = out.filter(one => !unseen(one) && !scroller(one.parentElement))
      return free.slice(0, 5).map(told)
    },

    // Must follow a key press, or no focus is shown at all.
    unfocused() {
      return all(FOCUSABLE).filter(shown).filter(element => {
        const before = strokes(element)
        element.focus({ preventScroll: true })
        return !outlined(element) && strokes(element) === before
      }).map(told)
    },

    // Controls with less than `side` pixels to press, in each direction from the middle. The window
    // must be as high as the page. What lies over the page belongs to the control it is part of.
    small(side, alone) {
      const reach = side / 2 - 1
      return all(FOCUSABLE).filter(shown).filter(element => {
        if (unseen(element) || inSentence(element)) return false
        if (alone && !element.matches(alone)) return false
        const target = pressed(element)
        const { left, top, width, height } = target.getBoundingClientRect()
        const [x, y] = [left + width / 2, top + height / 2]
        const hits = (dx, dy) => target.contains(document.elementFromPoint(x + dx, y + dy))
        const wide = width >= side - 0.5 || (hits(-reach, 0) && hits(reach, 0))
        const high = height >= side - 0.5 || (hits(0, -reach) && hits(0, reach))
        return !wide || !high
      }).map(element => {
        const { width, height } = pressed(element).getBoundingClientRect()
        return `${told(element)} ${width.toFixed()} × ${height.toFixed()}`
      })
    },

    headings() {
      const levels = all('h1, h2, h3, h4, h5, h6').filter(shown).map(one => Number(one.localName[1]))
      const jumps = levels.filter((level, index) => index && level > levels[index - 1] + 1)
      const first = levels.filter(level => level === 1).length
      return first === 1 && levels[0] === 1 && !jumps.length ? [] : [levels.join(' ')]
    },

    landmarks() {
      const counts = { 'main': 1, 'body > header': 1, 'body > footer': 1 }
      const wrong = Object.entries(counts).filter(([one, count]) => all(one).length !== count)
      const names = all('nav').filter(shown).map(one => one.getAttribute('aria-label') ?? '')
      const twice = names.filter((name, index) => !name || names.indexOf(name) !== index)
      return [...wrong.map(([one]) => one), ...twice.map(name => `nav “${name}”`)]
    },

    // Texts that reach out of the nearest box that cuts off what sticks out.
    clipped() {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const range = document.createRange()
      const found = []
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const element = node.parentElement
        const frame = node.data.trim() && shown(element) && !unseen(element) && clipping(element)
        if (!frame) continue
        range.selectNodeContents(node)
        const [text, box] = [range.getBoundingClientRect(), frame.getBoundingClientRect()]
        const out = text.left < box.left - 1 || text.right > box.right + 1
          || text.top < box.top - 1 || text.bottom > box.bottom + 1
        if (out || frame.scrollHeight > frame.clientHeight + 1) found.push(told(element))
      }
      return found
    },

    // Letters and lines of maps and charts that hardly differ from the ground they stand on.
    faint() {
      const paper = getComputedStyle(document.documentElement).backgroundColor
      const fill = one => getComputedStyle(one).fill
      const inTile = all('.map .tile').filter(shown).flatMap(tile => {
        const ground = tile.querySelector('rect')
        const drawn = { fill: fill(ground), stroke: getComputedStyle(ground).stroke }
        return [
          ...all('text', tile).filter(shown).filter(one => !one.closest('.tile-name'))
            .filter(one => contrast(fill(one), drawn.fill) < 4.5),
          ...(contrast(drawn.stroke, paper) < 3 ? [tile] : []),
        ]
      })
      const letters = all('.bars text, .course text, .island-name').filter(shown)
        .filter(one => contrast(fill(one), paper) < 4.5)
      const shapes = all('.bar, .course circle').filter(shown)
        .filter(one => contrast(fill(one), paper) < 3)
      return [...inTile, ...letters, ...shapes].map(told)
    },

    // How far things have moved since the page was opened, with what moved.
    async shifts() {
      const entries = await new Promise(resolve => {
        const seen = []
        new PerformanceObserver(list => seen.push(...list.getEntries()))
          .observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(seen), 20)
      })
      return entries.flatMap(entry => entry.sources.map(one =>
        `${entry.value.toFixed(4)} ${one.node?.nodeType === 1 ? told(one.node) : one.node?.nodeName}`))
    },
  }
})()
