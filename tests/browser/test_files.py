"""Files: chosen, dropped and pasted into what one writes; handed out to be kept, not run."""

from __future__ import annotations

import base64
import re
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Page, expect

from models import TicketType
from services.transaction import Work, unit_of_work
from tests.browser.conftest import Opener
from tests.browser.data import opened
from tests.browser.serving import App
from tests.browser.test_accessible import grave
from tests.browser.window import Window
from tests.services.attachments.corpus import corpus
from tests.services.attachments.sending import picture

BAKERY, CLINIC, BOOKSHOP, OPTICIAN = 1482, 1476, 1498, 1503
MEGABYTE = 1024 * 1024
DROP = """(form, {name, data, type, kind}) => {
    const bytes = Uint8Array.from(atob(data), (each) => each.charCodeAt(0));
    const held = new DataTransfer();
    held.items.add(new File([bytes], name, { type }));
    const how = { bubbles: true, cancelable: true };
    const event = kind === "paste"
        ? new ClipboardEvent("paste", { ...how, clipboardData: held })
        : new DragEvent(kind, { ...how, dataTransfer: held });
    form.dispatchEvent(event);
}"""


async def composer(who: Window, number: int) -> Page:
    page = await who.open(f"/tickets/{number}")
    await page.wait_for_function("window.isListenedTo")
    await expect(page.locator("form.composer textarea").first).to_be_focused()
    return page


def chosen(name: str, data: bytes) -> Any:
    return {"name": name, "mimeType": "application/octet-stream", "buffer": data}


async def let_go(page: Page, kind: str, name: str, data: bytes, type: str = "image/png") -> None:
    told = {"name": name, "data": base64.b64encode(data).decode(), "type": type, "kind": kind}
    await page.locator("form.composer").evaluate(DROP, told)


def sent(http: httpx.Client, data: bytes, name: str, number: int = BOOKSHOP) -> httpx.Response:
    asked = {"subject": f"ticket:{number}", "name": name}
    return http.post("/api/uploads", params=asked, content=data)


def recorded(http: httpx.Client, tokens: list[str], number: int = BOOKSHOP) -> None:
    version = http.get(f"/api/tickets/{number}/ways?board=all").json()["version"]
    body = {"direction": "stay", "key": str(uuid4()), "version": version, "text": "Segue.",
            "files": tokens}  # fmt: skip
    answer = http.post(f"/api/tickets/{number}/follow-ups", json=body)
    assert answer.status_code == 200, answer.text


OPEN = """async (ids) => {
    const wrong = [];
    const added = (tag, how, id) => new Promise((told) => {
        const made = Object.assign(document.createElement(tag), how);
        made.onload = () => told(tag === "iframe" ? "" : `${tag} ${id}`);
        made.onerror = () => told("");
        document.body.append(made);
        setTimeout(() => told(""), 1500);
    });
    const opened = (id) => [
        added("script", { src: `/files/${id}` }, id),
        added("script", { src: `/files/${id}`, type: "module" }, id),
        added("link", { rel: "stylesheet", href: `/files/${id}` }, id),
        added("iframe", { src: `/files/${id}` }, id),
        added("embed", { src: `/files/${id}` }, id),
        navigator.serviceWorker.register(`/files/${id}`).then(() => `worker ${id}`, () => ""),
    ];
    for (let start = 0; start < ids.length; start += 30) {
        const batch = ids.slice(start, start + 30).flatMap(opened);
        wrong.push(...(await Promise.all(batch)).filter(Boolean));
        document.querySelectorAll("iframe, embed").forEach((each) => each.remove());
    }
    return wrong;
}"""
"""Whatever a page might do with a file; what was taken for a script, a style or a page."""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def filled(data: Path) -> Path:
    """One type takes no files."""

    async def body(work: Work) -> None:
        work.configuration_changed()
        await TicketType.filter(code="2.1").update(allow_attachments=False)

    async with opened(data):
        await unit_of_work(body, by=None)
    return data


def shown(http: httpx.Client, number: int = BOOKSHOP) -> list[int]:
    """Ids of the files on a ticket's page."""
    return sorted(
        {int(each) for each in re.findall(r"/files/(\d+)", http.get(f"/tickets/{number}").text)}
    )


