// The address's hash as a state that can be passed on: #section?name=value&… . Knows no document.

/** What a hash says: {section, parameters}. `#query=SELECT …`, as other places write it, is the statement alone. */
export function read(hash) {
  const [, section = '', mark = '', rest = ''] = /^#?([^?=]*)([?=]?)(.*)$/s.exec(hash) ?? [];
  if (mark === '=') return { section, parameters: new URLSearchParams([['sql', decoded(rest)]]) };
  return { section, parameters: new URLSearchParams(rest) };
}

/** What cannot be read is taken as it is written. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The hash that says it; what is null is left out. */
export function write(section, entries) {
  const said = entries.filter(([, value]) => value !== null && value !== undefined && value !== '');
  return said.length ? `#${section}?${new URLSearchParams(said)}` : `#${section}`;
}

/** A key in an address, as the REST API writes it: key.column=value, and isnull=column for NULL. */
export const keyEntries = key => Object.entries(key ?? {})
  .map(([column, value]) => (value === null ? ['isnull', column] : [`key.${column}`, String(value)]));

/** The key that an address names; null unless it names each of these columns. */
export function keyIn(parameters, columns) {
  const nulls = parameters.getAll('isnull');
  const named = columns.map(column => (nulls.includes(column) ? null : parameters.get(`key.${column}`) ?? undefined));
  if (columns.some((_, i) => named[i] === undefined)) return null;
  return Object.fromEntries(columns.map((column, i) => [column, named[i]]));
}
