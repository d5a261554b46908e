"""The search, in the real box: what it finds, in which order, and how it behaves under the hand."""

from __future__ import annotations

import json
import random
import re
import unicodedata
from pathlib import Path

import pytest
from conftest import DATA, ROOT
from playwright.sync_api import Browser, Page, expect

from end_to_end.browser.conftest import blocker, held_back, watched
from end_to_end.browser.test_access import violations
from workplan.plan.source_text import point_line

QUERIES = json.loads((DATA / "queries.json").read_text("utf-8"))

# Common words of schools and offices that the plan does not have.
ABSENT = [
    "食堂",
    "校服",
    "自行车",
    "足球",
    "游泳",
    "钢琴",
    "高考",
    "作业",
    "寒假",
    "暑假",
    "分数",
    "成绩",
    "录取",
    "志愿",
    "学费",
    "奖学金",
    "图书馆",
    "宿舍",
    "校车",
    "体检",
    "近视",
    "午餐",
    "课表",
    "教材",
    "英语",
    "数学",
    "物理",
    "化学",
    "音乐",
    "美术",
    "幼儿园",
    "保育员",
    "托管",
    "夏令营",
    "手机",
    "电脑",
    "机器人",
    "博物馆",
    "春游",
    "运动会",
    "毕业证",
    "转学",
    "休学",
    "补考",
    "职称",
    "工资",
    "社保",
    "公积金",
    "停车",
    "地铁",
]


def open_box(page: Page, path: str = "") -> None:
    page.goto(path)
    page.locator(".site-head .search-open").click()
    expect(page.locator("#search-input")).to_be_focused()


def settle(page: Page) -> None:
    """Waits until the results belong to what stands in the input."""
    page.wait_for_function(
        "() => { const i = document.querySelector('#search-input'); return i && document.querySelector('.search-box').dataset.shown === i.value.trim(); }"
    )


def ask(page: Page, query: str) -> list[int]:
    page.locator("#search-input").fill(query)
    settle(page)
    return points(page)


def points(page: Page) -> list[int]:
    links = page.locator(".search-results a").evaluate_all("all => all.map(a => a.pathname)")
    return [int(re.search(r"/points/(\d+)/", link)[1]) for link in links]


