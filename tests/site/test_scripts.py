"""Our scripts as they are published: all of their code, the search's in one file."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest
from conftest import ROOT
from rjsmin import jsmin

from workplan.site.scripts import bundle, published_scripts, static_imports

FOLDER = ROOT / "docs/assets"
MODULES = {
    file.relative_to(FOLDER).as_posix(): file.read_text("utf-8")
    for file in sorted((FOLDER / "js").rglob("*.js"))
}
MAIN = "js/main.js"
SEARCH = "js/search/dialog.js"
PORTAL = {"js/portal/start.js", "js/portal/compare/start.js"}
JOINED = {SEARCH, *PORTAL}

COMMENT = re.compile(r"^\s*//.*$|[ \t]+// [^`\n]*$", re.MULTILINE)
IMPORT = re.compile(r"^import .*$|^export ", re.MULTILINE)
LITERAL = re.compile(
    r""""(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|/(?:\\.|\[(?:\\.|[^]\\])*]|[^/\\\n[])+/[gimsuvy]+"""
)


@pytest.fixture(scope="module")
def published() -> dict[str, str]:
    return published_scripts(MODULES, MAIN)


def lost(source: str, minified: str) -> list[str]:
    """The lines and literals of a source that its minified form has not, white space aside."""
    code = COMMENT.sub("", IMPORT.sub("", source))
    close = "".join(minified.split())
    lines = ["".join(line.split()) for line in code.splitlines()]
    # A semicolon before a brace may go.
    gone = [line for line in lines if line not in close and line.rstrip(";") not in close]
    return gone + [literal for literal in LITERAL.findall(code) if literal not in minified]


def with_it(published: dict[str, str], path: str) -> list[str]:
    """The published scripts with a module: itself, or those that it is joined into."""
    if path in published:
        return [published[path]]
    return [
        published[module] for module in sorted(JOINED) if path in static_imports(MODULES, module)
    ]


@pytest.mark.parametrize("path", MODULES)
def test_minifying_loses_no_code_and_changes_no_literal(published: dict[str, str], path: str):
    texts = with_it(published, path)
    assert texts
    assert [lost(MODULES[path], text) for text in texts] == [[]] * len(texts)


@pytest.mark.parametrize(
    "source",
    ['const a = (b) => / +"/u.test(b);', "const a = `b ${c.map((d) => `  // ${d}`)} e`;\nf();"],
)
def test_what_the_minifier_breaks_would_be_seen(source: str):
    assert lost(source, jsmin(source)) != []


def test_comments_and_indents_stay_behind(published: dict[str, str]):
    for path, source in MODULES.items():
        for text in with_it(published, path):
            assert "\n " not in text
            for comment in re.findall(r"^\s*(//.*)$", source, re.MULTILINE):
                assert comment not in text


def test_joined_modules_import_each_name_once():
    modules = {
        "js/search/dialog.js": 'import { one } from "./other.js";\nimport { a, b } from "../lib.js";\none(a, b);\n',
        "js/search/other.js": 'import { b, c as d } from "../lib.js";\nexport const one = () => b(d);\n',
        "js/lib.js": "export const a = 1;\nexport const b = 2;\nexport const c = 3;\n",
        "js/main.js": 'import { a } from "./lib.js";\na();\n',
    }
    text = published_scripts(modules, MAIN)["js/search/dialog.js"]
    assert re.findall(r"import *(.*?) *from", text) == ["{b,c as d,a}"]


@pytest.mark.parametrize("entry", sorted(JOINED))
def test_joined_modules_declare_each_name_once(entry: str):
    declared = re.compile(
        r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE
    )
    on_every_page = {MAIN, *static_imports(MODULES, MAIN)}
    members = {entry, *static_imports(MODULES, entry)} - on_every_page
    names = [name for member in sorted(members) for name in declared.findall(MODULES[member])]
    assert len(names) > 5
    assert sorted(names) == sorted(set(names))


def test_what_a_reader_waits_for_is_one_file(published: dict[str, str]):
    on_every_page = {MAIN, *static_imports(MODULES, MAIN)}
    assert {path for path in published if "/search/" in path} == {SEARCH, "js/search/open.js"}
    assert {path for path in published if "/portal/" in path} == PORTAL
    for entry in JOINED:
        assert set(static_imports(published, entry)) <= on_every_page


@pytest.mark.parametrize("entry", sorted(JOINED))
def test_no_two_modules_of_one_file_use_the_same_name(entry: str):
    declared = re.compile(
        r"^(?:export )?(?:async )?(?:function|class|const|let) (\w+)", re.MULTILINE
    )
    members = [entry, *static_imports(MODULES, entry)]
    names = [name for path in members for name in declared.findall(MODULES[path])]
    assert sorted(names) == sorted(set(names))


def test_all_scripts_are_one_classic_script_for_a_disk(published: dict[str, str]):
    text = bundle(published, MAIN)
    assert not re.search(r"\b(?:import|export)\b\s*[({'\"*\w]", text)
    assert all(f'"{path}": (exports, use) =>' in text for path in published)


def test_a_module_is_joined_after_what_it_imports_from_every_page():
    modules = {
        "js/main.js": 'import { data } from "./data.js";\nimport("./search/dialog.js");',
        "js/data.js": "export const data = 1;",
        "js/dom.js": "export const element = 2;",
        "js/search/dialog.js": 'import { element } from "../dom.js";\nimport { engine } from "./engine.js";\nengine(element);',
        "js/search/engine.js": 'import { data } from "../data.js";\nexport const engine = () => data;',
    }
    published = published_scripts(modules, "js/main.js")
    assert [*published] == ["js/main.js", "js/data.js", "js/dom.js", "js/search/dialog.js"]
    assert published["js/search/dialog.js"].startswith('import{data}from"./../data.js";')
    assert "engine(element);" in published["js/search/dialog.js"]


IMPORTED_PATH = re.compile(r'(?:from |import\()"(\.{1,2}/[^"]+)"')


def test_every_script_is_loaded_by_another():
    scripts = {file.relative_to(FOLDER / "js").as_posix() for file in FOLDER.rglob("*.js")}
    loaded, waiting = set(), ["main.js"]
    while waiting:
        script = waiting.pop()
        loaded.add(script)
        for path in IMPORTED_PATH.findall((FOLDER / "js" / script).read_text("utf-8")):
            imported = (FOLDER / "js" / PurePosixPath(script).parent / path).resolve()
            name = imported.relative_to((FOLDER / "js").resolve()).as_posix()
            waiting += [] if name in loaded else [name]
    assert scripts - loaded == set()
