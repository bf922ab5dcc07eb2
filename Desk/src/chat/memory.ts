/** What the browser keeps for us between visits. A browser that refuses (private windows) only forgets on reload. */
export interface Memory {
  read<T>(key: string): T | undefined;
  write(key: string, value: unknown): void;
  forget(key: string): void;
}

export function browserMemory(prefix: string, storage: () => Storage = () => window.localStorage): Memory {
  const fallback = new Map<string, string>();
  return {
    read<T>(key: string) {
      try {
        const json = storage().getItem(prefix + key) ?? fallback.get(key);
        return json === undefined ? undefined : (JSON.parse(json) as T);
      } catch {
        const json = fallback.get(key);
        return json === undefined ? undefined : (JSON.parse(json) as T);
      }
    },
    write(key, value) {
      const json = JSON.stringify(value);
      fallback.set(key, json);
      try {
        storage().setItem(prefix + key, json);
      } catch {
        // Full or forbidden: the copy above lasts as long as the page.
      }
    },
    forget(key) {
      fallback.delete(key);
      try {
        storage().removeItem(prefix + key);
      } catch {
        // Nothing was kept there.
      }
    },
  };
}
