// The scoreboard below Break it: while something is down and until it is verified, one view is asked again and again.
import { byId, el } from './dom.js';
import { get } from './api.js';
import { commandsOf } from './commands.js';
import { TITLES } from './degraded.js';
import { command } from './drills.js';
import { clock, count, duration } from './format.js';
import { Outages } from './outages.js';
import { onSnapshot } from './live.js';

const ROWS = 200;
const outages = new Outages();
let asked = null;
let working = false;
let cut = null;
let drawn = null;

const countsOf = view => view.measures.filter(m => /^COUNT\(/i.test(m.kind) && !/DISTINCT/i.test(m.kind)).map(m => m.name);

async function viewToAsk() {
  const { views } = await get('/views');
  return views.find(v => countsOf(v).length) ?? views[0];
}

const rowsOf = (view, layer) => get(`/views/${view.name}/rows`,
  [...(view.window ? [['every', 'all']] : []), ['limit', ROWS], ['layer', layer]]);

/** Asks for the merged answer and, where batch has published since, for batch's own. */
async function ask(snapshot) {
  asked ??= await viewToAsk();
  const counts = countsOf(asked);
  let merged = null;
  try {
    merged = await rowsOf(asked, 'merged');
  } catch (problem) {
    if (problem.status === 0) return;
  }
  outages.answered(merged, asked.keys.map(k => k.name), counts);
  if (snapshot.coverage && cut !== null && snapshot.coverage.cut > cut) {
    outages.verify(await rowsOf(asked, 'batch'));
  }
  cut = snapshot.coverage?.cut ?? cut;
}

function verdict(outage, commands) {
  if (outage.verified?.right) {
    return el('p', { class: 'right' }, `✔ verified: right. All ${count(outage.verified.rows)} rows of ${asked.name} are what batch computed from the log for cut ${outage.verified.cut}.`);
  }
  if (outage.verified) {
    return el('p', { class: 'wrong' }, `✘ verified: wrong. ${count(outage.verified.differ)} rows of ${asked.name} are not what batch computed for cut ${outage.verified.cut}.`);
  }
  return el('div', {},
    el('p', {}, outage.caughtUp === null ? 'Not verified while it is down.' : 'Not verified yet. When no events flow, let batch run: it computes the same again from the log alone.'),
    outage.caughtUp === null ? null : command(commands.braid('batch run')),
    outage.caughtUp === null || !asked ? null : el('p', {}, 'Or, while they flow, have an answer folded again from the log:'),
    outage.caughtUp === null || !asked ? null
      : command(`${commands.braid(`view ${asked.name} --format json`)} | ${commands.braid('verify -')}`));
}

function entry(outage, commands) {
  const name = TITLES[outage.name.split(',')[0]] ?? outage.name;
  const facts = [
    ['down', outage.until === null ? `since ${clock(outage.since)}` : `${clock(outage.since)}, for ${duration(outage.until - outage.since)}`],
    ['answers meanwhile', outage.name === 'serving' ? 'none: it is what gives them' : `${count(outage.answered)} given, ${count(outage.refused)} refused, ${outage.back === 0 ? 'none went back' : `${count(outage.back)} went back`}`],
    ['at its worst', `freshness ${duration(outage.worst.freshness)}, ${count(outage.worst.hidden)} not visible yet`],
    ['caught up', outage.caughtUp === null ? '–' : `${duration(outage.caughtUp - outage.until)} after it was back`],
  ];
  return el('article', { class: 'card score', 'data-score': outage.name },
    el('h4', {}, name), el('dl', {}, ...facts.flatMap(([term, said]) => [el('dt', {}, term), el('dd', {}, said)])), verdict(outage, commands));
}

function draw(snapshot) {
  const what = JSON.stringify(outages.list);
  if (what === drawn) return;
  drawn = what;
  byId('scores').replaceChildren(...(outages.list.length
    ? outages.list.map(outage => entry(outage, commandsOf(snapshot)))
    : [el('p', { class: 'hint' }, 'Nothing was down yet. Kill something, start it again, and let batch run.')]));
}

export function startScores() {
  onSnapshot(async snapshot => {
    outages.see(snapshot);
    draw(snapshot);
    if (working || !outages.open) return;
    working = true;
    try {
      await ask(snapshot);
    } catch {
      // It is asked again with the next snapshot.
    } finally {
      working = false;
    }
    draw(snapshot);
  });
}
