import re
from datetime import UTC, date, datetime, time
from html import unescape
from pathlib import Path

import pytest
from django import forms
from django.template import engines
from django.template.loader import render_to_string

from lms.templatetags import look

TUESDAY = date(2026, 10, 20)
DRAWN = set(re.findall(r'id="i-([a-z0-9-]+)"', render_to_string("door/_symbols.html")))


def render(source, **context):
    return engines["django"].from_string("{% load look %}" + source).render(context).strip()


def shapes(html):
    return re.findall(r"#i-([a-z0-9-]+)", html)


class Form(forms.Form):
    name = forms.CharField(label="名前", help_text="カードのとおり")
    kana = forms.CharField(label="ふりがな", required=False)
    phone = forms.ChoiceField(label="スマホ", choices=[("a", "アンドロイド")], widget=forms.RadioSelect)
    sure = forms.BooleanField(label="確かめました")
    day = forms.DateField(label="日", error_messages={"required": "いつの日か 入れてください"})


def test_icon_points_at_its_symbol():
    assert render('{% icon "done" %}') == (
        '<svg width="1.2em" height="1.2em" viewBox="0 0 24 24" aria-hidden="true"><use href="#i-done"/></svg>'
    )
    assert 'width="2.2em" height="2.2em"' in render('{% icon "done" "2.2em" %}')


def test_icons_named_in_templates_are_drawn():
    templates = Path(look.__file__).parents[1] / "templates"

    named = {n for f in templates.rglob("*.html") for n in re.findall(r'{% icon "([a-z0-9-]+)"', f.read_text())}

    assert named - DRAWN == set()
    assert {shape for shape, _ in [*look.CHIPS.values(), *look.LEVELS.values()]} - DRAWN == set()


def test_dates_are_written_with_weekday():
    assert render("{{ d|day_full }} {{ d|day_short }} {{ d|era_day }}", d=TUESDAY) == (
        "10月20日(火曜日) 10月20日(火) 令和8年10月20日(火)"
    )
    assert render("{{ t|clock }}", t=time(13, 30)) == "午後1時30分"
    assert render("{{ t|clock }}", t=time(0, 0)) == "午前0時"


def test_dates_of_an_aware_moment_are_those_of_here():
    moment = datetime(2026, 10, 19, 15, 30, tzinfo=UTC)

    assert render("{{ m|day_short }} {{ m|clock }}", m=moment) == "10月20日(火) 午前0時30分"
    assert look.day_short(moment) == "10月20日(火)"
    assert look.clock(moment) == "午前0時30分"


@pytest.mark.parametrize("name", ["day_full", "day_short", "era_day", "clock", "time_day"])
def test_dates_that_are_missing_leave_nothing(name):
    assert render("[{{ d|" + name + " }}]", d=None) == "[]"


def test_time_day_keeps_the_machine_date():
    assert render("{{ d|time_day }}", d=TUESDAY) == '<time datetime="2026-10-20">10月20日(火)</time>'
    assert render('{{ d|time_day:"full" }}', d=TUESDAY) == '<time datetime="2026-10-20">10月20日(火曜日)</time>'
    assert render('{{ d|time_day:"era" }}', d=TUESDAY) == '<time datetime="2026-10-20">令和8年10月20日(火)</time>'


def test_phrases_breaks_between_phrases():
    assert render("{{ t|phrases }}", t="文字を大きくする") == "文字を<wbr>大きくする"


@pytest.mark.parametrize(
    "text",
    ["", "文字を大きくする", "<b>太郎</b>さんの教室", '"><script>alert(1)</script>', "Wi-Fi & 通信", "𠮷野家 髙﨑"],
)
def test_phrases_escapes_and_loses_nothing(text):
    html = render("{{ t|phrases }}", t=text)

    assert set(re.findall(r"<[^>]*>", html)) <= {"<wbr>"}
    assert unescape(html.replace("<wbr>", "")) == text


def test_phrases_hold_a_particle_to_its_bracket():
    assert render("{{ t|phrases }}", t="「送る」を 押す") == "「送る」\u2060を<wbr> 押す"


def test_said_keeps_lines_and_escapes():
    assert render("{{ t|said }}", t="朝の<天気\n見る") == '<span class="said">朝の<wbr>&lt;天気<br>見る</span>'


def test_dates_kept_wraps_dates_and_escapes_the_rest():
    assert render("{{ t|dates_kept }}", t="<b>10月14日(水曜日)に") == (
        '&lt;b&gt;<span class="keep">10月14日(水曜日)</span>に'
    )


def test_dates_kept_wraps_hours():
    assert render("{{ t|dates_kept }}", t="午後1時30分から3時まで") == (
        '<span class="keep">午後1時30分から</span><span class="keep">3時まで</span>'
    )


@pytest.mark.parametrize(
    ("code", "shape", "word"),
    [
        ("present", "done", "出席"),
        ("late", "late", "遅刻"),
        ("left_early", "early", "早退"),
        ("apology", "told", "連絡あり"),
        ("absent", "away", "欠席"),
        ("none", "empty", "まだ"),
        ("done", "done", "すみ"),
        ("room", "empty", "空きがあります"),
        ("full", "away", "いっぱいです"),
        ("soon", "clock", "申込は これから"),
        ("cancelled", "stop", "中止"),
        ("draft", "pen", "下書き"),
    ],
)
def test_chip_says_shape_and_word(code, shape, word):
    html = render("{% chip code %}", code=code)

    assert shapes(html) == [shape]
    assert re.sub(r"<[^>]*>", "", html) == word


