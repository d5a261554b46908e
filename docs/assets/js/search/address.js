// The search in the page's address, so that it can be sent to a colleague: ?q=…&unit=…&section=…
const NAMES = ["q", "unit", "section"];

export function read() {
  const asked = new URL(location.href).searchParams;
  return Object.fromEntries(NAMES.map((name) => [name, asked.get(name) ?? ""]));
}

export function write(values) {
  const address = new URL(location.href);
  for (const name of NAMES) {
    if (values[name]) address.searchParams.set(name, values[name]);
    else address.searchParams.delete(name);
  }
  history.replaceState(history.state, "", address);
}
