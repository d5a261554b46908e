"""The code's own rules: lint, types, sizes, what may import what, what no file may hold."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from conftest import ROOT

PRODUCT = sorted(
    file for name in ("src", "macros", "adapters") for file in (ROOT / name).rglob("*.py")
)
"""What users run, on any system."""
MODULES = [
    *PRODUCT,
    *(file for name in ("scripts", "bench") for file in sorted((ROOT / name).rglob("*.py"))),
]


@cache
def nodes(module: Path) -> list[ast.AST]:
    return [*ast.walk(ast.parse(module.read_text("utf-8")))]


def functions(module: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    return [
        node for node in nodes(module) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_lint():
    done = run("ruff", "check", "--no-cache", ".")
    assert done.returncode == 0, done.stdout


def test_format():
    done = run("ruff", "format", "--no-cache", "--check", ".")
    assert done.returncode == 0, done.stdout


def test_types():
    done = run("mypy")
    assert done.returncode == 0, done.stdout


def test_functions_are_short():
    lengths = {
        f"{module.name}:{function.name}": function.end_lineno - function.lineno + 1
        for module in MODULES
        for function in functions(module)
    }
    assert [name for name, length in lengths.items() if length > 40] == []


def test_modules_fit_in_the_head():
    assert [
        module.name for module in MODULES if len(module.read_text("utf-8").splitlines()) > 400
    ] == []


def test_what_make_bench_runs_is_small():
    """Portals and the importer's growth are measured by programs of their own."""
    files = [file for file in (ROOT / "bench").iterdir() if file.suffix in {".py", ".js"}]
    files = [file for file in files if not file.name.startswith(("portal", "growth"))]
    assert sum(len(file.read_text("utf-8").splitlines()) for file in files) <= 700