def nfkc(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


@pytest.fixture(scope="module")
def english(plan):
    """The English of each point, its units included."""
    names = {unit.name["zh"]: unit.name["en"] for unit in plan.units}
    return {
        point.num: " ".join(
            [
                point.heading["en"],
                *(m["en"] for m in point.measures),
                *(names[u] for u in point.units),
            ]
        )
        .replace("’", "'")
        .lower()
        for point in plan.points
    }


def test_every_query_of_the_list_finds_its_points_in_the_box(page: Page, english):
    open_box(page)
    wrong = []
    for query in QUERIES:
        got = ask(page, query["q"])
        if query["kind"] == "natural":
            right = got[:1] == query["expect"][:1] and set(query["expect"]) <= set(got)
        elif "expect" in query:
            right = sorted(got) == sorted(query["expect"]) and len(got) == len(set(got))
        else:
            words = query["q"].lower().split()
            truth = {
                n
                for n, text in english.items()
                if all(re.search(rf"\b{re.escape(w)}", text) for w in words)
            }
            right = set(got) == truth != set()
        if not right:
            wrong.append((query["q"], got, query.get("expect")))
    assert wrong == []


def test_absent_words_find_nothing_and_the_box_shows_a_way_on(page: Page, plan):
    text = "".join(point_line(plan, point) for point in plan.points)
    assert len(ABSENT) == 50
    open_box(page)
    for word in ABSENT:
        assert word not in text
        assert ask(page, word) == [], word
        expect(page.locator(".search-status [lang=zh]").first).to_contain_text("原文没有")
    ways = page.locator(".search-suggestions a")
    assert [re.sub(r".*/2024/", "", ways.nth(i).get_attribute("href")) for i in (0, 1)] == [
        "units/",
        "",
    ]


def test_a_hundred_random_pieces_are_found_in_the_box(page: Page, plan):
    lines = {point.num: nfkc(point_line(plan, point)) for point in plan.points}
    pick = random.Random(2024)  # noqa: S311 - the same pieces on every run
    open_box(page)
    for _ in range(100):
        line = lines[pick.randint(1, 15)]
        start = pick.randrange(len(line) - 6)
        piece = line[start : start + pick.randint(1, 6)].strip()
        if not piece or re.fullmatch(r"[\d.]+", piece):
            continue
        truth = {num for num, text in lines.items() if piece in text}
        assert set(ask(page, piece)) == truth, piece


def test_every_piece_of_one_to_six_characters_without_the_box(own_page: Page):
    """Recall and precision are exactly 1 on the substrings of every point's Chinese line.

    All of one and two characters, by which the index finds, and a fifth of the longer ones.
    """
    own_page.route(
        "**/assets/written/**",  # the modules as written, which the published file has taken in
        lambda route: route.fulfill(
            path=ROOT / "docs/assets" / route.request.url.split("/written/")[1]
        ),
    )
    own_page.goto("")
    report = own_page.evaluate(
        """async () => {
      const written = new URL('../../written/js/', document.querySelector('script[type=module]').src);
      const { loadData } = await import(new URL('lib/edition_data.js', written));
      const { SearchEngine } = await import(new URL('search/engine.js', written));
      const { completeIndex } = await import(new URL('search/documents.js', written));
      const [box, first] = await Promise.all(['search/box.js', 'search/0.js'].map(loadData));
      const engine = new SearchEngine(await completeIndex(box, first));
      const lines = engine.documents.get('zh').filter(({ isPoint }) => isPoint);
      const folded = lines.map((line) => [line.id, line.text.normalize('NFKC')]);
      const pieces = new Set();
      for (const [, text] of folded) for (let n = 1; n <= 6; n += 1)
        for (let i = 0; i + n <= text.length; i += 1) if (n < 3 || (i + n) % 5 === 0) pieces.add(text.slice(i, i + n));
      const wrong = [];
      let tried = 0;
      for (const piece of pieces) {
        if (/^[\\d.\\s]+$/.test(piece) || piece !== piece.trim()) continue;
        tried += 1;
        const truth = folded.filter(([, text]) => text.includes(piece)).map(([id]) => id).sort();
        const got = engine.search(piece).points.map((hit) => hit.document.id).sort();
        if (String(truth) !== String(got)) wrong.push([piece, truth, got]);
      }
      return { tried, wrong: wrong.slice(0, 10), count: wrong.length };
    }"""
    )
    assert report["tried"] > 3_000
    assert report["wrong"] == []


TYPED = {
    "9": 9, "第9点": 9, "第九项": 9, "point 9": 9, "9.2": 9, "4": 4, "12": 12,
    "法规处": 1, "School Safety Division": 15, "信访": 12, "shuangsuiji": 9, "SSJ": 9,
    "《青少年法治教育大纲》": 14, "青少年法治教育大纲": 14, "100%": 9, "１００％": 9, "2课时": 14,
    "學生資助": 3, "學憲法 講憲法": 14, "falv": 4, "lvshi": 14, "行业": 11, "hangye": 11,
}  # fmt: skip
"""What is typed, and the point that stands first."""


def test_what_is_typed_in_many_ways_finds_its_point_first(page: Page):
    open_box(page)
    assert {query: ask(page, query)[:1] for query in TYPED} == {
        query: [first] for query, first in TYPED.items()
    }
    assert 11 in ask(page, "教師")


EVERYDAY = json.loads((DATA / "search/everyday.json").read_text("utf-8"))
FIRST_LINKS = """() => [...document.querySelectorAll('.search-groups a')].slice(0, 3)
  .map((link) => link.pathname + link.hash)"""


@pytest.mark.parametrize("language", [*EVERYDAY])
def test_what_readers_type_leads_to_the_right_place_among_the_first_three(page: Page, language):
    """95 of 100 such queries, which were written down before the search was made for them."""
    open_box(page, f"?lang={language}")
    missed = []
    for query in EVERYDAY[language]:
        ask(page, query["q"])
        links = page.evaluate(FIRST_LINKS)
        if not any(place in link for link in links for place in query["right"]):
            missed.append((query["q"], links))
    assert len(missed) <= 0.05 * len(EVERYDAY[language]), missed


def test_an_everyday_word_is_given_as_the_reason(page: Page):
    open_box(page, "?lang=zh")
    found(page, "补课")
    expect(page.locator(".search-status")).to_contain_text("原文没有“补课”")
    first = page.locator(".of-everyday li").first
    expect(first.locator(".result-reason")).to_contain_text("补课 → ")
    expect(first.locator(".occurrence")).to_have_text("3.1")
    assert found(page, "补课 自行车") == {}
    assert "points/11/#11.3" in found(page, "tuition")["everyday"]


@pytest.mark.parametrize(
    ("language", "absent"),
    [
        ("zh", "原文没有：refuse、foreign、passport"),
        ("en", "Not in the plan: refuse, foreign, passport"),
    ],
)
def test_words_that_the_plan_lacks_are_listed_as_the_language_does(page: Page, language, absent):
    open_box(page, f"?lang={language}")
    ask(page, "can a school refuse my child a foreign passport")
    expect(page.locator(".search-status")).to_contain_text(absent)


WITH_EVERYDAY_WORDS = {
    "zh": {
        "培训机构倒闭了钱怎么要回来": "11.3", "孩子在学校被打了怎么办": "15.1", "陌生人进校园": "15.3",
        "困难家庭补助": "3.2", "外来务工人员孩子入学": "5.1", "对学校处理不服": "12.2",
        "听证会": "4.1", "办证要跑几次": "7.1", "政策看不懂": "8.2", "教师维权": "13.3",
        "道德与法治": "14.1", "孩子去法院参观": "14.3",
    },
    "en": {
        "my child is being bullied at school": "15.1", "school counselor": "15.3", "student loan": "3.2",
        "public hearing": "4.1", "moot court": "14.3", "apply online": "7.1", "legal counsel": "4.3",
    },
}  # fmt: skip
"""What is typed in each language's view, and the measure that it is about."""


@pytest.mark.parametrize("language", [*WITH_EVERYDAY_WORDS])
def test_an_everyday_word_inside_what_is_typed_leads_to_its_measure(page: Page, language: str):
    open_box(page, f"?lang={language}")
    missed = {}
    for query, measure in WITH_EVERYDAY_WORDS[language].items():
        ask(page, query)
        links = page.evaluate(FIRST_LINKS)
        if not any(link.endswith(f"#{measure}") for link in links):
            missed[query] = links
    assert missed == {}


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("信访怎么写", "points/12/"),
        ("执法怎么评议", "points/10/"),
        ("裁量基准有没有鲸鱼", "points/3/"),
        ("法规处负责什么", "units/faguichu/"),
        ("下载全部任务的表格", "downloads/"),
        ("download spreadsheet of tasks", "downloads/"),
    ],
)
def test_a_short_question_is_answered_by_its_words_and_by_names_in_it(page: Page, query, place):
    open_box(page, "?lang=zh" if re.search("[\u4e00-\u9fff]", query) else "?lang=en")
    ask(page, query)
    links = page.evaluate(FIRST_LINKS)
    assert any(place in link for link in links), links


