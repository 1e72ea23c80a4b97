// A coverage in words.
import { count, duration } from './format.js';
import { partitionsOf } from './figures.js';

export function coverageLine(coverage) {
  const partitions = partitionsOf(coverage);
  const batch = partitions.reduce((total, p) => total + p.batch_to, 0);
  const speed = partitions.reduce((total, p) => total + p.speed_to - p.batch_to, 0);
  if (coverage.architecture !== 'lambda') {
    return `${coverage.architecture} covers ${coverage.exact ? '' : 'at least '}${count(batch + speed)} offsets; `
      + `${count(coverage.lag_events)} not visible yet, freshness ${duration(coverage.freshness_ms)}.`;
  }
  return `Covers cut ${coverage.cut}: ${count(batch)} offsets in batch + ${count(speed)} in real time; `
    + `${count(coverage.lag_events)} not visible yet, freshness ${duration(coverage.freshness_ms)}.`;
}

/** Records that no view counts; empty where there are none, or nobody knows. */
export function quarantineLine(coverage) {
  const waiting = coverage?.quarantined ?? 0;
  if (waiting === 0) return '';
  return waiting === 1
    ? '1 record of the log is no event and waits in quarantine; no view counts it. See it with braid quarantine list.'
    : `${count(waiting)} records of the log are no events and wait in quarantine; no view counts them. See them with braid quarantine list.`;
}

/** One line for each partition: the offsets that each side answers for. */
export const offsetLines = coverage => partitionsOf(coverage).map(p =>
  `${p.source} ${p.partition}: batch [0, ${count(p.batch_to)}) real-time [${count(p.batch_to)}, ${count(p.speed_to)})`);
