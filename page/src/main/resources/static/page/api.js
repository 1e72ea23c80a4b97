// The REST API, whose numbers keep their digits. A problem document becomes an ApiProblem, with the place of the mistake where there is one.
import { parse } from './digits.js';

export class ApiProblem extends Error {
  constructor(status, body) {
    super(body.detail ?? body.title ?? `The server answered with ${status}.`);
    this.status = status;
    this.line = body.line;
    this.column = body.column;
  }
}

async function answer(request) {
  let response;
  try {
    response = await request;
  } catch {
    throw new ApiProblem(0, { detail: 'The serving layer does not answer.' });
  }
  const body = await response.text().then(parse).catch(() => ({}));
  if (!response.ok) throw new ApiProblem(response.status, body);
  return body;
}

export const get = (path, parameters = []) => {
  const query = new URLSearchParams(parameters).toString();
  return answer(fetch(`/api/v1${path}${query ? `?${query}` : ''}`));
};

/** @param architecture that is to answer; null for the stack's first */
export const sql = (statement, architecture) => answer(fetch('/api/v1/sql', {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ sql: statement, ...(architecture ? { architecture } : {}) }),
}));
