// The place where an answer comes: it says that it is being made, or why there is none, there and nowhere else.
import { el } from './dom.js';

/**
 * @param box with the answer in it; it keeps what it shows while the next answer is made
 * @param again asks again
 */
export function placeOf(box, again) {
  const note = el('div', { class: 'place-note', role: 'status', hidden: true });
  box.before(note);
  let has = false;

  function say(...children) {
    const said = children.filter(child => child !== null);
    note.replaceChildren(...said);
    note.hidden = said.length === 0;
  }

  return {
    /**
     * An answer is on its way. Said only where there is none yet: an answer that is renewed does not flicker.
     *
     * @param anew whether the question is another one, so that the answer before goes
     */
    asks(text, anew = false) {
      has = has && !anew;
      if (has) box.setAttribute('aria-busy', 'true');
      else {
        box.hidden = true;
        note.classList.remove('failed');
        say(el('span', { class: 'spinner', 'aria-hidden': 'true' }), text);
      }
    },
    has() {
      has = true;
      box.hidden = false;
      box.removeAttribute('aria-busy');
      box.classList.remove('old');
      say();
    },
    /** @param kept whether what was answered before still belongs to this question */
    failed(problem, kept) {
      has = has && kept;
      box.hidden = !has;
      box.removeAttribute('aria-busy');
      box.classList.toggle('old', has);
      note.classList.add('failed');
      say(el('p', {}, problem.message), has ? el('p', {}, 'What is shown below is the answer before.') : null,
        again ? el('button', { type: 'button', click: again }, 'Ask again') : null);
    },
  };
}
