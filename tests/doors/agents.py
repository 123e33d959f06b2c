"""Who opens links without a person having pressed anything, and what people here hold in their hands: the headers they send."""

_ANDROID = "Mozilla/5.0 (Linux; Android {version}; {model}) AppleWebKit/537.36 (KHTML, like Gecko)"
_IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS {version} like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
_WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"

PREVIEWS = {
    "line": "facebookexternalhit/1.1;line-poker/1.0",
    "facebook": "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
    "whatsapp": "WhatsApp/2.25.20 A",
    "x": "Twitterbot/1.0",
    "slack": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "teams": f"{_WINDOWS} SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com",
    "discord": "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
    "telegram": "TelegramBot (like TwitterBot)",
    "chatwork": "ChatWork LinkPreview v1",
    "apple messages": "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 Safari/601.2.4 "
    "facebookexternalhit/1.1 Facebot Twitterbot/1.0",
}
SCANNERS = {
    "barracuda": "Mozilla/5.0 (Windows NT 10.0) BarracudaSentinel (EE)",
    "proofpoint": "Mozilla/5.0 (compatible; proofpoint-urldefense)",
    "defender": f"{_WINDOWS} Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0 SafeLinks",
    "google mail pictures": "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
    "trend micro": "TMUFE",
    "kaspersky": "Mozilla/5.0 (compatible; KasperskyLinkChecker)",
    "virustotal": "Mozilla/5.0 (compatible; Google-Safety; +http://www.google.com/bot.html) virustotalcloud",
}
ENGINES = {
    "google": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "bing": "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
    "yahoo japan": "Y!J-BRW/1.0 (https://support.yahoo-net.jp/PccSearch/s/article/H000007955)",
    "apple": f"{_IPHONE.format(version='17_5')} Version/17.5 Mobile/15E148 Safari/604.1 (Applebot/0.1)",
    "archive": "Mozilla/5.0 (compatible; archive.org_bot +http://archive.org/details/archive.org_bot)",
    "gpt": "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)",
}
IN_APPS = {
    "in line": f"{_IPHONE.format(version='18_5')} Mobile/15E148 Safari Line/15.8.0",
    "in line on android": f"{_ANDROID.format(version='13', model='SH-M24')} Version/4.0 Chrome/126.0 Mobile Safari/537.36 "
    "Line/14.9.1/IAB",
    "in yahoo": f"{_IPHONE.format(version='18_5')} Mobile/15E148 YJApp-IOS jp.co.yahoo.ipn.appli/4.110.0",
    "in facebook": f"{_IPHONE.format(version='17_6')} Mobile/15E148 [FBAN/FBIOS;FBAV/470.0.0;FBDV/iPhone12,8]",
}
HANDS = {
    "iphone": f"{_IPHONE.format(version='18_5')} Version/18.5 Mobile/15E148 Safari/604.1",
    "old iphone": f"{_IPHONE.format(version='12_5_7')} Version/12.1.2 Mobile/15E148 Safari/604.1",
    "android": f"{_ANDROID.format(version='14', model='Pixel 7a')} Chrome/131.0.0.0 Mobile Safari/537.36",
    "old android": f"{_ANDROID.format(version='5.1.1', model='SHV32')} Chrome/95.0.4638.74 Mobile Safari/537.36",
    "older android": "Mozilla/5.0 (Linux; U; Android 4.0.4; ja-jp; F-12D) AppleWebKit/534.30 Mobile Safari/534.30",
    "easy phone": f"{_ANDROID.format(version='11', model='F-52B')} Chrome/103.0.5060.129 Mobile Safari/537.36",
    "feature phone": "DoCoMo/2.0 SH01L(c500;TB;W24H16)",
    "feature phone of another": "KDDI-KY3R UP.Browser/6.2_7.2.7.1.K.7.207 (GUI) MMP/2.0",
    "desk": f"{_WINDOWS} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
}
OTHERS = {"curl": "curl/8.14.1", "python": "python-requests/2.32.3", "wget": "Wget/1.21.4", "nothing said": ""}

_NAMES = PREVIEWS | SCANNERS | ENGINES | IN_APPS | HANDS | OTHERS
AHEAD_OF_TIME = {
    "prefetch": {"HTTP_SEC_PURPOSE": "prefetch", "HTTP_USER_AGENT": HANDS["android"]},
    "prerender": {"HTTP_SEC_PURPOSE": "prefetch;prerender", "HTTP_PURPOSE": "prefetch"},
    "safari top hit": {"HTTP_PURPOSE": "preview", "HTTP_X_PURPOSE": "preview", "HTTP_USER_AGENT": HANDS["iphone"]},
    "firefox prefetch": {"HTTP_X_MOZ": "prefetch", "HTTP_USER_AGENT": "Mozilla/5.0 (X11; Linux) Gecko Firefox/133.0"},
}
AGENTS: dict[str, dict[str, str]] = {name: {"HTTP_USER_AGENT": words} for name, words in _NAMES.items()} | AHEAD_OF_TIME