async def test_chosen_dropped_and_pasted_they_outlive_a_refusal_and_a_reload(
    window: Opener,
) -> None:
    bruno = await window("bruno")
    page = await composer(bruno, BAKERY)
    files = page.locator(".files .file")
    await page.set_input_files("input[type=file]", [
        chosen("checklist.pdf", b"%PDF-1.7 list"), chosen("video-rack.mp4", b"x" * 11 * MEGABYTE),
    ])  # fmt: skip
    await let_go(page, "dragover", "rack.png", picture())
    await expect(page.locator(".drop-here")).to_be_visible()
    await let_go(page, "drop", "rack.png", picture())
    await let_go(page, "paste", "image.png", picture())
    await expect(page.locator('.file[data-state="there"]')).to_have_count(3)
    await expect(page.locator(".file.is-refused")).to_have_text(
        re.compile(r"video-rack\.mp4 tem 11 MB, passa do limite de 10\.")
    )
    await expect(files.filter(has_text="captura")).to_have_count(1)
    assert await grave(bruno) == []
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".problem:visible").first).to_be_visible()
    await page.reload()
    await expect(page.locator('.file[data-state="there"]')).to_have_count(3)
    await page.get_by_role("button", name=re.compile("Remover captura")).click()
    await expect(files).to_have_count(2)
    await page.locator(".directions button").nth(1).click()
    await page.locator("form.composer textarea").first.fill("Segue a foto.")
    await page.keyboard.press("Control+Enter")
    newest = page.locator(".timeline > li").first
    await expect(newest.locator(".entry-files a")).to_have_count(2)
    await expect(newest.locator(".entry-files a").first).to_contain_text("rack.png")
    await expect(newest.locator("img.thumb")).to_have_js_property("complete", value=True)
    await expect(files).to_have_count(0)
    assert await grave(bruno) == []


async def test_what_is_taken_off_on_its_way_is_gone_and_what_failed_is_sent_again(
    window: Opener,
) -> None:
    davi = await window("davi")
    davi.forgiven = "ERR_FAILED"
    page = await composer(davi, CLINIC)
    await page.route("**/api/uploads?*", lambda _route: None)
    await page.set_input_files("input[type=file]", [chosen("slow.txt", b"x")])
    await expect(page.locator('.file[data-state="sending"]')).to_have_count(1)
    await page.locator("form.composer textarea").first.fill("Segue.")
    await page.keyboard.press("Control+Enter")
    await expect(page.locator(".problem:visible").first).to_contain_text("ainda está a caminho")
    await page.get_by_role("button", name="Cancelar slow.txt").click()
    await expect(page.locator(".files .file")).to_have_count(0)
    await page.unroute("**/api/uploads?*")
    await page.route("**/api/uploads?*", lambda route: route.abort())
    await page.set_input_files("input[type=file]", [chosen("again.txt", b"x")])
    await expect(page.locator('.file[data-state="failed"]')).to_contain_text("não chegou")
    await page.unroute("**/api/uploads?*")
    await page.get_by_role("button", name="Tentar de novo").click()
    await expect(page.locator('.file[data-state="there"]')).to_have_count(1)


async def test_a_wrong_file_and_a_wrong_text_are_removed_with_a_reason_everywhere(
    window: Opener, app: App
) -> None:
    with app.http("rui") as http:
        token = sent(http, picture(), "wrong.png").json()["token"]
        recorded(http, [token])
    carla, rui = await window("carla"), await window("rui")
    other = await composer(carla, BOOKSHOP)
    page = await composer(rui, BOOKSHOP)
    theirs = other.locator(".timeline > li").first
    await expect(theirs.locator(".entry-files a")).to_have_count(1)
    await expect(theirs.locator(".is-remove")).to_have_count(0)
    for label, field in (
        ("Remover wrong.png", "Outro cliente"),
        ("Remover este texto", "Uma senha"),
    ):
        await page.locator(".timeline > li").first.hover()
        await page.get_by_role("button", name=label).first.click()
        await page.get_by_label("Motivo").fill(field)
        await page.keyboard.press("Enter")
        for window_of in (page, other):
            await expect(window_of.locator(".timeline > li").first).to_contain_text(field)
        await expect(page.locator("section.history")).to_be_focused()
    await expect(theirs).to_contain_text("wrong.png removido por Rui Prado")
    await expect(theirs).not_to_contain_text("Segue.")
    await expect(theirs.locator("a")).to_have_count(0)


