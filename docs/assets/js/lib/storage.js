// Remembers a choice in this browser; where storage is forbidden, only for this page.
export function store(key, value) {
  attempt(() => localStorage.setItem(`workplan.${key}`, value));
}

export function forget(key) {
  attempt(() => localStorage.removeItem(`workplan.${key}`));
}

export function recall(key) {
  return attempt(() => localStorage.getItem(`workplan.${key}`)) ?? null;
}

function attempt(action) {
  try {
    return action();
  } catch {
    // Storage can be switched off; the choice then holds for this page.
    return null;
  }
}
