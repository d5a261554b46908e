// Addresses of pages, and of this page with a search or a choice in it.

// The address of a page; opened from a disk, a folder's page must be named.
export function pageUrl(path, root) {
  const url = new URL(path, root);
  if (location.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
  return url;
}

// The address of this page with other parameters; those without a value go.
export function addressWith(parameters) {
  const url = new URL(location.href);
  for (const [name, value] of Object.entries(parameters)) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  return url;
}
