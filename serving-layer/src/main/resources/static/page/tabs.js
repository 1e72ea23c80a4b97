// Sections by the address's hash, so that a section can be linked to and the back button works.

const listeners = [];

export const current = () => {
  const name = location.hash.slice(1);
  return document.querySelector(`section[data-tab][id="${CSS.escape(name)}"]`) ? name : 'pipeline';
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
