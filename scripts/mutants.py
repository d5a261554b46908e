"""Which changes of the code no test notices: mutants.py [--per-module 20] [MODULE …].

Each mutant is one small change, chosen by a fixed seed, in a copy of the project; it survives if
the tests beside its module pass. Some survivors mean the same as the original: read them.
"""

import argparse
import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TESTS = {
    "plan/checks/english": ["plan"],
    "plan/checks/references": ["plan"],
    "plan/checks/topics": ["plan"],
    "plan/source_text": ["plan", "exports"],
    "plan/raw_plan": ["plan"],
    "plan/yaml_reader": ["plan"],
    "files/zip_files": ["files", "importer"],
    "files/folder_output": ["files", "cli/test_writing.py"],
    "files/folder_files": ["files"],
    "files/own_hash": ["files"],
    "files/file_output": ["files", "cli/test_writing.py"],
    "exports/formula_escape": ["exports"],
    "exports/task_rows": ["exports"],
    "translation/merge": ["translation"],
    "importer/responsibility/notes": ["importer"],
    "pages/views/point": ["pages"],
    "site/verify": ["site/test_verify.py"],
}
"""The modules under ``src/workplan/``, each with the tests that need no browser and concern it."""

WITH_SLOW_TESTS = {"translation/merge", "site/verify"}
"""Those whose tests are slow, though they need no browser."""

SECONDS = 300
_OPPOSITES: dict[type[ast.AST], type[ast.AST]] = {
    ast.Eq: ast.NotEq, ast.Lt: ast.LtE, ast.Gt: ast.GtE, ast.In: ast.NotIn, ast.Is: ast.IsNot,
    ast.And: ast.Or, ast.Add: ast.Sub,
}  # fmt: skip
_OPPOSITES |= {new: old for old, new in _OPPOSITES.items()}


def changed(node: ast.AST) -> ast.AST | None:
    """The node with its meaning changed, or None where there is nothing to change."""
    match node:
        case ast.Compare(ops=[op, *_]) if type(op) in _OPPOSITES:
            node.ops[0] = _OPPOSITES[type(op)]()
        case ast.BoolOp(op=op) | ast.BinOp(op=op) if type(op) in _OPPOSITES:
            node.op = _OPPOSITES[type(op)]()
        case ast.UnaryOp(op=ast.Not()):
            return node.operand
        case ast.Constant(value=bool() as value):
            node.value = not value
        case ast.Constant(value=int() as value):
            node.value = value + 1
        case ast.IfExp():
            node.body, node.orelse = node.orelse, node.body
        case _:
            return _changed_statement(node)
    return node


def _changed_statement(node: ast.AST) -> ast.AST | None:
    match node:
        case ast.If():
            node.test = ast.UnaryOp(ast.Not(), node.test)
        case ast.Expr(value=ast.Yield() | ast.Call()):
            return ast.Pass()
        case ast.Return(value=ast.expr()):
            node.value = None
        case _:
            return None
    return node


class _MutationAt(ast.NodeTransformer):
    """Changes the node at one place of the walk."""

    def __init__(self, node_index: int) -> None:
        self.node_index = node_index
        self.line = 0

    def visit(self, node: ast.AST) -> ast.AST:
        self.node_index -= 1
        if self.node_index == -1:
            self.line = getattr(node, "lineno", 0)
            return changed(node) or node
        return self.generic_visit(node)


def mutants(source: str) -> Iterator[tuple[int, str]]:
    """The line and the text of every mutant of a module."""
    tree = ast.parse(source)
    original = ast.unparse(tree)
    for node_index in range(sum(1 for _ in ast.walk(tree))):
        change = _MutationAt(node_index)
        text = ast.unparse(ast.fix_missing_locations(change.visit(copy.deepcopy(tree))))
        if text != original:
            yield change.line, text


def copy_of_project(folder: Path) -> Path:
    """A copy of what Git would keep of the project."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    return folder


def survives(project: Path, module: str) -> bool:
    """Whether the tests of a module pass on the project; those that hang do not."""
    marked = "" if module in WITH_SLOW_TESTS else "not slow"
    command = [sys.executable, "-m", "pytest", "-xq", "-n0", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PYTHONPATH": str(project / "src")}
    try:
        done = subprocess.run(
            [*command, "-m", marked, *(f"tests/{test}" for test in TESTS[module])],
            cwd=project, env=environment, capture_output=True, timeout=SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return False
    return done.returncode == 0


def main() -> None:
    """Prints for each module how many of its mutants the tests notice, and where they do not."""
    parser = argparse.ArgumentParser()
    parser.add_argument("modules", nargs="*", default=list(TESTS), metavar="MODULE")
    parser.add_argument("--per-module", type=int, default=20)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="workplan-mutants-") as folder:
        project = copy_of_project(Path(folder) / "project")
        for module in options.modules:
            file = project / f"src/workplan/{module}.py"
            source, rng = file.read_text("utf-8"), random.Random(module)  # noqa: S311 - a sample
            if not survives(project, module):
                raise SystemExit(f"{module}: its tests fail without any change")
            chosen = list(mutants(source))
            chosen = sorted(rng.sample(chosen, min(len(chosen), options.per_module)))
            survivors = []
            for line, text in chosen:
                file.write_text(text, "utf-8")
                survivors += [line] if survives(project, module) else []
            file.write_text(source, "utf-8")
            killed = len(chosen) - len(survivors)
            print(f"{module}: {killed} of {len(chosen)}, not lines {survivors}", flush=True)


if __name__ == "__main__":
    main()
