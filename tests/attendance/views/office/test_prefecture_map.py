"""The prefecture's tiles: where each municipality lies, and whether it has reported."""

import re
from pathlib import Path

from django.contrib.staticfiles import finders

from lms.demo import texts
from tests import factories
from tests.tallied import met, tallied
from tests.year_reports import sent


def test_the_map_says_who_has_reported(cast, look):
    matsuyama = factories.municipality("382019", "松山市", "マツヤマシ")
    factories.municipality("382043", "八幡浜市", "ヤワタハマシ", region="south")
    tallied(matsuyama, **met(12, 11))
    sent(matsuyama, factories.staff("municipality", matsuyama))

    text = " ".join(look(who=cast.officer).split())
    drawn = text.partition('<ul class="map"')[2].partition("</ul>")[0]
    tiles = dict(re.findall(r"<b>([^<]+)</b>(.*?)</a></li>", drawn))
    said = {name: re.sub(r"<[^>]*>", "", rest).strip() for name, rest in tiles.items()}
    assert said == {"松山市": "報告ずみ", "八幡浜市": "クラスなし", "松前町": "まだ", "砥部町": "まだ"}


def test_every_municipality_has_a_place_of_its_own_on_the_map():
    css = Path(finders.find("lms/css/map.css")).read_text(encoding="utf-8")
    places = dict(re.findall(r"\.at-(\d{6}) \{ grid-area: (\d / \d); \}", css))

    assert set(places) == {row["code6"] for row in texts.municipalities()}
    assert len(set(places.values())) == len(places) == 20
