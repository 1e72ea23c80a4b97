// Sections by the address's hash, so that a section can be linked to and the back button works. Behind its name the hash says what is
// shown in it.
import { read, write } from './address.js';

const listeners = [];

/** What the address says of a section, as parameters; none for a section that is not shown. */
export const stateOf = section => (current() === section ? read(location.hash).parameters : new URLSearchParams());

/** Lets the address say what a section shows, so that it can be kept and passed on; not when another section is shown meanwhile. */
export function keepState(section, entries) {
  if (current() !== section) return;
  const hash = write(section, entries);
  if (location.hash !== hash) history.replaceState(null, '', hash);
}

export const current = () => {
  const { section } = read(location.hash);
  return document.querySelector(`section[data-tab][id="${CSS.escape(section)}"]`) ? section : 'pipeline';
};

/** Told the section's name whenever another is shown, and once at the start. */
export const onTab = listener => listeners.push(listener);

function show() {
  // The skip link's target is no section.
  if (location.hash === '#main') return;
  const name = current();
  document.querySelectorAll('section[data-tab]').forEach(section => { section.hidden = section.id !== name; });
  document.querySelectorAll('nav a').forEach(link => {
    if (link.hash === `#${name}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  });
  scrollTo(0, 0);
  listeners.forEach(listener => listener(name));
}

export function startTabs() {
  addEventListener('hashchange', show);
  show();
}