@pytest.mark.parametrize("query", ["鲸鱼怎么考", "执法鲸鱼怎么养", "水族馆有什么鱼"])
def test_a_question_about_what_the_plan_does_not_have_finds_nothing(page: Page, query):
    open_box(page, "?lang=zh")
    assert found(page, query) == {}


def found(page: Page, query: str) -> dict[str, list[str]]:
    """The addresses of all results by group, from the plan's own address."""
    ask(page, query)
    return page.evaluate(
        """() => Object.fromEntries([...document.querySelectorAll('.search-group')].map((group) =>
          [group.classList[1].slice(3), [...group.querySelectorAll('a')].map(
            (link) => (link.pathname + link.hash).replace(/.*\\/2024\\//, '').replace(/^\\//, ''))]))"""
    )


def test_what_is_found_beside_the_plan_s_text_stands_in_groups(page: Page):
    open_box(page)
    unit = found(page, "法规处")
    assert [*unit][:2] == ["named", "points"]
    assert unit["named"] == ["units/faguichu/"]
    assert found(page, "faguichu")["named"] == ["units/faguichu/"]
    for query in ("下载", "Excel", "spreadsheet", "PDF"):
        assert "downloads/" in found(page, query)["named"], query
    for query in ("打印", "print"):
        assert found(page, query)["named"][0] == "print/", query
    assert found(page, "家长")["named"][0] == "for/parents/"
    assert "about/" in found(page, "译文")["named"]
    section = found(page, "营商环境")
    assert section["points"] == ["points/5/#5.1"]
    assert section["sections"] == ["#section-2", *(f"points/{n}/#{n}.1" for n in (6, 7, 8))]
    assert found(page, "procurement")["glossary"][0] == "terms/#government-procurement"
    assert found(page, "国务院")["glossary"] == ["laws/#fair-competition-review"]


