import { describe, expect, it } from 'vitest';
import { Problem, Unreachable, mayHeal } from '../../api/problem';
import { faultOfNew } from './passwordRules';
import { safeReturn } from './safeReturn';

describe('safeReturn', () => {
  it.each([['/cases/4?view=mine', '/cases/4?view=mine'], ['https://evil.example', '/queue'], ['//evil.example', '/queue'], ['/\\evil.example', '/queue'], ['/sign-in?from=/x', '/queue'], [undefined, '/queue']])(
    '%s → %s', (from, to) => expect(safeReturn(from)).toBe(to));
});

describe('faultOfNew', () => {
  it.each([['pendek', '', 'short'], ['hujan di bulan juni', 'hujan di bulan juni', 'same'], ['hujan di bulan juni', 'lama', undefined]])('%j after %j: %s', (next, current, fault) =>
    expect(faultOfNew(next, current)).toBe(fault));
});

describe('a problem', () => {
  it.each([['already-taken', 'already-taken'], ['https://carebot.example/problems/not-speaker', 'not-speaker'], ['https://tools.ietf.org/html/rfc9110#section-15.5.1', ''], [undefined, '']])(
    'of type %s is called %j', (type, kind) => expect(new Problem(409, { type }).kind).toBe(kind));
  it('may heal by itself when the server was not there or stumbled', () =>
    expect([new Unreachable('/x'), new Problem(503, {}), new Problem(409, {}), new Problem(401, {})].map(mayHeal)).toEqual([true, true, false, false]));
});
