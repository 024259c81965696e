"""The shape that keeps the code readable: small functions, short files, all annotated, nothing caught blindly."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from statistics import median, quantiles
from typing import TypeVar

import pytest

import tawthiq

PACKAGE = Path(tawthiq.__file__).parent
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
LENGTHS = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in TREES}
BANNED = frozenset("utils util helpers helper common manager processor handler base misc core".split())

WRITERS = {PACKAGE / "register" / "past" / "sentence.py"}
"""What writes sentences of a language."""

Function = ast.FunctionDef | ast.AsyncFunctionDef
Node = TypeVar("Node", bound=ast.AST)


def name(path: Path) -> str:
    """Return the dotted name of a module."""
    return ".".join(("tawthiq", *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")


def shown(path: Path, node: ast.stmt | ast.expr | ast.ExceptHandler) -> str:
    """Return where a node stands."""
    return f"{path.relative_to(PACKAGE)}:{node.lineno}"


def nodes(path: Path, kind: type[Node]) -> Iterator[Node]:
    """Yield the nodes of one kind in a module."""
    return (node for node in ast.walk(TREES[path]) if isinstance(node, kind))


def functions() -> Iterator[tuple[Path, Function]]:
    """Yield every function of the package with its module."""
    for path in TREES:
        yield from ((path, node) for node in nodes(path, ast.FunctionDef))
        yield from ((path, node) for node in nodes(path, ast.AsyncFunctionDef))


def parameters(function: Function) -> list[ast.arg]:
    """Return the parameters that a caller gives."""
    given = function.args
    return [a for a in (*given.posonlyargs, *given.args, *given.kwonlyargs) if a.arg not in ("self", "cls")]


def length(function: Function) -> int:
    """Return the lines of a function, decorators apart."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def ninth(values: list[int]) -> float:
    """Return the value that nine tenths do not exceed."""
    return quantiles(values, n=10, method="inclusive")[-1]


def imported(path: Path) -> set[str]:
    """Return what a module imports from the package while it is loaded."""
    found: set[str] = set()
    for node in TREES[path].body:
        if isinstance(node, ast.ImportFrom):
            found |= {str(node.module), *(f"{node.module}.{alias.name}" for alias in node.names)}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found & {name(other) for other in TREES} - {name(path)}


def is_broad(handler: ast.ExceptHandler) -> bool:
    """Return whether a handler catches more than it can know."""
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(c is None or getattr(c, "id", "") in ("Exception", "BaseException") for c in caught)


def test_functions_are_short() -> None:
    lengths = [length(function) for _, function in functions()]
    assert median(lengths) <= 8
    assert ninth(lengths) <= 30
    assert [f"{shown(p, f)} {f.name}: {length(f)} lines" for p, f in functions() if length(f) > 50] == []


def test_functions_take_few_arguments() -> None:
    assert ninth([len(parameters(function)) for _, function in functions()]) <= 4


def test_every_function_is_annotated() -> None:
    bare = [
        f"{shown(path, function)} {function.name}"
        for path, function in functions()
        if function.returns is None or any(a.annotation is None for a in parameters(function))
    ]
    assert bare == []


def test_files_are_short() -> None:
    lengths = [lines for lines in LENGTHS.values() if lines > 5]
    assert median(lengths) <= 130
    assert ninth(lengths) <= 300
    assert [f"{path.relative_to(PACKAGE)}: {lines} lines" for path, lines in LENGTHS.items() if lines > 500] == []


def test_folders_are_shallow() -> None:
    assert [path for path in TREES if len(path.relative_to(PACKAGE).parts) > 3] == []


def test_files_are_named_for_what_they_hold() -> None:
    assert [path for path in TREES if BANNED & set(path.stem.split("_"))] == []


def test_nothing_is_global() -> None:
    assert [shown(path, node) for path in TREES for node in nodes(path, ast.Global)] == []


def test_nothing_is_caught_blindly() -> None:
    assert [shown(p, handler) for p in TREES for handler in nodes(p, ast.ExceptHandler) if is_broad(handler)] == []


def test_imports_make_no_circle() -> None:
    TopologicalSorter({name(path): imported(path) for path in TREES}).prepare()  # raises CycleError where they do


def test_the_engine_is_small_and_knows_no_language() -> None:
    engine = PACKAGE / "grammar" / "engine.py"
    assert LENGTHS[engine] <= 300
    known = {folder.name for folder in (PACKAGE / "languages").iterdir() if (folder / "script.py").exists()}
    assert known
    names = rf"languages\.|['\"](?:{'|'.join(known)})['\"]|arabic|english|persian|kurdish"
    assert re.findall(names, engine.read_text(encoding="utf-8"), re.IGNORECASE) == []


@pytest.mark.parametrize("room", ["grammar", "model", "reading", "register"])
def test_letters_of_a_language_stand_only_in_its_folder(room: str) -> None:
    """Docstrings may show an example; code may not hold what belongs into a table or a rule."""
    found = []
    for path in (path for path in TREES if path.is_relative_to(PACKAGE / room) and path not in WRITERS):
        notes = {id(node.value) for node in nodes(path, ast.Expr)}
        texts = [node for node in nodes(path, ast.Constant) if isinstance(node.value, str) and id(node) not in notes]
        found += [f"{shown(path, t)} {t.value!r}" for t in texts if re.search("[\u0621-\u064a]", str(t.value))]
    assert found == []
