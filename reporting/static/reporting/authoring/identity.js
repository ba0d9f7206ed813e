/* Ids of options, and small tools for building elements without ever parsing text as HTML. */
(() => {
  const soh = (window.soh = window.soh || {});

  /** A new id. Written out, because crypto.randomUUID is missing on addresses without https. */
  soh.newId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  };

  /** An element with attributes, listeners ("onclick") and children; text stays text. */
  soh.el = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => {
      if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
      else if (value === true) element.setAttribute(name, '');
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    });
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  };

  /** A button with one of Wagtail's icons. */
  soh.iconButton = (icon, label, onclick) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.setAttribute('class', `icon icon-${icon}`);
    svg.setAttribute('aria-hidden', 'true');
    const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
    use.setAttribute('href', `#icon-${icon}`);
    svg.append(use);
    return soh.el('button', { type: 'button', class: 'soh-icon-button', 'aria-label': label, title: label, onclick }, svg);
  };

  /** Read a state that is JSON text, or its fallback. */
  soh.parse = (state, fallback) => {
    if (state === null || state === undefined || state === '') return fallback;
    if (typeof state !== 'string') return state;
    try {
      return JSON.parse(state) ?? fallback;
    } catch {
      return fallback;
    }
  };

  let counter = 0;
  /** An id for an element that a label or description names. */
  soh.domId = (prefix) => {
    counter += 1;
    return `${prefix}-${counter}`;
  };
})();
