"""Text is harmless, measured and broken so that nothing leaves its column; pages end where they should."""

from __future__ import annotations

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from fieldapp.reports.layout import (
    Block,
    Columns,
    Drawing,
    Framed,
    Gap,
    Sized,
    Stack,
    Text,
    Whole,
    headed,
)
from fieldapp.reports.pagination import paginate
from fieldapp.reports.paper import BODY, HEAD
from fieldapp.reports.tables import Ruled, Table
from fieldapp.reports.typeset import REPLACEMENT, break_lines, clean, face, shorten, text_width

WIDTH = 300.0
PAGE = 400.0


def test_what_no_page_can_show_is_taken_out() -> None:
    assert clean("a\x00b\ud800c\u202ed\u2066e\u200df") == "abcdef"
    assert clean("one\r\ntwo\rthree\tfour") == "one\ntwo\nthree four"
    assert clean("e\u0301") == "é"


def test_a_glyph_nobody_has_is_shown_as_missing() -> None:
    drawn = "".join(run for _, run in face("Inter-Regular").runs("ok 😀 שלום"))

    assert drawn == f"ok {REPLACEMENT} {REPLACEMENT * 4}"


def test_a_glyph_the_face_lacks_comes_from_the_other_font() -> None:
    assert face("Inter-Regular").runs("a☐b") == [
        ("Inter-Regular", "a"),
        ("DejaVuSans", "☐"),
        ("Inter-Regular", "b"),
    ]


def test_numbers_and_their_units_stay_together() -> None:
    lines = break_lines("measured at last 1\u202f234\u00a0km", BODY, 130)

    assert lines == ["measured at last", "1\u202f234\u00a0km"]


def test_a_word_wider_than_the_column_is_broken() -> None:
    lines = break_lines("x" * 10_000, BODY, WIDTH)

    assert "".join(lines) == "x" * 10_000
    assert max(text_width(line, BODY) for line in lines) <= WIDTH


@given(st.text(max_size=300), st.floats(min_value=20, max_value=600))
def test_no_line_leaves_its_column_and_no_letter_is_lost(text: str, width: float) -> None:
    lines = break_lines(text, BODY, width)

    assert all(text_width(line, BODY) <= width + 0.01 for line in lines)
    kept = "".join("".join(lines).split())
    assert kept == "".join(clean(text).split())


def test_a_shortened_text_says_that_it_is_shortened() -> None:
    lines = shorten("word " * 100, BODY, WIDTH, 2)

    assert len(lines) == 2
    assert lines[1].endswith("…")
    assert text_width(lines[1], BODY) <= WIDTH


def lines_on(page: Block) -> list[str]:
    if isinstance(page, Text):
        return page.lines(WIDTH)
    return [line for block in page.inner() for line in lines_on(block)]


def rows(count: int) -> list[Block]:
    return [Text(f"row {number}", BODY) for number in range(count)]


def test_a_head_is_never_the_last_thing_on_a_page() -> None:
    filler = Drawing(PAGE - 60, lambda *_: None)
    story = Stack([filler, Gap(10), headed("Findings", HEAD), Text("word " * 200, BODY)])

    first, second = paginate(story, WIDTH, PAGE)[:2]

    assert "Findings" not in lines_on(first)
    assert lines_on(second)[0] == "Findings"


def test_a_paragraph_is_cut_so_that_two_lines_stand_on_either_page() -> None:
    line = BODY.leading
    for above in range(int(PAGE - 12 * line), int(PAGE)):
        story = Stack([Drawing(above, lambda *_: None), Text("word " * 60, BODY)])
        counts = [len(lines_on(page)) for page in paginate(story, WIDTH, PAGE)]
        assert 1 not in counts


def test_a_tables_head_is_drawn_again_on_each_page() -> None:
    table = Table(Text("head", BODY), rows(60), again=Text("head again", BODY))

    pages = paginate(Stack([table]), WIDTH, PAGE)

    assert len(pages) == 3
    assert lines_on(pages[0])[0] == "head"
    assert [lines_on(page)[0] for page in pages[1:]] == ["head again"] * 2
    told = [line for page in pages for line in lines_on(page) if line.startswith("row")]
    assert told == [f"row {number}" for number in range(60)]


def test_a_box_stays_whole_where_a_page_can_hold_it() -> None:
    box = Whole(Framed(Stack(rows(10)), padding=(10, 10, 10, 10)))
    story = Stack([Drawing(PAGE - 100, lambda *_: None), box])

    pages = paginate(story, WIDTH, PAGE)

    assert [len(lines_on(page)) for page in pages] == [0, 10]


def test_a_box_longer_than_a_page_is_cut_into_boxes() -> None:
    box = Whole(Framed(Stack(rows(50)), padding=(10, 10, 10, 10)))

    pages = paginate(Stack([box]), WIDTH, PAGE)

    assert len(pages) == 3
    assert all(page.height(WIDTH) <= PAGE for page in pages)


def pictures(tall: float) -> list[Block]:
    return [Whole(Drawing(tall, lambda *_: None)) for _ in range(3)]