def test_explanations_are_marked_as_ours_and_open_at_their_measure(page: Page, plan):
    [words] = re.findall("^.{9}", plan.points[2].measures[0].readers.parents["zh"])
    open_box(page, "?lang=zh")
    assert found(page, words)["explanations"] == ["for/parents/#3.1"]
    group = page.locator(".of-explanations")
    expect(group.get_by_role("heading")).to_contain_text("本站解读（不是原文）")
    expect(group.locator(".result-kind").first).to_contain_text("家长")
    group.locator("a").first.click()
    page.wait_for_url("**/2024/for/parents/#3.1")
    assert page.locator("[id='3.1']").bounding_box()["y"] < 900


def test_every_result_leads_to_a_place_that_is_there(page: Page, site: Path):
    open_box(page)
    places = {
        address
        for query in ("教育", "e", "表", "是", "the")
        for group in found(page, query).values()
        for address in group
    }
    for group in page.locator(".search-further:visible").all():
        group.click()
    assert len(places) > 40
    for place in places:
        path, _, anchor = place.partition("#")
        folder = site if path == "about/" else site / "2024"
        text = (folder / path / "index.html").read_text("utf-8")
        assert not anchor or f'id="{anchor}"' in text, place


def test_whole_words_come_before_pieces_of_words(page: Page):
    open_box(page)
    assert ask(page, "入学") == [5, 1]  # 深入学习
    assert ask(page, "law")[0] != 15
    assert ask(page, "随迁") == [5]


def test_headings_and_units_come_before_the_text(page: Page):
    open_box(page)
    assert ask(page, "信息公开") == [8]
    got = ask(page, "行政执法")
    assert got == [9, 10, 3, 11]


def test_the_same_question_in_the_other_language_leads_to_the_same_points(page: Page):
    open_box(page)
    for chinese, english in (
        ("校外培训", "off-campus training"), ("随迁子女", "migrant workers"), ("预付式消费", "prepaid consumption"),
        ("公平竞争审查", "fair competition review"), ("法治副校长", "vice-principals for the rule of law"),
        ("计财处", "Planning and Finance Division"), ("教职工", "staff"), ("青少年", "young people"),
    ):  # fmt: skip
        zh, en = set(ask(page, chinese)), set(ask(page, english))
        assert zh, chinese
        assert zh <= en, (chinese, zh, en)


def test_a_result_shows_its_measure_with_the_hit_marked_and_opens_there_marked(page: Page):
    open_box(page, "?lang=zh")
    ask(page, "覆盖率")
    item = page.locator(".search-results li").first
    expect(item.locator("mark").first).to_have_text("覆盖率")
    expect(item.locator(".occurrence")).to_have_text("9.2")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2024/points/9/#9.2")
    expect(page.locator('[id="9.2"] mark').first).to_have_text("覆盖率")
    assert page.locator('[id="9.2"]').bounding_box()["y"] < 900


def test_in_one_language_the_result_is_in_that_language(page: Page):
    open_box(page, "?lang=en")
    ask(page, "覆盖率")
    expect(page.locator(".search-results li").first).to_contain_text("reaches 100 percent")
    expect(page.locator(".search-results .result-head [lang=en]").first).to_be_visible()


def test_a_phrase_across_two_sentences_is_marked_where_it_stands(page: Page):
    open_box(page, "?lang=zh")
    assert ask(page, "宣传教育。根据") == [1]
    # An excerpt is one measure: its part of the phrase is marked.
    assert page.locator(".search-results mark").all_inner_texts() == ["宣传教育。"]


def test_the_missing_words_of_a_question_are_shown(page: Page):
    open_box(page, "?lang=zh")
    assert ask(page, "双随机抽查覆盖率多少")[:1] == [9]
    expect(page.locator(".search-status [lang=zh]").last).to_have_text("原文没有：多少")


