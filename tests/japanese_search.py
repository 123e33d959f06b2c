"""Pages to search among, and words that find them or do not."""

from types import SimpleNamespace

from materials.actions.write_page_words import write_old_page_words
from tests import factories


def library():
    """The shared library, a municipality with a venue, and what nobody outside may find."""
    photo = factories.material("301", "写真を撮って 送る")
    photo.reading = "しゃしんを とって おくる"
    photo.body = [factories.action("下にある 丸いボタンを 軽く押す", note="家族に ＬＩＮＥで 送ります")]
    line = factories.material("302", "ラインで 話す", body=[factories.action("みどりの 絵を 押す", alt="吹き出しの絵")])
    station = factories.material("303", "道を 調べる", body=[factories.action("「ﾊﾞｽ停」と 入れる")])
    sound = factories.material("304", "声で さがす", body=variants("マイクの しるしを 押す", "サイドボタンを 長く押す"))
    net = factories.material("305", "Wi-Fi につなぐ", body=[factories.action("オンラインで 1,000円の 買い物を する")])
    for page in (photo, line, station, sound, net):
        page.save()
    tobe = factories.municipality()
    factories.course(tobe)
    draft = factories.material("399", "下書きの 写真", live=False)
    write_old_page_words()
    return SimpleNamespace(photo=photo, line=line, station=station, sound=sound, net=net, tobe=tobe, draft=draft)


def variants(android, iphone):
    rows = {"android": [android], "iphone": [iphone], "easy": []}
    blank = {"note": "", "drawing": "", "alt": "", "picture": None}
    return [
        {"type": "variants", "value": {name: [{"text": t, **blank} for t in texts] for name, texts in rows.items()}}
    ]


QUERIES = {
    # the first seventeen: what was tried on five pages before anything was built
    "写真": ["301"],
    "撮って": ["301"],
    "送る": ["301"],
    "ボタン": ["301", "304"],
    "道": ["303"],
    "LINE": ["302", "301"],
    "line": ["302", "301"],
    "ＬＩＮＥ": ["302", "301"],
    "ライン": ["302", "301", "305"],
    "写真 送る": ["301"],
    "写真　送る": ["301"],
    "バス停": ["303"],
    "吹き出し": ["302"],
    "長く押す": ["304"],
    "軽く押す": ["301"],
    "京都": [],
    "スマホ": [],
    # width, case, kinds of kana, marks and spaces
    "しゃしん": ["301"],
    "シャシン": ["301"],
    "ｼｬｼﾝ": ["301"],
    "ﾗｲﾝ": ["302", "301", "305"],
    "らいん": ["302", "301", "305"],
    "Ｌｉｎｅ": ["302", "301"],
    "写真を撮って送る": ["301"],
    "写真を、撮って": ["301"],
    "ばす停": ["303"],
    "wifi": ["305"],
    "ｗｉ－ｆｉ": ["305"],
    "ワイファイ": ["305"],
    "WIFIにつなぐ": ["305"],
    "1000円": ["305"],
    "１，０００円": ["305"],
    "LINEで話す": ["302"],
    "ラインで話す": ["302"],
    "ボタ-": [],
    "サイドボタン": ["304"],
    # nothing
    "下書き": [],
    "写真 京都": [],
    "online": [],
    "%": [],
    "_": [],
    "・": [],
    "写真%送る": [],
    "' OR 1=1 --": [],
    "\\": [],
    "nkari": [],
    "真写": [],
}
"""Words, and the numbers of what they find in the order of the answer. Nothing of a draft is ever among them."""
ON_PAPER = {
    "301": ["301"],
    "３０１": ["301"],
    "No.301": ["301"],
    "301番": ["301"],
    "0301": ["301"],
    "399": [],
    "302番の写真": [],
}
"""The same for numbers."""
