// Remembers a choice in this browser; where storage is forbidden, only for this page.
export function store(key, value) {
  try {
    localStorage.setItem(`workplan.${key}`, value);
  } catch {
    // Storage can be switched off; the choice then holds for this page.
  }
}
