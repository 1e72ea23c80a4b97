// Sections by the address's hash, so that a section can be linked to and the back button works. Behind the section's name and an equals
// sign the hash may say what is shown in it.

const listeners = [];

/** What stands behind a section's name; null where nothing does, what cannot be read, and for a section that is not shown. */
export function detail(section) {
  const [, text] = current() === section ? location.hash.split(/=(.*)/s) : [];
  try {
    return text ? decodeURIComponent(text) : null;
  } catch {
    return null;
  }
}

/** Lets the address say what a section shows, so that it can be kept and passed on; not when another section is shown meanwhile. */
export function setDetail(section, text) {
  if (current() === section) history.replaceState(null, '', `#${section}=${encodeURIComponent(text)}`);
}

export const current = () => {
  const [name] = location.hash.slice(1).split('=');
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