def test_imports_keep_to_the_layers_of_the_packages():
    """The contracts stand in pyproject.toml."""
    lint_imports = Path(sys.executable).with_name("lint-imports")
    result = subprocess.run(
        [lint_imports, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout


def test_the_top_of_the_package_fits_in_the_head():
    top = ROOT / "src/workplan"
    entries = {path.relative_to(top).parts[0] for path in tracked() if path.is_relative_to(top)}
    assert len(entries) <= 12


TESTS_OF_PROPERTIES = {
    "cli/test_errors.py",
    "cli/test_odd_files.py",
    "cli/test_outputs.py",
    "cli/test_windows.py",
    "cli/test_writing.py",
    "exports/test_fidelity.py",
    "exports/test_grown.py",
    "exports/test_same_bytes.py",
    "files/test_files_of_the_user.py",
    "files/test_scripts.py",
    "importer/test_forms.py",
    "importer/test_generated_plans.py",
    "importer/test_growth.py",
    "importer/test_samples.py",
    "pages/test_hostile_plans.py",
    "portal/test_clusters_and_stores.py",
    "portal/test_what_passes_builds.py",
    "site/test_downloads.py",
    "site/test_kills.py",
    "site/test_pages.py",
    "site/test_properdocs.py",
    "site/test_publish.py",
    "site/test_sbom.py",
    "site/test_what_passes_builds.py",
    "site/test_zensical.py",
}
"""Tests that go through several modules, named for what they show."""


def test_tests_mirror_the_packages():
    """The test of a module is found by the module's name."""
    tests, packages = ROOT / "tests", ROOT / "src/workplan"
    files = [file.relative_to(tests) for file in tests.rglob("*.py")]
    files = [file for file in files if len(file.parts) > 1 and file.parts[0] != "end_to_end"]
    assert {str(file.parent) for file in files if not (packages / file.parent).is_dir()} == set()
    unnamed = set()
    for file in files:
        module = packages / file.parent / file.name.removeprefix("test_")
        if file.match("test_*.py") and not (module.is_file() or module.with_suffix("").is_dir()):
            unnamed.add(file.as_posix())
    assert unnamed == TESTS_OF_PROPERTIES


WORDS = """
accounts chrome desk door doors doubt doubts fact facts galley garbage grace hole imprint mould
passage passages proof recipe recipes refusal remark remarks said seal sealed shelf spreads squeeze
swap tile told typeface typefaces uncollected works wraps
"""
PRIVATE_WORDS = frozenset(WORDS.split())
"""Words that once stood for a layout, a text, a lock, a thing; the glossary has the field's own.

No part of a name is one of them.
"""
PRIVATE_NAMES = PRIVATE_WORDS | {"one", "press"}
"""No whole name is one of these: ``one_line`` and ``press_keys`` say what they are."""

SCRIPT_BINDING = re.compile(
    r"\b(?:const|let|function|class) (\w+)|[(,] ?(\w+)(?=[,)][^;]*=>)"  # with their arguments
)
TEMPLATE_BINDING = re.compile(r"\{%-? *(?:set|macro|for|block) +([\w, ]+?)(?= in | *[=(%]|$)")


def bound_names(module: Path) -> Iterator[str]:
    """What a module gives a name to; the name of a test is a sentence, and may say anything."""
    yield module.stem
    for node in nodes(module):
        match node:
            case ast.Name(ctx=ast.Store()):
                yield node.id
            case ast.Attribute(ctx=ast.Store()):
                yield node.attr
            case ast.arg():
                yield node.arg
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                if not node.name.startswith("test_"):
                    yield node.name


@cache
def is_private(name: str) -> bool:
    """Whether a name, or a part of it in snake_case or CamelCase, is none of the field's."""
    snake_case = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name).lower()
    return snake_case.strip("_") in PRIVATE_NAMES or not PRIVATE_WORDS.isdisjoint(
        snake_case.split("_")
    )


def test_things_have_the_names_of_the_field():
    folders = ("src", "macros", "adapters", "scripts", "bench", "tests")
    python = [file for folder in folders for file in (ROOT / folder).rglob("*.py")]
    names = [(file, name) for file in python for name in bound_names(file)]
    for binding, files in (
        (SCRIPT_BINDING, (ROOT / "docs/assets/js").rglob("*.js")),
        (TEMPLATE_BINDING, (ROOT / "src/workplan").rglob("*.html")),
    ):
        bound = [
            (file, match) for file in files for match in binding.finditer(file.read_text("utf-8"))
        ]
        names += [
            (file, name)
            for file, match in bound
            for group in filter(None, match.groups())
            for name in re.findall(r"\w+", group)
        ]
    for file in (ROOT / "src/workplan/locales").glob("*.yaml"):
        locale = yaml.safe_load(file.read_text("utf-8"))
        # The keys of reports are what programs read in the importer's JSON, and stay.
        names += [(file, key) for kind in ("ui_texts", "messages") for key in locale[kind]]
    assert {f"{file}: {name}" for file, name in names if is_private(name)} == set()


@pytest.mark.parametrize("name", ["_Remark", "own_recipe", "readFacts", "HTMLDoor", "one", "PRESS"])
def test_parts_of_names_are_seen(name):
    assert is_private(name)


@pytest.mark.parametrize("name", ["one_line", "press_keys", "artifacts", "Proofreader"])
def test_other_words_are_not(name):
    assert not is_private(name)


def calls(*names: str) -> list[tuple[str, int, set[str | None]]]:
    """The calls of functions by name: where, how many arguments, the names of the others."""
    return [
        (f"{module.name}:{node.lineno}", len(node.args), {keyword.arg for keyword in node.keywords})
        for module in PRODUCT
        for node in nodes(module)
        if isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")) in names
    ]


def test_texts_are_utf_8_with_the_same_line_ends_on_every_system():
    """Python's own EncodingWarning sees only what a test runs."""
    read, written = calls("read_text"), calls("write_text")
    assert [where for where, count, named in read if not count and "encoding" not in named] == []
    assert [where for where, _, named in written if not named >= {"encoding", "newline"}] == []
    programs = calls("run", "Popen", "check_output")
    assert [where for where, _, named in programs if named & {"text", "universal_newlines"}] == []


def tracked() -> list[Path]:
    done = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return [ROOT / name for name in done.stdout.splitlines() if (ROOT / name).is_file()]


def test_no_file_names_a_machine_or_a_person():
    secret = re.compile(r"/home/\w|/root/|/Users/\w|BEGIN (?:RSA |OPENSSH )?PRIVATE KEY|ghp_\w{20}")
    for file in tracked():
        if file.suffix in {".png", ".ttf", ".woff2", ".lock"} or file == Path(__file__):
            continue
        match = secret.search(file.read_text("utf-8", errors="ignore"))
        assert not match, f"{file.relative_to(ROOT)}: {match[0]}"
