// What was down while somebody looked, and whether the answers were right: the scoreboard's figures. Knows no document.
//
// An answer is verified by the batch layer. Once a later run publishes a cut of just the offsets that an earlier merged answer covered,
// batch has computed the same from the log alone, with other code, and either the rows are equal or one of them was wrong.
import { isNumber, minus, same } from './digits.js';
import { partitionsOf } from './figures.js';

const KEPT_ANSWERS = 40;
const KEPT_OUTAGES = 8;
const CLOSE = 1e-9;

const place = p => `${p.source} ${p.partition}`;

/** Whether a merged answer and one of batch alone cover the same events: they may differ by the cut markers at batch's end. */
export function coversTheSame(merged, batch) {
  const ends = new Map(partitionsOf(batch).map(p => [place(p), p.batch_to]));
  const partitions = partitionsOf(merged);
  return partitions.length === ends.size && partitions.every(p => p.speed_to === ends.get(place(p)) || p.speed_to === ends.get(place(p)) + 1);
}

const equal = (a, b) => same(a, b) || (isNumber(a) && isNumber(b) && !Number.isInteger(Number(a)) && Math.abs(a - b) <= CLOSE * Math.max(Math.abs(a), Math.abs(b)));

/** How many rows of two answers to one question differ. */
export function differing(rows, others) {
  const columns = Object.keys(rows[0] ?? others[0] ?? {}).filter(name => name !== 'parts');
  const longest = Math.max(rows.length, others.length);
  return Array.from({ length: longest }, (_, i) => i)
    .filter(i => !rows[i] || !others[i] || columns.some(name => !equal(rows[i][name], others[i][name]))).length;
}

/** Whether a count has become smaller in a row that both have; keys and counts are columns. */
export function wentBack(rows, later, keys, counts) {
  const identity = row => JSON.stringify(keys.map(key => row[key]));
  const before = new Map(rows.map(row => [identity(row), row]));
  return later.some(row => before.has(identity(row)) && counts.some(name => minus(row[name] ?? 0, before.get(identity(row))[name] ?? 0) < 0));
}

export class Outages {
  /** Newest first: {name, since, until, caughtUp, worst: {freshness, hidden}, answered, refused, back, verified}. */
  list = [];
  #answers = [];
  #down = new Set();
  /** When the serving layer was heard last: it tells of all others, and of itself only when another process of it is there. */
  #heard = null;

  /** Whether there is something to ask for: something is down, or came back and is not verified. */
  get open() {
    return this.list.some(each => each.verified === null);
  }

  see(snapshot) {
    const at = Date.parse(snapshot.at);
    this.#hear(at, snapshot.layers.serving);
    for (const [name, layer] of Object.entries(snapshot.layers)) {
      if (!layer.up && !this.#down.has(name)) this.#begin(name, Date.parse(layer.since));
      if (layer.up && this.#down.delete(name)) this.#current(name).until = at;
    }
    const { coverage } = snapshot;
    for (const each of this.list.filter(one => one.caughtUp === null)) {
      each.worst = {
        freshness: Math.max(each.worst.freshness ?? 0, coverage?.freshness_ms ?? 0),
        hidden: Math.max(each.worst.hidden ?? 0, coverage?.lag_events ?? 0),
      };
      if (each.until !== null && coverage?.complete !== false && coverage?.lag_events !== null && coverage?.freshness_ms < 1000) each.caughtUp = at;
    }
  }

  #hear(at, serving) {
    if (!serving) return;
    if (this.#heard !== null && Date.parse(serving.since) > this.#heard) this.#begin('serving', this.#heard);
    this.#heard = at;
  }

  #begin(name, since) {
    this.#down.add(name);
    this.list = [{
      name, since, until: null, caughtUp: null, worst: {}, answered: 0, refused: 0, back: 0, verified: null,
    }, ...this.list].slice(0, KEPT_OUTAGES);
  }

  #current(name) {
    return this.list.find(each => each.name === name) ?? {};
  }

  /** A merged answer that was given, or null where it was refused. */
  answered(answer, keys, counts) {
    const open = this.list.filter(each => each.caughtUp === null);
    for (const each of open) each[answer ? 'answered' : 'refused'] += 1;
    if (!answer) return;
    const before = this.#answers[0];
    if (before && wentBack(before.rows, answer.rows, keys, counts)) open.forEach(each => { each.back += 1; });
    this.#answers = [answer, ...this.#answers].slice(0, KEPT_ANSWERS);
  }

  /** Holds what batch alone answers now against the answers of before; true if one of them covered the same. */
  verify(batch) {
    const merged = this.#answers.find(each => each.coverage.cut < batch.coverage.cut && coversTheSame(each.coverage, batch.coverage));
    if (!merged) return false;
    const differ = differing(merged.rows, batch.rows);
    const given = Date.parse(merged.coverage.generated_at);
    for (const each of this.list) {
      if (each.verified === null && each.caughtUp !== null && given >= each.since) {
        each.verified = { right: differ === 0, rows: batch.rows.length, differ, cut: batch.coverage.cut };
      }
    }
    return true;
  }
}
