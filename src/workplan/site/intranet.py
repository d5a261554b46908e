"""The site as an intranet server wants it: files compressed beforehand, and nginx's settings."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

from workplan.files.output import MANIFEST, replaced_folder
from workplan.site.csp import header_policy, script_hashes, style_hashes

COMPRESSED = {".html", ".css", ".js", ".svg", ".json", ".yaml", ".xml", ".txt", ".csv"}

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

_SITE_CONF = """\
# Put this folder where nginx may read it and include this file in a server block:
#     server { listen 80; root /srv/workplan/site; include /srv/workplan/nginx.conf; }
# For a sub-path, copy the folder site under it; all links are relative.
index index.html;
charset utf-8;
gzip_static on;
error_page 404 /404.html;
types {
    text/html html; text/css css; text/javascript js; image/svg+xml svg; image/png png;
    application/json json; text/yaml yaml; text/plain txt; text/csv csv; application/xml xml;
    font/woff2 woff2; font/ttf ttf; application/pdf pdf; application/zip zip;
    application/vnd.openxmlformats-officedocument.spreadsheetml.sheet xlsx;
    application/vnd.openxmlformats-officedocument.wordprocessingml.document docx;
}

location / {
    add_header Cache-Control "no-cache" always;
    include headers.conf;
}

# Styles and scripts stand under a folder named for their content: they never change. A policy is
# for pages; a dozen small files need no copy each.
location ~ "/assets/[0-9a-f]{12}/" {
    add_header Cache-Control "public, max-age=31536000, immutable" always;
    add_header X-Content-Type-Options "nosniff" always;
    add_header Cross-Origin-Resource-Policy "same-origin" always;
}
"""


def write_intranet(site: Path, folder: Path) -> None:
    """Writes the site with a compressed twin of each text file, and nginx's settings beside it.

    Raises:
        OutputError: ``folder`` is not ours to replace.
    """
    with replaced_folder(folder, [site]) as fresh:
        shutil.copytree(site, fresh / "site", ignore=shutil.ignore_patterns(MANIFEST))
        for file in sorted((fresh / "site").rglob("*")):
            if file.suffix in COMPRESSED:
                twin = file.with_name(f"{file.name}.gz")
                twin.write_bytes(gzip.compress(file.read_bytes(), 9, mtime=0))
        (fresh / "nginx.conf").write_text(_site_conf(folder), "utf-8")
        (fresh / "headers.conf").write_text(headers_conf(site), "utf-8")


def _site_conf(folder: Path) -> str:
    return _SITE_CONF.replace("include headers.conf", f"include {folder.name}/headers.conf")


def headers_conf(site: Path) -> str:
    """The security headers of pages for nginx, with the hashes of the scripts in them."""
    pages = [file.read_text("utf-8") for file in sorted(site.rglob("*.html"))]
    scripts = {one for page in pages for one in script_hashes(page)}
    policy = header_policy(scripts, {one for page in pages for one in style_hashes(page)})
    headers = {"Content-Security-Policy": policy, **_HEADERS}
    return "".join(f'add_header {name} "{value}" always;\n' for name, value in headers.items())