async def test_who_removes_it_is_no_news_to_themselves_and_named_to_others(
    window: Opener, app: App
) -> None:
    with app.http("davi") as http:
        recorded(http, [sent(http, b"x", "wrong.txt").json()["token"]])
    davi, helena = await window("davi"), await window("admin")
    other = await composer(davi, BOOKSHOP)
    page = await composer(helena, BOOKSHOP)
    await page.locator(".timeline > li").first.hover()
    await page.get_by_role("button", name="Remover wrong.txt").click()
    await page.get_by_label("Motivo").fill("Outro cliente")
    await page.keyboard.press("Enter")
    await expect(other.locator(".note.is-today")).to_contain_text("Helena alterou")
    await expect(page.locator(".timeline > li").first).to_contain_text("Outro cliente")
    await expect(page.locator(".note.is-today").filter(visible=True)).to_have_count(0)


async def test_a_type_without_files_shows_no_place_for_them(window: Opener) -> None:
    page = await composer(await window("ana"), OPTICIAN)
    await expect(page.locator(".files-field")).to_be_hidden()
    await let_go(page, "drop", "rack.png", picture())
    await expect(page.locator(".files .file")).to_have_count(0)


async def test_a_file_is_handed_out_to_be_kept_and_to_those_who_see_the_ticket(app: App) -> None:
    with app.http("carla") as http:
        name = 'relatório "final"; x=1.html'
        token = sent(http, b"<script>alert(1)</script>", name).json()["token"]
        recorded(http, [token])
        answer = http.get(f"/files/{shown(http)[-1]}")
    assert answer.content == b"<script>alert(1)</script>"
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["content-security-policy"] == "sandbox; default-src 'none'"
    disposition = answer.headers["content-disposition"]
    assert disposition.startswith('attachment; filename="relat_rio _final__ x_1.html"; filename*=')
    with app.http("marta") as http:
        assert http.get("/files/99999").status_code == 404
        http.cookies.clear()
        assert http.get("/files/1").status_code == 303
        http.cookies.set("atende", app.tokens["marta"])
        assert sent(http, b"x", "a.txt").status_code == 422


async def test_what_is_too_large_or_no_picture_is_refused_in_words(app: App) -> None:
    with app.http("carla") as http:
        many = (b"x" * MEGABYTE for _ in range(11))
        large = http.post("/api/uploads?subject=ticket:1498&name=a.bin", content=many)
        assert (large.status_code, large.json()["refusals"][0]["rule"]) == (413, "A2")
        said = sent(http, b"<svg/>", "logo.png")
        assert (said.status_code, said.json()["refusals"][0]["field"]) == (422, "files")
        assert sent(http, b"x", "a.txt", 99_999).status_code == 404
        assert http.post("/api/uploads?subject=../x&name=a", content=b"x").status_code == 404


@contextmanager
def read_only(app: App) -> Iterator[None]:
    """No file of the app's takes another byte."""
    limit, pid = resource.RLIMIT_FSIZE, app.process.pid
    resource.prlimit(pid, limit, (1, resource.RLIM_INFINITY))
    try:
        yield
    finally:
        resource.prlimit(pid, limit, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


async def test_a_disk_that_takes_no_more_is_said_and_leaves_nothing_torn(app: App) -> None:
    before = kept(app.folder)
    with app.http("carla") as http:
        with read_only(app):
            answer = sent(http, b"x" * 70_000, "a.bin")
        assert answer.status_code == 503
        assert answer.json()["refusals"][0]["kind"] == "FilesCantBeKept"
        assert kept(app.folder) == before
        assert sent(http, b"x" * 70_000, "a.bin").status_code == 201


def kept(folder: Path) -> set[Path]:
    return {path for path in (folder / "files").rglob("*") if path.is_file()}


@pytest.mark.parametrize("every", [4, pytest.param(1, marks=pytest.mark.nightly)])
async def test_hostile_files_opened_in_every_way_run_nothing(
    window: Opener, app: App, every: int
) -> None:
    some = corpus()[::every]
    with app.http("ana") as http:
        before = set(shown(http))
        answers = [sent(http, file.data, f"{n}-{file.name}") for n, file in enumerate(some)]
        assert {answer.status_code for answer in answers} == {201, 422}
        tokens = [each.json()["token"] for each in answers if each.status_code == 201]
        for start in range(0, len(tokens), 20):
            recorded(http, tokens[start : start + 20])
        ids = sorted(set(shown(http)) - before)
    assert len(ids) == len(tokens)
    ana = await window("ana", accept_downloads=False)
    ana.forgiven = ""
    page = await ana.open(f"/tickets/{BAKERY}")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    title = await page.title()
    assert await page.evaluate(OPEN, ids) == []
    assert await page.title() == title
    assert [url for url in asked if url.endswith("/ran")] == []
    assert page.url.endswith(f"/tickets/{BAKERY}")
