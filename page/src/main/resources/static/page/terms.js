// The words of the page's figures, each explained where it stands.
import { el } from './dom.js';
import { explainBeside, closeExplanation, isOpenAt } from './popover.js';

const TERMS = {
  cut: ['The cut', 'A numbered marker that the batch layer appends to every partition of the log. What is before it is batch’s, what is after it speed’s: decided by place, never by a clock, so that late events are counted once.'],
  freshness: ['Freshness', 'How old an answer is: 0 when it shows the whole log, else the age of the first event that it does not show yet.'],
  hidden: ['Not visible yet', 'Offsets that are in the log and in no answer yet. They become visible when the speed layer has folded them, mostly within a second.'],
  rate: ['Events in', 'Events that ingest has accepted in the last second. Accepted means: the log has them.'],
  landed: ['Why fewer events than offsets', 'Not each offset of the log is an event for batch. Each run appends a cut marker to every partition, and a marker takes an offset; an event that was sent twice has two offsets and is landed once (where its source has a PRIMARY KEY); a record that is no event waits in quarantine. And the events are those of the last run alone, the offsets all of the log before the cut.'],
  segments: ['Segments', 'The log between two cuts. A segment is open until the next cut closes it; it is hatched while only the speed layer has it, and solid once batch has published it. Its width is its size.'],
  coverage: ['Coverage', 'Every answer says which offsets it is the fold of: those before the cut from batch, those from the cut on from speed. So anybody can compute it again: braid verify does.'],
};

export function startTerms() {
  document.querySelectorAll('button[data-term]').forEach(button => {
    button.setAttribute('aria-expanded', 'false');
    button.addEventListener('click', () => {
      if (isOpenAt(button)) {
        closeExplanation();
        return;
      }
      const [title, words] = TERMS[button.dataset.term];
      explainBeside(button, 'explain-term', [el('h3', {}, title), el('p', {}, words)]);
    });
  });
}
