"""What somebody could put into a notebook so that it does something in the browser of whoever opens it.

Each is found by its name: a script in it calls `ran`, which the test gives to every frame, and what it fetches is asked
of a server of the test's own.
"""

from __future__ import annotations

import base64

from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output, new_raw_cell

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
# JS is a script, URL an address that nobody may be asked for, IN a path of the server's own.
HTML = {
    "script": "<script>JS</script>",
    "script-src": "<script src='URL'></script>",
    "script-of-a-file": "<script src='/files/autograded/kari/evil.js'></script>",
    "script-broken": "<scr<script>ipt>JS</scr</script>ipt>",
    "script-upper": "<SCRIPT/x>JS</SCRIPT>",
    "img-onerror": "<img src=x onerror=JS>",
    "img-slash": "<img/src=x/onerror=JS>",
    "img-newline": "<img\nsrc=x\nonerror\n=\nJS>",
    "img-quotes": '<img alt="`><img src=x onerror=JS>" title="><img src=x onerror=JS>">',
    "img-src": "<img src='URL'>",
    "img-inside": "<img src='IN'>",
    "img-srcset": "<img srcset='URL 1x, URL 2x'>",
    "picture": "<picture><source srcset='URL'><img src=x></picture>",
    "onload": "<body onload=JS><svg onload=JS></svg>",
    "svg-script": "<svg><script>JS</script></svg>",
    "svg-use": "<svg><use xlink:href='URL#a'></use><use href='data:image/svg+xml,<svg id=a onload=JS>#a'></use></svg>",
    "svg-animate": "<svg><a><animate attributeName=href values=javascript:JS /><text x=9 y=9>se</text></a></svg>",
    "svg-set": "<svg><set attributeName=onload to=JS begin=0s></set><image href='URL'></image></svg>",
    "svg-foreign": "<svg><foreignObject><iframe srcdoc='<script>parent.JS</script>'></iframe></foreignObject></svg>",
    "svg-style": "<svg><style>@import 'URL';</style></svg>",
    "math-nesting": "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=x onerror=JS&gt;'>",
    "math-link": "<math><maction actiontype='statusline#http://a' xlink:href='javascript:JS'>se</maction></math>",
    "math-href": "<math href='javascript:JS'><mi>x</mi></math>",
    "noscript": "<noscript><p title='</noscript><img src=x onerror=JS>'></noscript>",
    "template": "<template><img src=x onerror=JS></template><div><template shadowrootmode=open><script>JS</script>",
    "xmp": "<xmp><p title='</xmp><img src=x onerror=JS>'></xmp>",
    "textarea": "<textarea><p title='</textarea><img src=x onerror=JS>'></textarea>",
    "title": "<title>RAN</title><title><p title='</title><img src=x onerror=JS>'></title>",
    "style-breaks-out": "<style><a title='</style><img src=x onerror=JS>'></style>",
    "comment": "<!--><img src=x onerror=JS>--><!--!><img src=x onerror=JS>-->",
    "cdata": "<![CDATA[><img src=x onerror=JS>]]>",
    "processing": "<?xml ><img src=x onerror=JS>?>",
    "select": "<select><style></select><img src=x onerror=JS></style></select>",
    "form-nesting": "<form><math><mtext></form><form><mglyph><style></math><img src onerror=JS>",
    "iframe-srcdoc": "<iframe srcdoc='<script>parent.JS</script>'></iframe>",
    "iframe-script": "<iframe src='javascript:parent.JS'></iframe>",
    "iframe-data": "<iframe src='data:text/html,<script>parent.JS</script>'></iframe>",
    "iframe-inside": "<iframe src='IN'></iframe>",
    "object": "<object data='data:text/html,<script>parent.JS</script>'></object><object data='URL'></object>",
    "embed": "<embed src='data:image/svg+xml,<svg onload=parent.JS>'><embed src='URL'>",
    "applet": "<applet code=URL></applet><frameset onload=JS><frame src='URL'></frameset>",
    "video": "<video src=URL onerror=JS autoplay><source src=URL onerror=JS></video><audio src=URL onerror=JS>",
    "track": "<video poster=URL><track src=URL default></video>",
    "details": "<details ontoggle=JS open><summary onclick=JS>se</summary>a</details>",
    "marquee": "<marquee onstart=JS>a</marquee>",
    "autofocus": "<input onfocus=JS autofocus><p tabindex=1 onfocus=JS contenteditable>a</p>",
    "animation": "<style>@keyframes k{}</style><p style='animation: k 1s' onanimationstart=JS>a</p>",
    "meta-refresh": "<meta http-equiv=refresh content='0;url=URL'><meta http-equiv=refresh content='0;javascript:JS'>",
    "base": "<base href='URL/'><base target=_self>",
    "link": "<link rel=stylesheet href='URL'><link rel=preload as=script href='URL'><link rel=prefetch href=URL>",
    "import": "<style>@import url('URL');</style>",
    "font": "<style>@font-face{font-family:f;src:url('URL')}*{font-family:f}</style><p style='font-family:f'>a</p>",
    "style-leaks": "<style>input[value]{background:url('URL')} body{background:url(URL)}</style>",
    "style-attribute": "<p style='background:url(URL)'>a</p><p style='background-image:image-set(\"URL\" 1x)'>a</p>",
    "style-list": "<ul style='list-style:url(URL)'><li>a</ul><p style='cursor:url(URL),auto;content:url(URL)'>a</p>",
    "expression": "<p style='width:expression(JS);behavior:url(URL);-moz-binding:url(URL)'>a</p>",
    "form-action": "<form action='URL' method=post><button>se</button></form>",
    "formaction": "<form id=f><input type=submit></form><button form=f formaction='javascript:JS'>se</button>",
    "form-inside": "<form action='IN' method=post><button autofocus>Full credit</button></form>",
    "link-script": "<a href='javascript:JS'>se</a>",
    "link-script-hidden": "<a href='&#1;java&#10;script&colon;JS'>se</a><a href=' jAvAsCrIpT:JS'>se</a>",
    "link-vbscript": "<a href='vbscript:JS'>se</a><a href='livescript:JS'>se</a>",
    "link-data": "<a href='data:text/html,<script>opener.JS</script>' target=_blank>se</a>",
    "link-inside": "<a href='IN'>se</a><a href='//IN'>se</a><a href='\\\\IN'>se</a>",
    "link-ping": "<a href='javascript:JS' ping='URL'>se</a>",
    "area": "<map name=m><area shape=default href='javascript:JS'></map><img usemap=#m src=x>",
    "of-formgrader": "<b class='full-credit no-credit mark-graded score'>se</b><p id=answer class=nbgrader_cell>se</p>",
    "clobbering": "<form name=formgrader id=base_url><input name=base_url value=URL></form><a id=submission_id>se</a>",
    "overlay": "<div style='position:fixed;inset:0;z-index:9999;background:white' class='navbar-fixed-top'>Full</div>",
    "margin": "<div style='margin-top:-900px;width:5000px;height:900px;background-color:white'>Full credit</div>",
    "popover": "<div popover=auto id=p>a</div><button popovertarget=p onclick=JS>se</button><dialog open>a</dialog>",
    "portal": "<portal src=URL></portal><fencedframe src=URL></fencedframe><slot onslotchange=JS></slot>",
    "custom": "<x-a onclick=JS style=position:fixed>se</x-a><isindex onclick=JS action=URL>",
    "null": "<img src=x \0onerror=JS><scr\0ipt>JS</script>",
    "our-names": "<x-script>JS</x-script><x-img src=x onerror=JS><x-a href='javascript:JS' onclick=JS>se</x-a>",
    "our-names-nesting": "<<b>script>JS</script><x-<b>img src=x onerror=JS><</b>img src=x onerror=JS><b<b onclick=JS>",
    "our-names-inside": "<p title='<x-img src=x onerror=JS>'>a</p><img alt='<b><x-b' src='\"><x-a onclick=JS>'>",
    "left-open": "<p><a title='<img src=x onerror=JS>'><b><font onclick=JS></p><p>a<table><a href='javascript:JS'><td>",
    "letters-alike": "<\u017fcript>JS</\u017fcript><\u0131mg src=x onerror=JS><lin\u212a rel=stylesheet href='URL'>",
    "trusted": "<div data-toggle=tooltip data-html=true title='<img src=x onerror=JS>' data-link=IN>se</div>",
}
MARKDOWN = {
    "link": "[se](javascript:JS) [se](<javascript:JS>) <javascript:JS> [se](data:text/html,<script>JS</script>)",
    "link-entity": "[se](javascript&colon;JS) [se](java\nscript:JS) [a]\n\n[a]: javascript:JS",
    "link-breaks-out": '[se](http://a "\\" onmouseover=JS x=") [se](x"onclick=JS)',
    "image": '![se](URL) ![x" onerror=JS x="](x) ![se](<x" onerror=\'JS\'>)',
    "image-inside": "![se](IN) ![se](../../../../../../etc/hostname)",
    "fence": '```html"><img src=x onerror=JS>\na\n```\n\n```mermaid\n<img src=x onerror=JS>\n```',
    "formula": r"$\href{javascript:JS}{se}$ $$\unicode{<img src=x onerror=JS>}$$ $<img src=x onerror=JS>$",
    "environment": r"\begin{equation}<script>JS</script>\end{equation} \\(<img src=x onerror=JS>\\)",
    "heading": '# <img src=x onerror=JS>\n\nSe\n==\n\n## a" onclick=JS',
    "table": "| <img src=x onerror=JS> | b |\n|---|---|\n| `<img src=x onerror=JS>` | [se](javascript:JS) |",
    "code": "`</code><img src=x onerror=JS>`\n\n    </code></pre><img src=x onerror=JS>",
    "attachment": "![se](attachment:a.svg) ![se](attachment:b.html) ![se](attachment:c.png)",
}
SVG = "<svg xmlns='http://www.w3.org/2000/svg' onload='JS'><script>JS</script><image href='URL'/></svg>"
DATA: dict[str, dict] = {
    "javascript": {"application/javascript": "JS", "text/plain": "skript"},
    "svg": {"image/svg+xml": SVG},
    "png": {"image/png": "AA=='\"><img src=x onerror=JS>"},
    "jpeg": {"image/jpeg": "javascript:JS"},
    "latex": {"text/latex": r"$\href{javascript:JS}{se}$<img src=x onerror=JS>"},
    "plain": {"text/plain": "<img src=x onerror=JS>\x1b[31;1m<script>JS</script>\x1b]8;;javascript:JS\x07se"},
    "json": {"application/json": {"a": "<script>JS</script>"}, "text/plain": "<script>JS</script>"},
    "vdom": {"application/vdom.v1+json": {"tagName": "img", "attributes": {"src": "x", "onerror": "JS"}}},
    "geojson": {"application/geo+json": {"type": "Feature", "properties": {"a": "<img src=x onerror=JS>"}}},
    "plotly": {"application/vnd.plotly.v1+json": {"data": [{"x": ["<img src=x onerror=JS>"]}]}},
    "vega": {"application/vnd.vegalite.v5+json": {"data": {"url": "URL"}}, "text/plain": "vega"},
    "pdf": {"application/pdf": "JVBERi0="},
    "mermaid": {"text/vnd.mermaid": "graph TD; a[<img src=x onerror=JS>]; click a href 'javascript:JS'"},
    "unknown": {'text/x"><img src=x onerror=JS>': "<img src=x onerror=JS>"},
    "widget": {
        "application/vnd.jupyter.widget-view+json": {"model_id": "evil", "version_major": 2, "version_minor": 0},
        "text/plain": "IntSlider(value=0, description='tall')",
    },
    "widget-breaks-out": {
        "application/vnd.jupyter.widget-view+json": {"model_id": "</script><img src=x onerror=JS>", "</script>": "JS"},
        "text/plain": "</script><script>JS</script>",
    },
    "output-widget": {"application/vnd.jupyter.es6-rich-output": "JS", "application/x-javascript": "JS"},
    "html-of-a-kind": {"text/html; charset=utf-7": "+ADw-script+AD4-JS+ADw-/script+AD4-", "text/xml": SVG},
}
WIDGET = {"model_name": "HTMLModel", "model_module": "@jupyter-widgets/controls", "model_module_version": "2.0.0"}