def finding(tall: float) -> Block:
    head = Text("head", BODY, keep_next=True)
    again = Text("head again", BODY, keep_next=True)
    return Framed(Stack([head, *pictures(tall), Text("said", BODY)]), padding=(10, 10, 10, 10), again=again)


def test_a_box_that_does_not_fit_is_cut_between_its_rows_and_opens_again_with_its_head() -> None:
    story = Stack([Drawing(PAGE - 200, lambda *_: None), finding(120)])

    first, second = paginate(story, WIDTH, PAGE)

    assert lines_on(first) == ["head"]
    assert lines_on(second) == ["head again", "said"]
    assert first.height(WIDTH) > PAGE - 60  # its first row of photos stands with the head


def test_a_boxs_head_does_not_stand_alone_at_the_foot_of_a_page() -> None:
    story = Stack([Drawing(PAGE - 100, lambda *_: None), finding(120)])

    assert [lines_on(page) for page in paginate(story, WIDTH, PAGE)] == [[], ["head"], ["head again", "said"]]


def test_photos_are_drawn_smaller_where_their_box_then_fits() -> None:
    box = Sized([partial(finding, 100), partial(finding, 70)])

    def height(above: float) -> list[float]:
        pages = paginate(Stack([Drawing(above, lambda *_: None), box]), WIDTH, PAGE)
        return [page.height(WIDTH) for page in pages]

    large = finding(100).height(WIDTH)
    assert height(PAGE - large) == [PAGE]
    assert height(PAGE - large + 10) == [PAGE + 10 - 90]
    after = Stack([Drawing(PAGE - large + 10, lambda *_: None), box, Text("after", BODY)])
    assert [lines_on(page)[-1] for page in paginate(after, WIDTH, PAGE)] == ["after"]


def test_what_should_stay_together_but_is_longer_than_a_page_is_parted() -> None:
    head = Text("word " * 120, BODY, keep_next=True)
    box = Framed(Stack([head, *pictures(250)]), padding=(10, 10, 10, 10))

    pages = paginate(Stack([box]), WIDTH, PAGE)

    assert all(page.height(WIDTH) <= PAGE for page in pages)


def test_an_items_title_does_not_stand_alone_when_only_the_air_under_it_no_longer_fits() -> None:
    story = [
        Drawing(PAGE - BODY.leading - 2, lambda *_: None),
        Stack([Text("title", BODY, keep_next=True), Gap(4), Drawing(80, lambda *_: None)]),
    ]

    first, second = paginate(Stack(story), WIDTH, PAGE)

    assert [*lines_on(first)] == []
    assert [*lines_on(second)] == ["title"]


def test_two_rows_of_a_table_stand_on_either_page() -> None:
    table = Table(Text("head", BODY), rows(5))
    room_for_one_row = Drawing(PAGE - 2 * BODY.leading, lambda *_: None)
    room_for_four = Drawing(PAGE - 5 * BODY.leading, lambda *_: None)

    moved = paginate(Stack([room_for_one_row, table]), WIDTH, PAGE)
    parted = paginate(Stack([room_for_four, table]), WIDTH, PAGE)

    assert [[*lines_on(page)] for page in moved] == [[], ["head", *(f"row {n}" for n in range(5))]]
    assert [[*lines_on(page)] for page in parted] == [
        ["head", "row 0", "row 1", "row 2"],
        ["head", "row 3", "row 4"],
    ]


def test_a_row_that_is_cut_has_its_line_under_the_last_part() -> None:
    row = Whole(Ruled(Stack(pictures(100)), thickness=1, above=5, below=5), most=0.3)

    first, second = paginate(Stack([Table(Text("head", BODY), [row])]), WIDTH, 260)

    heights = [page.height(WIDTH) - BODY.leading for page in (first, second)]
    assert heights == [5 + 200 + 5, 5 + 100 + 5 + 1]


def test_columns_are_cut_side_by_side() -> None:
    columns = Columns([Stack(rows(30)), Stack(rows(3))], [0.5, 0.5], 10)

    pages = paginate(Stack([columns]), WIDTH, PAGE)

    told = [line for page in pages for line in lines_on(page)]
    assert sorted(told) == sorted([f"row {n}" for n in range(30)] + [f"row {n}" for n in range(3)])
    assert len(pages) == 2


def test_air_at_the_top_of_a_page_is_left_out() -> None:
    story = Stack([Drawing(PAGE, lambda *_: None), Gap(50), Text("next", BODY)])

    assert [page.height(WIDTH) for page in paginate(story, WIDTH, PAGE)] == [PAGE, BODY.leading]


def test_a_drawing_taller_than_a_page_gets_a_page_and_no_endless_loop() -> None:
    story = Stack([Text("before", BODY), Drawing(PAGE * 2, lambda *_: None), Text("after", BODY)])

    pages = paginate(story, WIDTH, PAGE)

    assert [line for page in pages for line in lines_on(page)] == ["before", "after"]
