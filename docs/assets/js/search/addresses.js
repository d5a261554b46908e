// The address of a page; opened from a disk, a folder's page must be named.
export function pageAddress(path, root) {
  const address = new URL(path, root);
  if (root.endsWith("index.html") && address.pathname.endsWith("/")) address.pathname += "index.html";
  return address;
}