def cells(address: str) -> list[NotebookNode]:
    """Every payload in a cell, under its name."""
    found = []
    for name, html in HTML.items():
        said = _filled(html, f"html-{name}", address)
        found += [_shown({"text/html": said}), new_markdown_cell(said), new_raw_cell(said)]
    for name, markdown in MARKDOWN.items():
        said = _filled(markdown, f"markdown-{name}", address)
        found += [_shown({"text/markdown": said}), new_markdown_cell(said, attachments=_attachments(name, address))]
    found += [_shown(_filled(data, f"data-{name}", address)) for name, data in DATA.items()]
    return found + _odd(address)


def prose(address: str) -> str:
    """The answer that a person marks."""
    said = [_filled(each, "prose", address) for each in (*HTML.values(), *MARKDOWN.values())]
    return "Svaret mitt.\n\n" + "\n\n".join(said)


def metadata(address: str) -> dict:
    """What a notebook says of itself."""
    evil = _filled('"><img src=x onerror=JS>', "metadata", address)
    state = {"evil": WIDGET | {"state": {"value": evil}}}
    return {
        "title": evil,
        "kernelspec": {"name": "python3", "display_name": evil, "language": evil},
        "language_info": {"name": evil, "pygments_lexer": evil, "version": evil},
        "widgets": {"application/vnd.jupyter.widget-state+json": {"state": state, "version_major": 2}},
    }


