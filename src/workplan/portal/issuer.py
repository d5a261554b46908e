"""One issuer's part of a portal, as a task that runs anywhere: its plans in, its files out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from zlib import crc32

from workplan.edition.archive import editions_of
from workplan.edition.edition import Edition
from workplan.edition.urls import SiteContext
from workplan.exports.plan_yaml import plan_yaml
from workplan.locales.messages import one_line
from workplan.pages.layout import PageRenderer
from workplan.pages.renderer import Renderer
from workplan.pages.views.feed import feed_view
from workplan.pages.views.head import LinkedAssets
from workplan.plan.errors import BuildError, PlanError, Problem, WorkplanError
from workplan.plan.model import Plan
from workplan.portal.fonts import FontSlice, shared_style
from workplan.portal.manifest import IssuerRow, read_hashes, write_hashes
from workplan.portal.metadata import plan_metadata
from workplan.portal.plan_files import plan_of_year
from workplan.portal.publish import publish_contents
from workplan.portal.search.texts import plan_texts
from workplan.portal.search_files import pack_path
from workplan.portal.settings import Settings
from workplan.portal.sitemap import sitemap
from workplan.portal.storage import Storage
from workplan.site.build import MAX_PROBLEMS_LISTED
from workplan.site.edition_site import EditionSite
from workplan.site.fonts.webfonts import style_sheets
from workplan.site.layouts import Layouts
from workplan.site.verify import file_problems

Files = dict[str, bytes]
"""Contents by path from the portal's root."""


@dataclass(frozen=True)
class IssuerPlans:
    """What one issuer's pages are made from.

    ``plans`` are the bytes of its files by the name that problems give them.
    """

    path: str
    input_hash: str
    """The hash of all that its pages are made from."""
    plans: Mapping[str, bytes]


@dataclass(frozen=True)
class BuildContext:
    """What the tasks of a build have in common."""

    settings: Settings
    storage: Storage
    layouts: Mapping[bool, Layouts]
    """The layouts of sites in one language and in more."""
    assets: LinkedAssets
    page_texts: tuple[str, ...]
    """Other texts than the plans' that prints show, for their fonts."""
    shared: frozenset[str]
    """The addresses outside an issuer's folder that its pages link to."""
    fonts: frozenset[str]
    """The paths of the shared fonts that are there, as far as is known."""


@dataclass(frozen=True)
class IssuerResult:
    """What a task has done for one issuer.

    Without a row the pages that were there have stayed, for the reasons in ``problems``.
    """

    issuer: str
    row: IssuerRow | None = None
    problems: tuple[str, ...] = ()
    written: int = 0
    gone: tuple[str, ...] = ()
    """The paths of files that no page needs any longer."""


def build_issuer(context: BuildContext, issuer: IssuerPlans, fonts: set[str]) -> IssuerResult:
    """Renders, verifies and writes an issuer's files, those first that its pages need.

    ``fonts`` are the paths of shared fonts that are there; those that the issuer needs are added.
    """
    try:
        editions = _editions(context.settings, issuer)
        files, slices = _files(context, editions)
        _verify(context, files, editions)
        _write_missing(context.storage, issuer.path, slices, fonts)
        written, gone = _publish(context.storage, issuer.path, files)
    except PlanError as error:
        return IssuerResult(issuer.path, problems=tuple(map(str, error.problems)))
    except WorkplanError as error:
        return IssuerResult(issuer.path, problems=(f"{issuer.path}: {error}",))
    metadata = tuple(
        plan_metadata(edition, context.settings, files[pack_path(edition.urls.plan)])
        for edition in editions
    )
    paths = tuple(sorted(part.path for part in slices))
    row = IssuerRow(issuer.path, issuer.input_hash, metadata, paths)
    return IssuerResult(issuer.path, row, (), written, gone)


def _editions(settings: Settings, issuer: IssuerPlans) -> tuple[Edition, ...]:
    """The issuer's editions, the newest first.

    Raises:
        PlanError: with every problem of every file.
    """
    plans: list[Plan] = []
    problems: list[Problem] = []
    for name, content in issuer.plans.items():
        try:
            plans.append(plan_of_year(content, name))
        except PlanError as error:
            problems += error.problems
    if problems:
        raise PlanError(tuple(problems))
    site_context = SiteContext(
        home=f"{issuer.path}/",
        file=f"{issuer.path}/{plans[0].year}.yaml",
        has_office_files=settings.publishes_office_files(issuer.path),
        portal=settings.name.by_language,
    )
    return editions_of(plans, site_context)


