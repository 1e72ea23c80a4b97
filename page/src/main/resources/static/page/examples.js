// Example statements for whatever the pipeline defines.
import { adds, numbersOf } from './view-model.js';

export function examplesOf(views) {
  const examples = [];
  for (const view of views) {
    const measure = numbersOf(view).find(adds);
    const key = view.keys[0]?.name;
    if (measure && key) {
      examples.push([`Top 10 of ${view.name}`,
        `SELECT ${key}, SUM(${measure.name}) AS total\nFROM ${view.name}\nGROUP BY ${key}\nORDER BY total DESC\nLIMIT 10`]);
    }
    if (measure && view.window) {
      examples.push([`${view.name} over time`,
        `SELECT window_start, SUM(${measure.name}) AS total\nFROM ${view.name}\nGROUP BY window_start\nORDER BY window_start DESC\nLIMIT 48`]);
    }
  }
  const counted = views.find(v => v.keys.length && v.window && numbersOf(v).some(adds));
  if (counted) {
    const [measure, key] = [numbersOf(counted).find(adds).name, counted.keys[0].name];
    examples.push(['Rank within each window',
      `SELECT * FROM (\n  SELECT window_start, ${key}, ${measure},\n         RANK() OVER (PARTITION BY window_start ORDER BY ${measure} DESC) AS place\n  FROM ${counted.name})\nWHERE place <= 3\nORDER BY window_start DESC, place\nLIMIT 30`]);
    examples.push(['With a mistake in it', `SELECT ${key}, SUM(${measure}) AS total\nFROM ${counted.name}\nWHERE windw_start IS NOT NULL\nGROUP BY ${key}`]);
  }
  return examples;
}
