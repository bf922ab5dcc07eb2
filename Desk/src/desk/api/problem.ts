/** The server refused: its problem details (RFC 9457), with the members that the endpoint names. */
export class Problem extends Error {
  constructor(readonly status: number, readonly body: Record<string, unknown>) {
    super(text(body['detail']) ?? text(body['title']) ?? `HTTP ${status}`);
    this.name = 'Problem';
  }

  /** The last part of `type`: `already-taken`, `not-speaker` …; empty for a general refusal. */
  get kind(): string {
    const type = text(this.body['type']) ?? '';
    return /^https?:\/\/(?!.*\/problems?\/)/.test(type) ? '' : (type.split(/[/:#]/).at(-1) ?? '');
  }

  member<T>(name: string): T | undefined {
    return this.body[name] as T | undefined;
  }
}

/** No answer came: no network, or no server behind it. Whether the request had an effect is unknown. */
export class Unreachable extends Error {
  override name = 'Unreachable';
}

/** Whether asking again later may succeed without anybody changing anything. */
export function mayHeal(error: unknown): boolean {
  return error instanceof Unreachable || (error instanceof Problem && (error.status >= 500 || error.status === 408 || error.status === 429));
}

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined);
