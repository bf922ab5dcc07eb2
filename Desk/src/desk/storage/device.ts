const prefix = 'carebot.device.';

/** A choice that belongs to this browser, whoever is signed in. */
export function readDevice(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    return null;
  }
}

export function writeDevice(name: string, value: string): void {
  try {
    localStorage.setItem(prefix + name, value);
  } catch {
    // The choice holds until the page is closed.
  }
}
