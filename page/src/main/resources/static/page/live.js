// The live feed: one snapshot a second of the whole pipeline, given to everyone who listens. A page that nobody sees does not listen.

const SILENCE_MS = 5000;
const listeners = new Set();
const linkListeners = new Set();
let source = null;
let newest = null;
let heard = 0;
let link = 'connecting';

export function onSnapshot(listener) {
  listeners.add(listener);
  if (newest) listener(newest);
}

/** Told 'live', 'lost' or 'paused', with the newest snapshot that there was. */
export function onLink(listener) {
  linkListeners.add(listener);
  listener(link, newest);
}

function setLink(state) {
  if (link === state) return;
  link = state;
  linkListeners.forEach(listener => listener(link, newest));
}

function open() {
  if (source) return;
  heard = Date.now();
  source = new EventSource('/api/v1/live');
  source.addEventListener('snapshot', event => {
    newest = JSON.parse(event.data);
    heard = Date.now();
    setLink('live');
    listeners.forEach(listener => listener(newest));
  });
  source.addEventListener('error', () => {
    setLink('lost');
    // A server that answered with an error ends the source for good; a dropped connection is retried by the browser.
    if (source?.readyState === EventSource.CLOSED) close();
  });
}

function close() {
  source?.close();
  source = null;
}

export function startLive() {
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      close();
      setLink('paused');
    } else {
      open();
    }
  });
  setInterval(() => {
    if (document.hidden) return;
    open();
    if (Date.now() - heard > SILENCE_MS) setLink('lost');
  }, 1000);
  open();
}
