// What a snapshot says, as figures. A figure that cannot be known now is null.

const sum = (parts, of) => parts.reduce((total, part) => total + of(part), 0);

export const partitionsOf = coverage =>
  (coverage?.sources ?? []).flatMap(s => s.partitions.map(p => ({ source: s.source, ...p })));

/** Speed's partitions, when it is up: segment, first and next offset of each. */
export const foldsOf = snapshot => (snapshot.layers.speed?.up ? snapshot.layers.speed.status?.partitions ?? [] : []);

export function figuresOf(snapshot, before) {
  const { layers, coverage } = snapshot;
  const said = name => (layers[name]?.up ? layers[name].status : null);
  const partitions = partitionsOf(coverage);
  const folds = foldsOf(snapshot);
  const batch = said('batch');
  const run = batch?.last_run ?? null;
  return {
    cut: coverage?.cut ?? null,
    cutAgeMs: coverage?.published_at ? Date.parse(snapshot.at) - Date.parse(coverage.published_at) : null,
    freshnessMs: coverage?.freshness_ms ?? null,
    hidden: coverage?.lag_events ?? null,
    rateIn: said('ingest')?.events_per_second ?? null,
    accepted: said('ingest')?.accepted_total ?? null,
    rejected: said('ingest')?.rejected_total ?? null,
    logEnd: snapshot.log?.end ?? null,
    uncut: snapshot.log?.uncut ?? null,
    rateSpeed: said('speed')?.events_per_second ?? null,
    lag: lagOf(said('speed')),
    openSegment: folds.length ? Math.max(...folds.map(f => f.segment)) : null,
    rows: said('speed')?.groups_in_memory ?? null,
    flushMs: said('speed')?.last_flush_ms ?? null,
    batchPart: coverage ? sum(partitions, p => p.batch_to) : null,
    speedPart: coverage ? sum(partitions, p => p.speed_to - p.batch_to) : null,
    batchState: batch?.state ?? null,
    lastRunMs: run ? sum(run.steps ?? [], step => step.ms) : null,
    lastEvents: run?.events ?? null,
    lastWindows: run?.windows ?? null,
    queryRate: rate(snapshot, before, s => s.layers.serving.status.queries_total),
  };
}

/** How many offsets of the log the process of an architecture may not show yet. */
export function lagOf(status) {
  if (!status) return null;
  if (status.lag_events !== undefined) return status.lag_events >= 0 ? status.lag_events : null;
  const partitions = status.partitions ?? [];
  return partitions.length && partitions.every(p => p.lag >= 0) ? sum(partitions, p => p.lag) : null;
}

/** How fast a total grows from one snapshot to the next, a second. */
export function rate(now, before, of) {
  if (!before) return null;
  const seconds = (Date.parse(now.at) - Date.parse(before.at)) / 1000;
  return seconds > 0 && of(now) >= of(before) ? (of(now) - of(before)) / seconds : null;
}