def _files(
    context: BuildContext, editions: tuple[Edition, ...]
) -> tuple[Files, frozenset[FontSlice]]:
    """All files of an issuer, pages last, and the shared fonts that they need."""
    url = context.settings.site_url
    sites = [
        EditionSite(edition, PageRenderer(Renderer(edition, url), context.assets))
        for edition in editions
    ]
    files: Files = {}
    fonts: set[FontSlice] = set()
    for site in sites:
        styles, slices = _fonts(context.page_texts, site.edition)
        files |= {**dict(site.downloads()), **site.scripts_data, **styles}
        files[site.edition.urls.data] = plan_yaml(site.edition.plan)
        files[pack_path(site.edition.urls.plan)] = _pack(site.edition)
        fonts |= slices
    for site in sites:
        files |= dict(site.page_files(_layouts(context, site).generated))
    files |= _home_files(context, sites)
    return files, frozenset(fonts)


def _pack(edition: Edition) -> bytes:
    """The texts of a plan for the search over plans."""
    address = edition.urls.plan
    *region, _ = edition.site_context.home.strip("/").split("/")
    return plan_texts(edition, address, tuple(region)).pack()


def _home_files(context: BuildContext, sites: list[EditionSite]) -> Files:
    """The pages that all editions share: home, about, feed, site map."""
    newest, url = sites[0], context.settings.site_url
    home = newest.edition.urls.home
    pages = (
        replace(page, address=home + page.address) for page in _layouts(context, newest).written
    )
    files = {f"{page.address}index.html": page.html(newest).encode() for page in pages}
    if feed := feed_view([site.edition for site in sites], url):
        files[newest.edition.urls.feed] = newest.renderer.render("feed.xml", feed).encode()
    if url:
        addresses = [path.removesuffix("index.html") for path in files if path[-5:] == ".html"]
        addresses += [address for site in sites for address in site.generated]
        files[f"{home}sitemap.xml"] = sitemap(url + address for address in addresses)
    return files


def _layouts(context: BuildContext, site: EditionSite) -> Layouts:
    return context.layouts[len(site.edition.languages) > 1]


def _fonts(texts: tuple[str, ...], edition: Edition) -> tuple[Files, frozenset[FontSlice]]:
    """The style sheets of an edition's prints, and the shared fonts that they name."""
    files: Files = {}
    slices: frozenset[FontSlice] = frozenset()
    for name, fonts in style_sheets(edition, texts).items():
        path = edition.urls.fonts + name
        files[path], needed = shared_style(fonts, path)
        slices |= needed
    return files, slices


def _verify(context: BuildContext, files: Files, editions: tuple[Edition, ...]) -> None:
    reading = {path: (lambda content=content: content) for path, content in files.items()}
    file_findings = file_problems(reading, editions, context.shared)
    problems = list(islice(file_findings, MAX_PROBLEMS_LISTED))
    if problems:
        raise BuildError("\n".join([one_line("build_problems"), *problems]))


def _publish(storage: Storage, issuer: str, files: Files) -> tuple[int, tuple[str, ...]]:
    """Writes an issuer's files; how many, and the paths of those that are not needed any longer."""
    before, note = read_hashes(storage, issuer), partial(write_hashes, storage, issuer)
    hashes, written = publish_contents(storage, f"{issuer}/", before, files, note)
    if hashes != before:
        note(hashes)
    return written, tuple(path for path in before if path not in hashes)


def build_chunk(context: BuildContext, issuers: tuple[IssuerPlans, ...]) -> list[IssuerResult]:
    """The task of several issuers."""
    fonts = set(context.fonts)
    return [build_issuer(context, issuer, fonts) for issuer in issuers]


def _write_missing(
    storage: Storage, issuer: str, slices: Iterable[FontSlice], fonts: set[str]
) -> None:
    """Writes the shared fonts that are not there, and adds them to ``fonts``.

    Tasks that begin at once begin with different fonts, so that each is cut by about one of them.
    """
    missing = sorted(
        (part for part in slices if part.path not in fonts), key=lambda part: part.path
    )
    start = crc32(issuer.encode()) % (len(missing) or 1)
    for part in (*missing[start:], *missing[:start]):
        write_font(storage, part)
    fonts.update(part.path for part in missing)


def write_font(storage: Storage, part: FontSlice) -> None:
    """Writes a slice of a font that is not there yet."""
    if not storage.exists(part.path):  # which another task may write at any moment
        storage.write(part.path, part.data)
