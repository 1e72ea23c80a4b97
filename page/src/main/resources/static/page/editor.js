// The text of the statement with a mark under the place of a mistake. The marks lie in a copy of the text behind the text.
import { byId, el } from './dom.js';

const text = byId('sql');
const marks = byId('sql-marks');

/** Where a line and column (from 1) are in a text. */
export function offsetOf(statement, line, column) {
  const before = statement.split('\n').slice(0, line - 1);
  return before.reduce((total, each) => total + each.length + 1, 0) + column - 1;
}

const wordAt = (statement, offset) => /^[\w"]+/.exec(statement.slice(offset))?.[0].length ?? 1;

export function clearMark() {
  marks.replaceChildren(`${text.value}\n`);
  byId('sql-problem').replaceChildren();
  text.removeAttribute('aria-invalid');
}

/** Says what is wrong, and underlines it where the server told the place. */
export function showMistake(problem) {
  const statement = text.value;
  const message = el('p', { class: 'problem' }, problem.message);
  byId('sql-problem').replaceChildren(message);
  if (!problem.line) return;
  const from = Math.min(offsetOf(statement, problem.line, problem.column), statement.length);
  const length = wordAt(statement, from);
  marks.replaceChildren(statement.slice(0, from), el('mark', {}, statement.slice(from, from + length) || ' '), `${statement.slice(from + length)}\n`);
  const line = statement.split('\n')[problem.line - 1] ?? '';
  byId('sql-problem').replaceChildren(
    el('pre', { class: 'place' }, `${line}\n${' '.repeat(problem.column - 1)}${'^'.repeat(length)}`), message);
  text.setAttribute('aria-invalid', 'true');
  text.focus();
  text.setSelectionRange(from, from);
}

export function startEditor(run) {
  text.addEventListener('input', clearMark);
  text.addEventListener('scroll', () => {
    marks.parentElement.scrollTop = text.scrollTop;
    marks.parentElement.scrollLeft = text.scrollLeft;
  });
  text.addEventListener('keydown', event => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    }
  });
}
