// The page's colours for the canvas, read from the style sheet so that both themes have one owner.

export function colors() {
  const style = getComputedStyle(document.documentElement);
  const of = name => style.getPropertyValue(`--${name}`).trim();
  return Object.fromEntries(['batch', 'speed', 'paper', 'ink', 'muted', 'line', 'cut', 'late'].map(name => [name, of(name)]));
}

export const FONT = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

/** The real-time side's hatching. */
export const hatched = c => ({
  color: c.paper,
  borderColor: c.speed,
  borderWidth: 1,
  decal: { symbol: 'rect', color: c.speed, dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -Math.PI / 4, symbolSize: 1 },
});

/** What both axes of every chart share. */
export const axisText = (c, size) => ({ color: c.muted, fontSize: size, fontFamily: FONT, lineHeight: Math.round(size * 1.25) });