def _odd(address: str) -> list[NotebookNode]:
    """What is neither HTML, Markdown nor an output's data: streams, errors, what a cell says of itself."""
    evil = _filled('</pre><img src=x onerror=JS>\x1b[38;2;1;2;3m"<script>JS</script>', "odd", address)
    about = {"tags": [evil], "magics_language": evil, "raw_mimetype": "text/html", "name": evil, "alt": evil}
    picture = {"filenames": {"image/png": address + "/filenames"}, "image/png": {"width": evil, "alt": evil}}
    isolated = {"text/html": {"isolated": True}}
    outputs = [
        new_output("stream", name="stdout", text=evil),
        new_output("stream", name="stderr", text=evil),
        new_output("error", ename=evil, evalue=evil, traceback=[evil, evil]),
        new_output("execute_result", {"text/plain": evil}, execution_count=1),
        new_output("display_data", {"image/png": PIXEL}, metadata=picture),
        new_output(
            "display_data", {"text/html": _filled("<script>parent.JS</script>", "isolated", address)}, metadata=isolated
        ),
    ]
    foreign = {"nbgrader": {"grade": True, "solution": True, "grade_id": evil, "points": 1, "schema_version": 3}}
    return [
        new_code_cell(evil, outputs=outputs, metadata=about),
        new_markdown_cell("se", metadata=about),
        new_raw_cell(evil, metadata=about),
        new_markdown_cell("se", metadata=foreign),
    ]