def test_arrows_walk_through_the_results_and_letters_return_to_the_input(page: Page):
    open_box(page)
    ask(page, "行政执法")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-results a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".search-results a").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.locator("#search-input")).to_be_focused()


def test_escape_closes_and_gives_the_focus_back(page: Page):
    open_box(page)
    ask(page, "信访")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search-box")).to_be_hidden()
    expect(page.locator(".site-head .search-open")).to_be_focused()
    expect(page).not_to_have_url(re.compile("q="))


def test_back_closes_the_box_and_forward_opens_it_again(phone: Page):
    phone.goto("2024/points/9/")
    phone.locator(".site-head .search-open").tap()
    box = phone.locator("dialog.search-box")
    expect(phone.locator("#search-input")).to_be_focused()
    ask(phone, "信访")
    phone.go_back()
    expect(box).to_be_hidden()
    assert phone.url.endswith("/2024/points/9/")
    phone.go_forward()
    expect(box).to_be_visible()
    settle(phone)
    assert points(phone) == [12]
    phone.locator(".search-results a").first.tap()
    phone.wait_for_url("**/2024/points/12/**")
    phone.go_back()
    phone.wait_for_url("**/2024/points/9/?q=*")
    expect(box).to_be_visible()
    phone.go_back()
    expect(box).to_be_hidden()
    assert phone.url.endswith("/2024/points/9/")


def test_what_is_typed_at_once_is_not_typed_over(own_page: Page):
    """The input gets the focus a moment after the box has opened, a longer one on a busy machine."""
    own_page.clock.install()
    own_page.goto("2024/points/9/")
    own_page.clock.pause_at(own_page.evaluate("Date.now() / 1000 + 60"))
    own_page.locator(".site-head .search-open").click()
    expect(own_page.locator(".search-box")).to_be_focused()
    own_page.keyboard.type("co")
    own_page.clock.run_for(1000)
    own_page.keyboard.type("mplaint")
    expect(own_page.locator("#search-input")).to_have_value("complaint")


@pytest.mark.parametrize("key", ["Control+k", "Enter"])
def test_what_is_typed_before_the_box_has_come_is_its_query(own_page: Page, key: str):
    own_page.goto("2024/points/9/?lang=en")
    own_page.locator(".site-head .search-open").focus()
    box = "**/data/2024/search/box.js"
    with held_back(own_page, box):
        with own_page.expect_request(box):
            own_page.keyboard.press(key)
        own_page.keyboard.type("random inspection")
    expect(own_page.locator("#search-input")).to_be_focused()
    own_page.keyboard.type("s")
    expect(own_page.locator("#search-input")).to_have_value("random inspections")
    own_page.keyboard.press("Backspace")
    settle(own_page)
    assert points(own_page) == [9]


def test_what_is_typed_elsewhere_before_the_box_has_come_stays_there(own_page: Page):
    own_page.goto("2024/terms/?lang=en")
    box = "**/data/2024/search/box.js"
    with held_back(own_page, box):
        with own_page.expect_request(box):
            own_page.keyboard.press("Control+k")
        own_page.locator(".term-tools input").focus()
        own_page.keyboard.type("school")
    expect(own_page.locator("#search-input")).to_be_focused()
    expect(own_page.locator("#search-input")).to_have_value("")
    expect(own_page.locator(".term-tools input")).to_have_value("school")


