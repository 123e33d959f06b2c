"""Words that mean the same to who searches. Whoever finds another pair writes it here, in any width and case.

The first of a group is the one that the others are read as. A word of Latin letters or of katakana counts only where it
stands alone: ライン is not in オンライン, line not in online. Hiragana is understood by itself.
"""

GROUPS: tuple[tuple[str, ...], ...] = (
    ("LINE", "ライン"),
    ("スマートフォン", "スマホ", "スマートホン", "スマフォ"),
    ("携帯電話", "ケータイ", "ガラケー"),
    ("iPhone", "アイフォーン", "アイフォン", "アイホン"),
    ("Android", "アンドロイド"),
    ("Google", "グーグル"),
    ("YouTube", "ユーチューブ"),
    ("Wi-Fi", "WiFi", "ワイファイ", "無線LAN"),
    ("QRコード", "二次元コード", "キューアールコード", "キューアール"),
    ("メール", "Eメール", "電子メール", "mail"),
    ("SMS", "ショートメッセージ", "ショートメール"),
    ("アプリ", "アプリケーション"),
    ("インターネット", "ネット"),
    ("マイナンバーカード", "マイナカード", "個人番号カード"),
    ("キャッシュレス", "スマホ決済", "電子マネー"),
    ("テレビ電話", "ビデオ通話", "ビデオ電話"),
    ("スクリーンショット", "スクショ"),
    ("パスワード", "暗証番号"),
    ("PayPay", "ペイペイ"),
    ("Zoom", "ズーム"),
    ("Bluetooth", "ブルートゥース"),
    ("アカウント", "account"),
)
