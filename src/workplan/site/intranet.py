"""The site as an intranet server wants it: files compressed beforehand, and nginx's settings."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from workplan.files.file_output import make_folder
from workplan.files.folder_files import MANIFEST, files_in
from workplan.files.folder_output import replaced_folder
from workplan.locales.messages import one_line
from workplan.plan.errors import WorkplanError
from workplan.plan.input_file import read_ordinary_file
from workplan.site.csp import header_policy, script_hashes, style_hashes
from workplan.site.file_kinds import COMPRESSED, MEDIA_TYPES
from workplan.site.verify import require_site

_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}

_NGINX_CONF = """\
# This folder is complete. Put it where nginx may read it, for example at /srv/workplan,
# and name it in nginx's own settings, with quotation marks where a path has spaces:
#     server {{ listen 80; root /srv/workplan/site; include /srv/workplan/nginx.conf; }}
# This file is for the site at {path}; `workplan intranet --path /other/` writes one for a
# sub-path: copy the folder site to that path below the root of your server.
location {path} {{
    index index.html;
    charset utf-8;
    gzip_static on;
    error_page 404 {path}404.html;
    types {{
{types}
    }}
    add_header Cache-Control "no-cache" always;
{headers}

    # Styles and scripts are in a folder named for their content: they never change, but an error
    # may, and so may a folder. A policy is for pages; files that pages load need no copy each.
    location ~ "^{path}assets/[0-9a-f]{{12}}/.+[.]" {{
        add_header Cache-Control "public, max-age=31536000, immutable";
        add_header X-Content-Type-Options "nosniff" always;
        add_header Cross-Origin-Resource-Policy "same-origin" always;
    }}
}}
"""


def write_intranet(site: Path, folder: Path, path: str) -> None:
    """Writes the site with a compressed twin of each text file, and nginx's settings beside it.

    ``path`` is where the site is on its server; it begins and ends with a slash.

    Raises:
        OutputError: ``folder`` is not ours to replace.
        BuildError: ``site`` is no built site.
        WorkplanError: ``path`` is no such path.
    """
    if not re.fullmatch(r"/(?:[\w.~-]+/)*", path, re.ASCII):
        raise WorkplanError(one_line("intranet_path", path=path))
    require_site(site)
    with replaced_folder(folder, [site]) as fresh:
        for file in sorted(files_in(site)):
            if file.name != MANIFEST:
                _copy_with_twin(file, fresh / "site" / file.relative_to(site))
        (fresh / "nginx.conf").write_bytes(nginx_conf(site, path).encode())


def _copy_with_twin(file: Path, copy: Path) -> None:
    content = read_ordinary_file(file)
    make_folder(copy.parent)
    copy.write_bytes(content)
    if file.suffix in COMPRESSED:
        copy.with_name(f"{file.name}.gz").write_bytes(gzip.compress(content, 9, mtime=0))


def nginx_conf(site: Path, path: str) -> str:
    """The settings for nginx, with the hashes of the scripts and styles that are in pages."""
    pages = [file.read_text("utf-8") for file in sorted(files_in(site)) if file.suffix == ".html"]
    scripts = {digest for page in pages for digest in script_hashes(page)}
    styles = {digest for page in pages for digest in style_hashes(page)}
    headers = {"Content-Security-Policy": header_policy(scripts, styles), **_HEADERS}
    lines = (f'    add_header {name} "{value}" always;' for name, value in headers.items())
    types = (f"        {kind} {suffix[1:]};" for suffix, kind in MEDIA_TYPES.items())
    return _NGINX_CONF.format(path=path, headers="\n".join(lines), types="\n".join(types))