def _shown(data: dict) -> NotebookNode:
    return new_code_cell("vis()", outputs=[new_output("display_data", data)])


def _attachments(name: str, address: str) -> dict:
    if name != "attachment":
        return {}
    svg = base64.b64encode(_filled(SVG, "attachment", address).encode()).decode()
    html = base64.b64encode(_filled("<script>JS</script>", "attachment", address).encode()).decode()
    return {
        "a.svg": {"image/svg+xml": svg},
        "b.html": {"text/html": html},
        "c.png": {_filled('image/png" onerror="JS', "attachment", address): PIXEL},
    }


def _filled(payload, name: str, address: str):
    """The payload with its script and its addresses, by which it is known."""
    if isinstance(payload, dict):
        return {_filled(key, name, address): _filled(value, name, address) for key, value in payload.items()}
    if isinstance(payload, list):
        return [_filled(one, name, address) for one in payload]
    number = NAMES.index(name) if name in NAMES else NAMES.append(name) or len(NAMES) - 1
    replaced = {"JS": f"ran({number})", "URL": f"{address}/{name}", "IN": f"/formgrader/?path=fetched-{name}"}
    if isinstance(payload, str):
        for word, by in replaced.items():
            payload = payload.replace(word, by)
    return payload


NAMES: list[str] = []  # a script says its payload by number: no quotes are needed
