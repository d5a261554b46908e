"""Plans with hostile texts in every field that the model has.

Nothing here lists fields: a new one is filled as its type says, and a type that is not known here
is an error. What is named is what must fit together, such as a point's units.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial
from itertools import count
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from workplan import Plan
from workplan.plan import fields
from workplan.plan.fields import Record, Text

HOSTILE = (
    "{{ 7*7 }}", "{% raw %}", "{# #}", "<script>window.pwned=1</script>", "<img src=x onerror=pwned()>",
    "[x](javascript:pwned())", "*a*", "_b_", "|c|", "# d", "&lt;e&gt;", "&amp;", "`f`", "</span></p></div>",
    "😀", "👩‍👩‍👧", "أهلا", "\u0301", "𠮷", "wzxhzdk:0", "<!-- workplan:0 -->", "\\", "${g}", "'\"", "]]>",
    "x" * 10_000, "javascript:h", "@import", "{i: j}", "- k", "%l", "?m", "!n", "a\tb",
)  # fmt: skip

RUN = "document.documentElement.setAttribute(`data-ran`,1)"
"""What each payload does if it runs."""
PAYLOADS = {
    "HTML": f"<script>{RUN}</script><img src=x onerror={RUN}><iframe srcdoc=x></iframe><!-- --><p>",
    "end tags": f"</span></p></title></style></textarea></template></script><script>{RUN}</script>",
    "attributes": f"'\"><a href=javascript:{RUN}>x</a> \" onmouseover={RUN} autofocus onfocus={RUN} x=",
    "SVG": f"<svg onload={RUN}><animate onbegin={RUN}/><foreignObject><math><mtext></svg>",
    "JavaScript": f"';{RUN};'\\';{RUN}//\";{RUN}//*/{RUN}/*\\u0027\\",
    "templates": f"`${{{RUN}}}` ${{{RUN}}} import(`./-1}}]}},p:{RUN},y:()=>{{z={{q:[{{w:1${{b}}`)",
    "regular expressions": "/(a+)+$/ (?<x>[\\ $& $1 $` \\1 )(",
    "JSON": f'","a":1}}]}});{RUN};(() => {{ "__proto__": {{}}, null, \\ud83d \\n',
    "CSS": f"}} a::after{{content:'x'}} @import '//example.org'; url(javascript:{RUN}) expression({RUN}) </style>",
    "XML": "]]> <![CDATA[ <?xml version='1.0'?> <!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]> &b; &#60;c&#62;",
    "YAML": "!!python/object:os.system &a *a - k: v # | > {a: [b]} ? ~ %YAML --- ...",
    "Jinja": "{{ 7*7 }} {% raw %}{% include '/etc/passwd' %} {# x #} #{7*7} <!-- workplan:point:1 -->",
    "Markdown": "[x](javascript:alert(1)) ![x](y) **b** `c` | d | ~~~ <http://e.example> [^1] ++ ==f== :smile:",
    "URL": "javascript:alert(1) data:text/html,x //example.org/%2e%2e/ ?mark=<b>&q=1#:~:text=x %0d%0aSet-Cookie:%20a=b %00",
    "tables": "=cmd|' /C calc'!A0;=1+1;+1;@SUM(A1);\"-1\",\"=1\" <r><t>x</t></r> _x003D_1 {=1}",
    "Word": "<w:r><w:fldSimple w:instr='DDEAUTO c'/></w:r> { DDEAUTO c } {{w:t}} ^p ^13",
    "nginx": '; } location / { return 200 "$request_body"; } # add_header X "',
    "shell": "$(touch /tmp/ran) `id` ; rm -rf / | ' \" && || > x < y * ~ !! \\ %PATH% $env:X",
    "paths": "../../../../etc/passwd ..\\..\\x CON nul:",
    "numbers": "<e> 2024年4月 ≥ 100% №",
}  # fmt: skip
"""By the syntax that each breaks out of."""


def words_of(number: int) -> str:
    """A text with every payload, of which another comes first each time; none has the same words."""
    payloads = list(PAYLOADS.values())
    first = number % len(payloads)
    return " ".join([*payloads[first:], *payloads[:first], f"№{number}."])


LANGUAGES = ("zh", "en")
URL = "https://example.org/`${x}`);{{7*7}}/*&amp;%0d%0a[x](y)|;--!%3Cscript%3E"
PATTERNS = {
    fields.Id: "id-{}",
    fields.Url: URL,
    fields.UrlOrEmail: "`${x}`);{{7*7}}%0d%0aBcc=x@e.example/[x](y)",
    fields.LanguageTag: "en",
}
"""Strings that are no texts."""

MAX_KEY = 700
"""A key of YAML has at most 1,024 characters, escapes among them."""


class PlanBuilder:
    """Makes a plan's data with all that a plan can have, each text by a function of its number."""

    def __init__(self, words: Callable[[int], str]) -> None:
        self.words = words
        self.numbers, self.sections, self.points = count(1), count(1), count(1)
        self.texts: dict[str, str] = {}
        """The fields that texts stand in, ``Unit.name``, by the texts."""
        self.unit = self.text("Unit.name")

    def plan(self) -> dict[str, Any]:
        """The data of the plan; its first measure mentions its terms and laws."""
        data = self.record(Plan)
        data["units"][0]["name"]["zh"] = self.unit
        first, second = data["sections"][0]["points"]
        del second["duty_note"], second["roles"]  # so that its units stand in a list of ours
        for field in ("duty_note", "roles", "units"):
            del second["measures"][0][field]
        first = first["measures"][0]
        for language in LANGUAGES:
            entries = [entry[language] for entry in (*data["terms"], *data["laws"])]
            first[language] = " ".join([first[language], *entries])
        return data

    def text(self, field: str, end: int | None = None) -> str:
        words = self.words(next(self.numbers))[:end].strip()
        self.texts[words] = field
        return words

    def record(self, model: type[Record], place: str = "") -> dict[str, Any]:
        """A record with all fields of its class, and its texts if it is one."""
        languages = LANGUAGES if issubclass(model, Text) else ()
        data: dict[str, Any] = {name: self.text(place) for name in languages}
        for name, info in model.model_fields.items():
            field = f"{model.__name__}.{name}"
            make = self.what_must_fit.get(field, partial(self.value, info, field))
            data[name] = make()
        return data

    @cached_property
    def what_must_fit(self) -> dict[str, Callable[[], Any]]:
        """The fields that refer to others, or are no text."""
        units = {
            "units": lambda: [self.unit],
            "roles": lambda: {self.text("Point.roles", MAX_KEY): [self.unit]},
        }
        return {
            "Plan.languages": lambda: list(LANGUAGES),
            "Plan.in_translation": list,
            "Plan.year": lambda: 2024,
            "Section.num": lambda: next(self.sections),
            "Point.num": lambda: next(self.points),
            **{
                f"{model}.{name}": make
                for model in ("Point", "Measure")
                for name, make in units.items()
            },
            "Topic.measures": lambda: ["1-1.1", "1-2.1"],
            "SourceStyle.units": lambda: self.text("SourceStyle.units").replace("…", "") + "…〕",
        }

    def value(self, kind: Any, field: str) -> Any:
        """A value of a type; a type that is not known here is an error."""
        metadata: list[Any] = []
        if isinstance(kind, FieldInfo):
            kind, metadata = kind.annotation, kind.metadata
        if get_origin(kind) is Annotated:
            kind, *metadata = get_args(kind)
        origin, arguments = get_origin(kind), get_args(kind)
        if origin in {Union, UnionType}:
            return self.value(arguments[0], field)
        if origin is tuple and get_origin(arguments[0]) is Literal:
            return list(get_args(arguments[0]))
        if origin is tuple:
            return [
                self.value(arguments[0], field)
                for _ in range(2 if field == "Section.points" else 1)
            ]
        if origin is dict:
            return {language: self.value(arguments[1], field) for language in LANGUAGES}
        return self.simple(kind, metadata, field)

    def simple(self, kind: Any, metadata: list[Any], field: str) -> Any:
        if get_origin(kind) is Literal:
            return get_args(kind)[0]
        if kind is str:
            other = [text for kind, text in PATTERNS.items() if get_args(kind)[1] in metadata]
            return other[0].replace("{}", str(next(self.numbers))) if other else self.text(field)
        if isinstance(kind, type) and issubclass(kind, Record):
            return self.record(kind, field)
        return {bool: next(self.numbers) % 2 == 0, date: "2024-05-06"}[kind]


words = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(
        st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp")), min_size=1, max_size=40
    ).filter(str.strip),
)


@st.composite
def plans(draw: st.DrawFn) -> dict[str, Any]:
    """The data of a plan whose texts are some hostile words in turn."""
    some = draw(st.lists(words, min_size=1, max_size=20))
    return PlanBuilder(lambda number: some[number % len(some)]).plan()
