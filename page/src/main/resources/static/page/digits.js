// Numbers with all the digits that an answer wrote. A double holds some sixteen; sums have more, and a DECIMAL has zeros at its end.

const MARK = `digits ${Math.random()}`;
const TOKEN = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** A number that no double is. It compares and adds as the nearest double; as text, in an address and as JSON it has its digits. */
export class Digits {
  constructor(text) {
    this.text = text;
    Object.freeze(this);
  }

  valueOf() { return Number(this.text); }

  toString() { return this.text; }

  toJSON() { return this.text; }
}

/** JSON as a value; numbers that a double would write otherwise are Digits. */
export function parse(json) {
  let some = false;
  const marked = json.replace(TOKEN, token => {
    if (token.startsWith('"') || String(Number(token)) === token) return token;
    some = true;
    return `{"${MARK}":"${token}"}`;
  });
  return some ? JSON.parse(marked, (key, each) => (each?.[MARK] === undefined ? each : new Digits(each[MARK]))) : JSON.parse(json);
}

export const isNumber = any => typeof any === 'number' || any instanceof Digits;

/** The nearest double, for what is drawn; null and undefined stay what they are. */
export const nearest = any => (any instanceof Digits ? Number(any) : any);

/** Whether two numbers, or two other values, are the same to the last digit. */
export const same = (a, b) => a === b || (isNumber(a) && isNumber(b) && String(a) === String(b));

const decimal = any => /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(any));

/** a − b, to the last digit unless one of them is written with an exponent. */
export function minus(a, b) {
  const [x, y] = [decimal(a), decimal(b)];
  if (!x || !y) return Number(a) - Number(b);
  const scale = Math.max(x[3]?.length ?? 0, y[3]?.length ?? 0);
  const units = ([, sign, whole, fraction = '']) => BigInt(sign + whole + fraction.padEnd(scale, '0'));
  const difference = units(x) - units(y);
  const digits = String(difference < 0n ? -difference : difference).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  return new Digits(`${difference < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`);
}
