// Small helpers around the document. Text is always set as text, so nothing that a store holds can become markup.

export const byId = id => document.getElementById(id);

/** A new element: attributes (a function is a listener, true is an empty attribute, null is none) and children. */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') node.addEventListener(key, value);
    else if (value === true) node.setAttribute(key, '');
    else if (value !== null && value !== undefined && value !== false) node.setAttribute(key, value);
  }
  node.append(...children.filter(child => child !== null && child !== undefined));
  return node;
}

/** Sets the text only where it changed: screen readers and selections are left alone. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

/** Fills every element with this data-figure. */
export function setFigure(name, text) {
  document.querySelectorAll(`[data-figure="${name}"]`).forEach(node => setText(node, text));
}

/** A table from column titles and rows of text or nodes; numeric columns are aligned right. The caption is read aloud, not seen. */
export function table(titles, rows, numeric = [], caption = null) {
  const align = i => (numeric.includes(i) ? 'number' : null);
  return el('table', {},
    caption === null ? null : el('caption', { class: 'unseen' }, caption),
    el('thead', {}, el('tr', {}, ...titles.map((title, i) => el('th', { scope: 'col', class: align(i) }, title)))),
    el('tbody', {}, ...rows.map(row => el('tr', {}, ...row.map((cell, i) => el('td', { class: align(i) }, cell))))));
}
