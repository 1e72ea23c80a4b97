// The page's colours for the canvas, read from the style sheet so that both themes have one owner.

export function colors() {
  const style = getComputedStyle(document.documentElement);
  const of = name => style.getPropertyValue(`--${name}`).trim();
  return { batch: of('batch'), speed: of('speed'), paper: of('paper'), ink: of('ink'), muted: of('muted'), line: of('line'), cut: of('cut') };
}

export const FONT = 'system-ui, sans-serif';

/** The real-time side's hatching. */
export const hatched = c => ({
  color: c.paper,
  borderColor: c.speed,
  borderWidth: 1,
  decal: { symbol: 'rect', color: c.speed, dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4, symbolSize: 1 },
});