def test_closing_leaves_nothing_in_the_history_and_opening_at_once_is_no_race(page: Page):
    page.goto("about/")
    open_box(page, "2024/points/9/")
    for _ in range(3):
        ask(page, "信访")
        page.keyboard.press("Escape")
        page.keyboard.press("Control+k")
        expect(page.locator("#search-input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("/2024/points/9/$"))
    page.go_back()
    page.wait_for_url("**/about/")


def test_a_screen_reader_hears_the_dialog_first_and_the_counts_once(own_page: Page):
    """It says an input only when the focus comes to it from the dialog, which it has said before."""
    own_page.add_init_script(
        "document.addEventListener('focusin', ({ target }) => (window.heard ??= []).push(target.localName))"
    )
    own_page.goto("2024/points/9/?lang=en")
    own_page.keyboard.press("Control+k")
    expect(own_page.locator("#search-input")).to_be_focused()
    assert own_page.evaluate("window.heard.slice(-2)") == ["dialog", "input"]
    expect(own_page.locator("dialog.search-box")).to_have_accessible_name("Search")
    expect(own_page.locator("#search-input")).to_have_accessible_description("")
    expect(own_page.locator("#search-input")).to_have_attribute(
        "placeholder", "Words, units, numbers"
    )


def test_what_opens_is_closed_by_the_phone_s_own_gesture_too(phone: Page):
    """The system asks a dialog to close; its place in the history goes with it."""
    open_box(phone, "2024/points/9/")
    phone.locator("dialog.search-box").evaluate("dialog => dialog.requestClose()")
    expect(phone.locator("dialog.search-box")).to_be_hidden()
    phone.wait_for_function("() => !history.state?.search")


def test_ctrl_k_opens_and_single_letters_do_not(page: Page):
    page.goto("2024/points/9/")
    for key in ("s", "f", "/", "n", "p"):
        page.keyboard.press(key)
    assert page.locator("dialog.search-box").count() == 0
    assert page.url.endswith("/2024/points/9/")
    page.keyboard.press("Control+k")
    expect(page.locator("#search-input")).to_be_focused()


def test_the_search_is_in_the_address_and_opens_from_it(page: Page):
    open_box(page)
    ask(page, "执法")
    page.locator("#search-unit").select_option("jianguanchu")
    assert "q=%E6%89%A7%E6%B3%95" in page.url
    assert "unit=jianguanchu" in page.url
    sent = page.url
    page.goto("about:blank")
    page.goto(sent)
    settle(page)
    assert points(page) == [3, 11]
    expect(page.locator("#search-unit")).to_have_value("jianguanchu")


def test_the_filters_narrow_the_results(page: Page):
    open_box(page)
    everything = ask(page, "法规处")
    page.locator("#search-section").select_option("2")
    settle(page)
    assert points(page) == [6, 7, 8]
    page.locator("#search-section").select_option("")
    settle(page)
    page.locator("#search-unit").select_option("bangongshi")
    settle(page)
    assert points(page) == [8, 12]
    page.locator("#search-unit").select_option("")
    settle(page)
    assert points(page) == everything


def test_pasted_text_is_searched_without_a_key(page: Page):
    open_box(page)
    page.evaluate(
        """() => { const input = document.querySelector('#search-input'); input.focus();
        document.execCommand('insertText', false, '双随机'); }"""
    )
    settle(page)
    assert points(page) == [9]


def test_an_input_method_is_left_alone_while_it_composes(own_page: Page):
    """Enter chooses a word there; it must not open the first result."""
    open_box(own_page)
    ask(own_page, "信访")
    client = own_page.context.new_cdp_session(own_page)
    own_page.locator("#search-input").fill("")
    client.send("Input.imeSetComposition", {"selectionStart": 3, "selectionEnd": 3, "text": "shu"})
    own_page.evaluate(
        """() => document.querySelector('#search-input').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, isComposing: true, bubbles: true, cancelable: true }))"""
    )
    assert own_page.url.split("?")[0].endswith("/")
    expect(own_page.locator("dialog.search-box")).to_be_visible()
    client.send("Input.insertText", {"text": "双随机"})
    settle(own_page)
    assert points(own_page) == [9]


def test_the_count_is_told_to_screen_readers(page: Page):
    open_box(page, "?lang=en")
    ask(page, "enforcement")
    status = page.locator(".search-status")
    assert status.get_attribute("role") == "status"
    expect(status).to_contain_text("Points found: 4")


def test_hostile_queries_are_text(page: Page):
    open_box(page)
    for query in (
        "<img src=x onerror=alert(1)>",
        "(((((",
        "\\",
        ".*",
        "[",
        "{{7*7}}",
        "'\"",
        "a" * 5000,
        "&lt;",
    ):
        assert ask(page, query) == []
    assert page.locator(".search-box img").count() == 0


def test_searching_on_a_phone(phone: Page):
    open_box(phone, "?lang=zh")
    assert ask(phone, "校园安全") == [15]
    box = phone.locator("dialog.search-box").bounding_box()
    assert (box["x"], round(box["width"])) == (0, 375)
    phone.locator(".search-results a").first.tap()
    phone.wait_for_url("**/2024/points/15/#15.3")


EACH_WAY = (
    "行政执法", "双随机", "教育", "enforcement", "rule of law", "執法", "學憲法 講憲法", "9.2", "e",
    "ssj", "shuangsuiji", "fzfxz", "双随机抽查覆盖率多少", "校外培训机构预付费怎么监管",
    "how many inspections are double random", "食堂", "swimming",
)  # fmt: skip


@pytest.mark.parametrize("view", ["both", "zh", "en"])
def test_all_that_a_search_loads_is_asked_for_together(browser: Browser, address: str, view: str):
    """Three files, whatever is searched in whichever way, and none of them after another."""
    with watched(browser, address) as page:
        page.goto(f"2024/points/9/?lang={view}")
        page.wait_for_load_state("networkidle")
        requests, held = [], []
        page.on("request", lambda request: requests.append(request.url))
        page.route("**/*", lambda route: held.append(route))  # noqa: PLW0108 - answered when both are asked for
        script, data = "**/js/search/dialog.js", "**/data/2024/search/"
        with (
            page.expect_request(script),
            page.expect_request(f"{data}box.js"),
            page.expect_request(f"{data}0.js"),
        ):
            page.keyboard.press("Control+k")
        for route in held:
            route.continue_()
        for query in EACH_WAY:
            ask(page, query)
            expect(
                page.locator(".search-results li, .search-fallback li, .search-suggestions")
            ).not_to_have_count(0)
    # An address with another query makes the browser ask for the page's icon again.
    names = sorted(url.split("/")[-1] for url in requests)
    assert [name for name in names if name != "icon.svg"] == [
        "0.js",
        "box.js",
        "dialog.js",
    ]


@pytest.mark.parametrize("file", ["js/search/dialog.js", "data/2024/search/box.js"])
def test_a_search_that_could_not_load_is_told_and_tried_again_with_the_next_press(
    browser: Browser, address: str, file: str
):
    page = browser.new_page(base_url=address)
    page.goto("2024/points/9/")
    block = blocker(page)
    block([f"*/{file}"])
    alert = page.get_by_role("alert")
    expect(alert).to_have_count(0)
    page.keyboard.press("Control+k")
    expect(alert).to_contain_text("再按一次")
    expect(alert).to_contain_text("press again")
    block([])
    page.keyboard.press("Control+k")
    assert ask(page, "双随机") == [9]
    expect(page.locator(".search-failed")).to_be_hidden()
    page.close()


@pytest.mark.parametrize("query", ["", "双随机"])
def test_a_box_whose_index_does_not_come_says_so_and_tries_again(
    browser: Browser, address: str, query: str
):
    page = browser.new_page(base_url=address)
    page.goto("2024/points/9/?lang=both")
    block = blocker(page)
    block(["*/data/2024/search/0.js"])
    page.keyboard.press("Control+k")
    status = page.locator(".search-status")
    again = page.get_by_role("button", name="再试一次 Try again")
    for _ in range(2):
        expect(status).to_have_text(
            "搜索的数据没有载入，可能是网络断了。 The search’s data could not load; you may be offline."
        )
        page.locator("#search-input").fill(query)  # does not hide what is told
        expect(status).to_contain_text("没有载入")
        assert violations(page, "dialog.search-box") == []
        assert again.bounding_box()["height"] >= 24
        again.click()
        expect(page.locator("#search-input")).to_be_focused()
    expect(again).to_be_visible()
    block([])
    again.click()
    expect(page.locator(f'.search-box[data-shown="{query}"]')).to_be_visible()
    expect(again).to_have_count(0)
    assert ask(page, "双随机") == [9]
    page.close()


def test_a_box_that_is_opened_again_asks_for_its_index_again(browser: Browser, address: str):
    page = browser.new_page(base_url=address)
    page.goto("2024/points/9/?lang=en")
    block = blocker(page)
    block(["*/data/2024/search/0.js"])
    page.keyboard.press("Control+k")
    expect(page.get_by_role("button", name="Try again")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".search-box")).to_be_hidden()
    block([])
    page.keyboard.press("Control+k")
    assert ask(page, "双随机") == [9]
    page.close()