def test_chip_takes_another_word_and_escapes_it():
    html = render('{% chip "done" word=word plain=True waiting=True %}', word="<i>電話")

    assert html.startswith('<span class="chip plain waiting">')
    assert html.endswith("&lt;i&gt;電話</span>")


def test_chip_refuses_a_code_nobody_named():
    with pytest.raises(KeyError):
        render('{% chip "passed" %}')


@pytest.mark.parametrize(
    ("value", "shape", "words"),
    [
        (0, "lv0", "0まだ"),
        (1, "lv1", "1いっしょ"),
        (2, "lv2", "2ひとり"),
        (3, "lv3", "3教えた"),
        (None, "empty", "見ていない"),
    ],
)
def test_level_says_stairs_digit_and_word(value, shape, words):
    html = render("{% level value %}", value=value)

    assert shapes(html) == [shape]
    assert re.sub(r"<[^>]*>", "", html) == words


@pytest.mark.parametrize(
    ("states", "sentence"),
    [
        (["done", "now", "todo"], "全3回のうち、第1回がおわりました。つぎは第2回です。"),
        (["now", "todo", "todo"], "全3回です。つぎは第1回です。"),
        (["done", "done", "done"], "全3回のうち、第1回、第2回、第3回がおわりました。"),
        (["done", "missed", "now"], "全3回のうち、第1回がおわりました。第2回はお休みでした。つぎは第3回です。"),
    ],
)
def test_path_says_in_a_sentence_what_it_draws(states, sentence):
    html = render("{% path steps %}", steps=[(f"第{i}回", state) for i, state in enumerate(states, start=1)])

    assert f'role="img" aria-label="{sentence}"' in html
    assert re.findall(r'<text x="(\d+)"', html) == ["34", "150", "266"]
    assert html.count("f-mikan") == states.count("done")


def test_path_of_four_keeps_inside_its_frame():
    html = render("{% path steps %}", steps=[(str(i), "todo") for i in range(4)])

    assert re.findall(r'<text x="(\d+)"', html) == ["34", "111", "188", "265"]


def test_path_without_steps_draws_no_circle():
    assert "<circle" not in render("{% path steps %}", steps=[])


def test_step_count_says_where_one_is():
    html = render("{% step_count 2 3 %}")

    assert "3つのうち 2つ目" in html
    assert (html.count("f-mikan"), html.count("f-sea"), html.count("<circle")) == (1, 1, 4)


@pytest.mark.parametrize(("count", "filled"), [(0, 0), (5, 5), (14, 14), (15, 1), (28, 14)])
def test_stamps_fill_one_sheet_of_fourteen(count, filled):
    html = render("{% stamps dates %}", dates=[date(2026, 10, 1 + i) for i in range(count)])

    assert html.count("<li>") == 14
    assert html.count("<time") == filled
    assert html.count("個目、まだ") == 14 - filled


def test_stamps_say_the_day_of_each():
    html = render("{% stamps dates %}", dates=[date(2026, 9, 30)])

    assert '1個目、</span><time datetime="2026-09-30">30日</time>' in html


def test_telephone_can_be_dialled():
    html = render('{% telephone "089-000-0000" "平日9時から" name %}', name="<係>")

    assert 'href="tel:0890000000"' in html
    assert "089-000-0000</a>" in html
    assert "平日9時から<br>" in html
    assert "&lt;係&gt;" in html


def test_telephone_without_a_number_says_whom_to_ask():
    html = render("{% telephone contact_telephone contact_hours contact_name %}")

    assert "tel:" not in html
    assert "つぎの教室で 聞いてください" in html


def test_field_joins_label_hint_and_widget():
    html = render("{% field form.name %}", form=Form())

    assert '<label for="id_name">名前</label>' in html
    assert '<p class="hint" id="id_name_helptext">カードのとおり</p>' in html
    assert 'aria-describedby="id_name_helptext"' in html


def test_field_marks_what_may_stay_empty():
    assert "なくてもよい" in render("{% field form.kana %}", form=Form())
    assert "なくてもよい" not in render("{% field form.name %}", form=Form())


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("name", "入れてください"),
        ("phone", "選んでください"),
        ("sure", "四角を 押して、しるしを つけてください"),
        ("day", "いつの日か 入れてください"),
    ],
)
def test_field_says_in_our_words_what_is_missing(name, sentence):
    html = render("{% field bound %}", bound=Form({})[name])

    assert f"<span>{sentence}</span>" in html
    assert f'id="id_{name}_error"' in html
    assert shapes(html) == ["wrong"]


def test_field_escapes_what_was_typed():
    assert "<script>" not in render("{% field form.name %}", form=Form({"name": "<script>"}))


def test_field_of_choices_is_a_group():
    html = render("{% field form.phone %}", form=Form())

    assert html.startswith('<fieldset class="field choice">')
    assert "<legend>スマホ</legend>" in html


def test_error_summary_links_to_each_field():
    html = render("{% error_summary form %}", form=Form({}))

    assert "もう一度 見てください(4か所)" in html
    assert 'href="#id_name"' in html
    assert 'href="#id_phone"' in html


def test_error_summary_of_a_good_form_is_nothing():
    good = Form({"name": "青野", "phone": "a", "sure": "on", "day": "2026-10-20"})

    assert render("{% error_summary form %}{% error_summary empty %}", form=good, empty=Form()) == ""
